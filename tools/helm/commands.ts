/** The composer's commands. Each takes arguments and returns an exit code and the text to print. */

import { types } from "node:util";
import { entryOf } from "./base/table.ts";
import { closest, listWords } from "./base/text.ts";
import { asksForHelp, type Command, type Outcome, type Terminal, UsageError } from "./system/command.ts";
import { expandArguments } from "./system/io.ts";

/** Each is loaded when it runs: an action of the build needs one of them, and starts no sooner than it is loaded. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  accept: async () => (await import("./commands/accept.ts")).acceptChart,
  app: async () => (await import("./commands/app.ts")).app,
  assert: async () => (await import("./commands/assert.ts")).assertChart,
  check: async () => (await import("./commands/check.ts")).checkChart,
  compare: async () => (await import("./commands/compare.ts")).compareCommand,
  digest: async () => (await import("./commands/digest.ts")).packageDigest,
  explain: async () => (await import("./commands/explain.ts")).explain,
  generate: async () => (await import("./commands/generate.ts")).generate,
  gitops: async () => (await import("./commands/gitops.ts")).gitops,
  golden: async () => (await import("./commands/golden.ts")).golden,
  graph: async () => (await import("./commands/graph.ts")).graphCommand,
  helm: async () => (await import("./commands/helm.ts")).helmCommand,
  import: async () => (await import("./commands/import.ts")).importCommand,
  lint: async () => (await import("./commands/check.ts")).lintChart,
  locate: async () => (await import("./commands/locate.ts")).locateCommand,
  mermaid: async () => (await import("./commands/mermaid.ts")).mermaidCommand,
  migration: async () => (await import("./commands/migration.ts")).migrationCommand,
  package: async () => (await import("./commands/package.ts")).packageChart,
  pin: async () => (await import("./commands/pin.ts")).pinCommand,
  push: async () => (await import("./commands/push.ts")).pushCommand,
  render: async () => (await import("./commands/render.ts")).renderChart,
  report: async () => (await import("./commands/report.ts")).reportCommand,
  schema: async () => (await import("./commands/schema.ts")).schema,
  upgrade: async () => (await import("./commands/upgrade.ts")).upgradeChart,
  validate: async () => (await import("./commands/validate.ts")).validateChart,
  "validate-all": async () => (await import("./commands/validate_all.ts")).validateAll,
};

/** Runs `<command> [options]`; `@file` stands for the arguments in that file, one per line. */
export async function runCommand(args: readonly string[], terminal: Terminal = { isColored: false }): Promise<Outcome> {
  return survive("", async () => {
    const expanded = expandArguments(args);
    const [name, ...options] = expanded;
    if (name === undefined || name.startsWith("-"))
      return asksForHelp(expanded) ? help() : calledWrongly("no command given");
    const command = entryOf(COMMANDS, name);
    if (command === undefined) return calledWrongly(`no command \`${name}\``, name);
    return survive(`${name}: `, async () => (await command()).run(options, terminal));
  });
}

/** Turns user mistakes (wrong options, unreadable files) into an outcome. Any other error is a bug and keeps its trace. */
async function survive(place: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (isUsageError(error)) return { exitCode: 2, output: `${place}${error.message}${hintFor(error)}` };
    throw error;
  }
}

function isUsageError(error: unknown): error is Error {
  if (!types.isNativeError(error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // System errors, like ENOENT, name the system call that failed.
  return error instanceof UsageError || "syscall" in error || /^ERR_(PARSE_ARGS|INVALID_ARG_VALUE)/.test(code);
}

/** Bazel 7 passes mapped paths to all its workers, but only sandboxed ones of the simple kind have files there. */
function hintFor(error: Error): string {
  const isMapped = "path" in error && String(error.path).startsWith("bazel-out/cfg/");
  return isMapped
    ? ". Fix: with --experimental_output_paths=strip, also pass --noworker_multiplex --worker_sandboxing [mapped-paths]"
    : "";
}

function calledWrongly(what: string, name = ""): Outcome {
  const known = Object.keys(COMMANDS);
  const meant = closest(name, known);
  const expected = meant === undefined ? `expected ${listWords(known, "or")}.` : `did you mean \`${meant}\`?`;
  return { exitCode: 2, output: `${what}; ${expected} \`--help\` lists the commands` };
}

async function help(): Promise<Outcome> {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const commands = Object.entries(COMMANDS).map(async ([name, load]) => ({ name, ...(await load()) }));
  const lines = (await Promise.all(commands)).map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return {
    exitCode: 0,
    output: ["Composes Helm charts from apps, and checks them.", "", "Commands:", ...lines, "", ONE_COMMAND].join("\n"),
  };
}

const ONE_COMMAND = "`<command> --help` lists the options of a command.";
