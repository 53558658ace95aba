/** The commands of `node e2e/cluster.mjs`. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { attributePairs } from "./attribute_pairs.ts";
import { type Binaries, binaries, Unavailable } from "./binaries.ts";
import { type BuiltChart, type Variant, variantsOf } from "./charts.ts";
import { type ControlPlane, startControlPlane } from "./control_plane.ts";
import { install } from "./definitions.ts";
import type { Helm } from "./helm.ts";
import { matrix, shareOf } from "./matrix.ts";
import { playNodes } from "./nodes.ts";
import { judgePairs } from "./pairs.ts";
import { killAll } from "./processes.ts";
import { judgeRandom } from "./random.ts";
import { agrees, cellLine, pairLine, pairTable, tableOf, verdictLine } from "./report.ts";
import { valuePairs } from "./value_pairs.ts";

/** What the build of the checkout provides. */
export interface Build {
  /** Directories of the example charts, by label. */
  exampleCharts(): ReadonlyMap<string, string>;
  helmBinary(major: 3 | 4): string;
}

/** Tests on a running control plane; gives the number of failures. */
type Tests = (controlPlane: ControlPlane) => Promise<number>;

/** What a command does once the control plane runs. Builds come before: a busy machine makes its leases run out. */
const COMMANDS: Readonly<Record<string, (build: Build, words: readonly string[]) => Tests>> = {
  ci: (build) => onBothHelms(build, shareOf(chartsOf(build))),
  charts: (build, [pattern = ""]) => {
    const charts = chartsOf(build).filter(({ label }) => label.includes(pattern));
    return onBothHelms(build, charts.flatMap(variantsOf));
  },
  pairs: (build, [pattern = ""]) => upgradePairs(build, pattern),
  random: (build, [count = "100", seed = "1"]) => againstRandom(build, Number(count), Number(seed)),
  up: () => async (controlPlane) => {
    process.stdout.write(`export KUBECONFIG=${controlPlane.kubeconfig}\n`);
    // Until a signal comes.
    return new Promise(() => undefined);
  },
};

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit code: 0 if all is well, 1 if something failed, 2 if the arguments are wrong, 128 + n after a signal. */
export async function main(args: readonly string[], build: Build): Promise<number> {
  const options = { port: { type: "string" }, program: { type: "string" } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [command = "ci", ...words] = positionals;
  const prepare = COMMANDS[command];
  if (prepare === undefined) {
    process.stderr.write(`cluster: ${command} is not a command; expected one of ${Object.keys(COMMANDS).join(", ")}\n`);
    return 2;
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  const signal = new Promise<number>((resolve) => {
    for (const [name, code] of Object.entries(SIGNALS)) process.on(name, () => resolve(code));
    // The process that started this one was killed.
    process.once("disconnect", () => resolve(SIGNALS.SIGHUP));
  });
  try {
    const built = await Promise.race([binaries(values.program), signal]);
    if (typeof built === "number") return built;
    const tests = prepare(build, words);
    return await withCluster(built, port, async (controlPlane) => {
      const ended = tests(controlPlane).then((failures) => (failures === 0 ? 0 : 1));
      return Promise.race([ended, signal]);
    });
  } catch (error) {
    if (error instanceof Unavailable) {
      process.stdout.write(`ok - the control plane # SKIP ${firstLine(error.message)}\n`);
      return 0;
    }
    process.stdout.write(`not ok - the control plane\n${(error as Error).message.replace(/^/gm, "  ")}\n`);
    return 1;
  } finally {
    killAll();
  }
}

/** Starts a cluster for a function, and stops it whatever the function or a part of the cluster does. */
async function withCluster(
  { controlPlane: program, definitions }: Binaries,
  port: number | undefined,
  use: (controlPlane: ControlPlane) => Promise<number>,
): Promise<number> {
  const controlPlane = await startControlPlane({ program, port });
  try {
    const nodes = await playNodes(controlPlane.api);
    try {
      await install(controlPlane.api, definitions);
      return await Promise.race([use(controlPlane), controlPlane.failure]);
    } finally {
      nodes.stop();
    }
  } finally {
    await controlPlane.stop();
  }
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

function chartsOf(build: Build): readonly BuiltChart[] {
  return [...build.exampleCharts()].map(([label, directory]) => ({ label, directory }));
}

function onBothHelms(build: Build, variants: readonly Variant[]): Tests {
  const helms = ([3, 4] as const).map((major) => helmOf(build, major));
  return async (controlPlane) => {
    const cells = await matrix(controlPlane, { variants, helms, seen: (cell) => print(cellLine(cell)) });
    print(tableOf(cells));
    return cells.filter(({ findings }) => findings.length > 0).length;
  };
}

function againstRandom(build: Build, count: number, seed: number): Tests {
  const helm = helmOf(build, 4);
  return async (controlPlane) => {
    const verdicts = await judgeRandom(controlPlane, { helm, count, seed });
    for (const verdict of verdicts) print(verdictLine(verdict));
    const failed = verdicts.filter(({ objections }) => objections.length > 0).length;
    print(`# the API server takes ${count - failed} of ${count} random charts`);
    return failed;
  };
}

function upgradePairs(build: Build, pattern: string): Tests {
  const helms = ([3, 4] as const).map((major) => helmOf(build, major));
  return async (controlPlane) => {
    const folder = join(controlPlane.directory, "pairs");
    const pairs = [...attributePairs(folder, pattern), ...valuePairs(folder, pattern)];
    const results = await judgePairs(controlPlane, { pairs, helms, seen: (result) => print(pairLine(result)) });
    print(pairTable(results));
    return results.filter((result) => !agrees(result)).length;
  };
}

function helmOf(build: Build, major: 3 | 4): Helm {
  return { major, program: build.helmBinary(major) };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
