/** The composer's commands. Each takes arguments and returns an exit code and the text to print. */

import { types } from "node:util";
import { entryOf } from "./base/table.ts";
import { closest, listWords } from "./base/text.ts";
import { acceptChart } from "./commands/accept.ts";
import { app } from "./commands/app.ts";
import { checkChart, lintChart } from "./commands/check.ts";
import { packageDigest } from "./commands/digest.ts";
import { generate } from "./commands/generate.ts";
import { gitops } from "./commands/gitops.ts";
import { golden } from "./commands/golden.ts";
import { helmCommand } from "./commands/helm.ts";
import { packageChart } from "./commands/package.ts";
import { pinCommand } from "./commands/pin.ts";
import { pushCommand } from "./commands/push.ts";
import { renderChart } from "./commands/render.ts";
import { upgradeChart } from "./commands/upgrade.ts";
import { validateChart } from "./commands/validate.ts";
import { asksForHelp, type Command, type Outcome, type Terminal, UsageError } from "./system/command.ts";
import { expandArguments } from "./system/io.ts";

export const COMMANDS: Readonly<Record<string, Command>> = {
  accept: acceptChart,
  app,
  check: checkChart,
  digest: packageDigest,
  generate,
  gitops,
  golden,
  helm: helmCommand,
  lint: lintChart,
  package: packageChart,
  pin: pinCommand,
  push: pushCommand,
  render: renderChart,
  upgrade: upgradeChart,
  validate: validateChart,
};

/** Runs `[options] <command> [options]`; `@file` stands for the arguments in that file, one per line. */
export async function runCommand(args: readonly string[], terminal: Terminal = { isColored: false }): Promise<Outcome> {
  return survive("", async () => {
    const expanded = expandArguments(args);
    const position = expanded.findIndex((argument) => !argument.startsWith("-"));
    const name = expanded[position];
    if (name === undefined) return asksForHelp(expanded) ? help() : calledWrongly("no command given");
    const command = entryOf(COMMANDS, name);
    if (command === undefined) return calledWrongly(`no command \`${name}\``, name);
    return survive(`${name}: `, async () => command.run(expanded.toSpliced(position, 1), terminal));
  });
}

/** Turns user mistakes (wrong options, unreadable files) into an outcome. Any other error is a bug and keeps its trace. */
async function survive(place: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (isUsageError(error)) return { exitCode: 2, output: `${place}${error.message}` };
    throw error;
  }
}

function isUsageError(error: unknown): error is Error {
  if (!types.isNativeError(error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // System errors, like ENOENT, name the system call that failed.
  return error instanceof UsageError || "syscall" in error || /^ERR_(PARSE_ARGS|INVALID_ARG_VALUE)/.test(code);
}

function calledWrongly(what: string, name = ""): Outcome {
  const known = Object.keys(COMMANDS);
  const meant = closest(name, known);
  const expected = meant === undefined ? `expected ${listWords(known, "or")}.` : `did you mean \`${meant}\`?`;
  return { exitCode: 2, output: `${what}; ${expected} \`--help\` lists the commands` };
}

function help(): Outcome {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return {
    exitCode: 0,
    output: ["Composes Helm charts from apps, and checks them.", "", "Commands:", ...lines, "", ONE_COMMAND].join("\n"),
  };
}

const ONE_COMMAND = "`<command> --help` lists the options of a command.";
