/** `pin`: prints the lines that import a chart. The run target `//tools/charts:pin` calls it. */
import { readArchived } from "../base/archive.ts";
import { sha256 } from "../base/digest.ts";
import { isObject } from "../base/json.ts";
import { parseYaml } from "../base/yaml.ts";
import { formatProblem } from "../model/problems.ts";
import type { Failure } from "../registry/failure.ts";
import { pinLines, splitTag } from "../registry/pin.ts";
import { hostOf } from "../registry/reference.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { interruptible } from "../system/interruption.ts";
import { downloadChart } from "../system/registry.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import { readPushOptions } from "./push_options.ts";

const OPTIONS = {
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
} as const;

export const pinCommand = defineCommand({
  summary: "Prints the lines of MODULE.bazel that import a chart, with its digest or checksum.",
  examples: [
    "bazel run @rules_appchart//tools/charts:pin -- oci://registry.example.com/charts/redis:1.2.3",
    "bazel run @rules_appchart//tools/charts:pin -- https://charts.example.com/redis-1.2.3.tgz",
  ],
  options: OPTIONS,
  rest: "The address of a chart; without a tag, that of the newest version. `--timeout=<time>` says how long to wait (default: 2m). All other options go to Helm, such as `--plain-http`, `--ca-file` or `--registry-config`.",
  run: pin,
});

const ADDRESS = /^(oci|https?):\/\/[^/\s]+\/\S+$/;

function pin({ helm }: OptionValues<typeof OPTIONS>, _: unknown, rest: readonly string[]): Promise<Outcome> {
  const [address, ...more] = rest.filter((word) => !word.startsWith("-"));
  if (address === undefined || !ADDRESS.test(address) || more.length > 0) {
    const got = more.length > 0 ? `several words: ${[address, ...more].join(" ")}` : (address ?? "none");
    throw new UsageError(`expected the address of a chart, \`oci://…\` or \`https://…\`, but got ${got}`);
  }
  const { helm: options, timeout } = readPushOptions(rest.filter((word) => word !== address));
  const { repository, version } = splitTag(address);
  return interruptible("Nothing was changed.", async (signal) => {
    const client = { helm: resolveRunfile(helm), options, timeout, signal };
    const attempt = await downloadChart(client, repository, version);
    if ("failure" in attempt) return failed(address, attempt.failure);
    const { content, digest } = attempt.value;
    const metadata = readArchived(content, (path) => /^[^/]+\/Chart\.yaml$/.test(path));
    const [chart] = parseYaml(new TextDecoder().decode(metadata)).values ?? [];
    if (metadata === undefined || !isObject(chart)) return failed(address, { kind: "unknown", text: "it is no chart" });
    const output = pinLines({
      name: String(chart["name"]),
      version: String(chart["version"]),
      address,
      digest,
      sha256: sha256(content),
      isPlain: options.includes("--plain-http") || address.startsWith("http:"),
    });
    return { exitCode: 0, output, isResult: true };
  });
}

function failed(address: string, { kind, text }: Failure): Outcome {
  const host = hostOf(address.replace(/^https?:\/\//, ""));
  const isDenied = kind === "denied";
  const problem = {
    code: isDenied ? "registry-denied" : "no-chart",
    label: "pin",
    path: address,
    what: `cannot be downloaded: ${text}`,
    expected: "the address of a chart that this machine may read",
    fix: isDenied ? `run \`docker login ${host}\` or \`helm registry login ${host}\`` : "correct the address",
  };
  return { exitCode: 1, output: formatProblem(problem) };
}
