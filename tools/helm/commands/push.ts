/** `push`: pushes packaged charts to OCI registries. The run target `.push` and those of `helm_charts_push` call it. */
import { setTimeout as sleep } from "node:timers/promises";
import { formatProblem } from "../model/problems.ts";
import { isStored, type NotStored, type Pushed, pushJson, pushTable } from "../registry/pushed.ts";
import { repositoryProblem } from "../registry/reference.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { interruptible } from "../system/interruption.ts";
import { readTexts } from "../system/json_files.ts";
import { type ChartToPush, pushChart } from "../system/push_chart.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import { type PushOptions, readPushOptions } from "./push_options.ts";

const OPTIONS = {
  chart: {
    type: "string",
    multiple: true,
    value: "json",
    internal: true,
    description: "A chart: its `label`, its `package` and the `repository` that it names.",
  },
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const pushCommand = defineCommand({
  summary: "Pushes packaged charts to OCI registries, unless they are there already.",
  examples: [
    "bazel run //hello:hello_chart.push",
    "bazel run //hello:hello_chart.push -- --repository=oci://localhost:5000/charts --plain-http",
    "bazel run //hello:hello_chart.push -- --output=json",
  ],
  options: OPTIONS,
  rest: "`--repository=<oci://…>` says where to push, `--output=json` prints references and digests for programs, `--retries=<number>` says how often to try again (default: 3), and `--timeout=<time>` how long to wait for the registry (default: 2m). All other options go to Helm, such as `--plain-http`, `--ca-file`, `--insecure-skip-tls-verify` or `--registry-config`.",
  run: push,
});

function push({ chart = [], helm }: Values, _: unknown, rest: readonly string[]): Promise<Outcome> {
  const options = readPushOptions(rest);
  const charts = chart.map((each) => readTexts(each, "--chart"));
  const left = "Nothing of the version on its way is in the registry, or all of it; run the same command again.";
  return interruptible(left, async (signal) => {
    const client = { helm: resolveRunfile(helm), options: options.helm, timeout: options.timeout, signal };
    const patience = {
      retries: options.retries,
      wait: (seconds: number) => sleep(seconds * 1000, undefined, { signal }),
      say: (sentence: string) => process.stderr.write(`${sentence}\n`),
    };
    const results: Pushed[] = [];
    for (const { label = "", package: packaged = "", repository = "" } of charts) {
      const wanted = { label, path: resolveRunfile(packaged), repository: options.repository ?? repository };
      const problem = wrongRepository(wanted, options);
      const result = problem ?? (await pushChart(wanted, client, patience));
      if (!isStored(result)) process.stderr.write(`${formatProblem(result.problem)}\n`);
      results.push(result);
    }
    const isComplete = results.every(isStored);
    const output = options.isJson ? pushJson(results) : pushTable(results);
    return { exitCode: isComplete ? 0 : 1, output, isResult: true };
  });
}

/** That a chart has no repository, or that it cannot be one. */
function wrongRepository({ label, repository }: ChartToPush, options: PushOptions): NotStored | undefined {
  const path = options.repository === undefined ? "repository" : "--repository";
  const wrong = repositoryProblem(repository);
  return wrong === undefined ? undefined : { result: "failed", reference: label, problem: { ...wrong, label, path } };
}
