/** The composer's commands. Each takes its arguments and gives an exit code and what to print. */

import { types } from "node:util";
import { entryOf } from "./base/table.ts";
import { listWords } from "./base/text.ts";
import { acceptChart } from "./commands/accept.ts";
import { checkChart } from "./commands/check.ts";
import { generate } from "./commands/generate.ts";
import { golden } from "./commands/golden.ts";
import { upgradeChart } from "./commands/upgrade.ts";
import { validateChart } from "./commands/validate.ts";
import type { Command, Outcome, Terminal } from "./system/command.ts";
import { expandArguments } from "./system/io.ts";

const COMMANDS: Readonly<Record<string, Command>> = {
  accept: acceptChart,
  check: checkChart,
  generate,
  golden,
  upgrade: upgradeChart,
  validate: validateChart,
};

/** Runs `[options] <command> [options]`; `@file` stands for the arguments in that file, one a line. */
export async function runCommand(args: readonly string[], terminal: Terminal = { isColored: false }): Promise<Outcome> {
  const expanded = expandArguments(args);
  const position = expanded.findIndex((argument) => !argument.startsWith("-"));
  const name = expanded[position] ?? "";
  const rest = expanded.toSpliced(position, 1);
  const command = entryOf(COMMANDS, name);
  if (command === undefined) {
    return { exitCode: 2, output: `no command \`${name}\`; expected ${listWords(Object.keys(COMMANDS), "or")}` };
  }
  try {
    return await command(rest, terminal);
  } catch (error) {
    // What a user did wrong comes back as an outcome. Left are wrong options, unreadable files, and bugs with their trace.
    if (isUsageError(error)) return { exitCode: 2, output: `${name}: ${error.message}` };
    throw error;
  }
}

function isUsageError(error: unknown): error is Error {
  const code = types.isNativeError(error) && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS") || ["ENOENT", "EACCES", "EISDIR", "ENOTDIR"].includes(code);
}
