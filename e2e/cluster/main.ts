/** Arguments and life cycle of `node e2e/cluster.mjs`. */
import { parseArgs } from "node:util";
import { type Binaries, binaries, Unavailable } from "./binaries.ts";
import { keepParameters } from "./bound_policies.ts";
import { type Build, COMMANDS, type Tests } from "./commands.ts";
import { type ControlPlane, startControlPlane } from "./control_plane.ts";
import { install } from "./definitions.ts";
import { playNodes } from "./nodes.ts";
import { killAll } from "./processes.ts";

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit code: 0 if all is well, 1 if something failed, 2 if the arguments are wrong, 128 + n after a signal. */
export async function main(args: readonly string[], build: Build): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === "string") {
    process.stderr.write(`cluster: ${wanted}\n`);
    return 2;
  }
  const signal = new Promise<number>((resolve) => {
    for (const [name, code] of Object.entries(SIGNALS)) process.on(name, () => resolve(code));
    // The process that started this one was killed.
    process.once("disconnect", () => resolve(SIGNALS.SIGHUP));
  });
  try {
    const built = await Promise.race([binaries(wanted.program), signal]);
    if (typeof built === "number") return built;
    const tests = wanted.prepare(build);
    return await withCluster(built, wanted.port, async (controlPlane) => {
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

interface Arguments {
  readonly prepare: (build: Build) => Tests;
  readonly port: number | undefined;
  readonly program: string | undefined;
}

/** What is wanted, or what is wrong with the arguments. */
function readArguments(args: readonly string[]): Arguments | string {
  const options = { port: { type: "string" }, program: { type: "string" } } as const;
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name = "ci", ...words] = positionals;
    const command = COMMANDS[name];
    if (command === undefined) return `${name} is not a command; expected one of ${Object.keys(COMMANDS).join(", ")}`;
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
      return `--port=${values.port} is not a port`;
    return { prepare: (build) => command(build, words), port, program: values.program };
  } catch (error) {
    return (error as Error).message;
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
    const nodes = await playNodes(controlPlane);
    try {
      await install(controlPlane.api, definitions);
      await keepParameters(controlPlane.api);
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
