/** What a command consists of: a table of options, from which `--help` is printed, and a function of their values. */

import { parseArgs } from "node:util";
import { closest } from "../base/text.ts";

export interface Outcome {
  /** 0: done. 1: something is wrong with the input. 2: the command was called wrongly. */
  readonly exitCode: number;
  readonly output: string;
  /** Whether the output is the result, and not an error message. Default: only if the exit code is 0. */
  readonly isResult?: boolean;
}

/** The terminal that the output goes to. */
export interface Terminal {
  readonly isColored: boolean;
}

/** The command was called wrongly, or with an unreadable file. Reported without a stack trace. */
export class UsageError extends Error {}

export interface Option {
  readonly type: "boolean" | "string";
  readonly multiple?: true;
  readonly short?: string;
  readonly default?: string | boolean;
  /** What the value is, in one word, like `file`. */
  readonly value?: string;
  /** What the option does, as a sentence; and what happens without it, unless `default` shows that. */
  readonly description: string;
  /** The command fails without it. */
  readonly required?: true;
  /** Set by the rules, and not shown to people. */
  readonly internal?: true;
}

export type OptionTable = Readonly<Record<string, Option>>;

/** The values given for the options of a table. */
export type OptionValues<Options extends OptionTable> = ReturnType<typeof parseArgs<{ options: Options }>>["values"];

interface Definition<Options extends OptionTable> {
  /** What the command does, as a sentence. */
  readonly summary: string;
  /** Example calls. */
  readonly examples: readonly string[];
  readonly options: Options;
  /** What may come after `--`, as sentences. Default: nothing may. */
  readonly rest?: string;
  /** What arguments that are no options mean, as sentences. Default: there are none. */
  readonly words?: string;
  readonly run: (
    values: OptionValues<Options>,
    terminal: Terminal,
    rest: readonly string[],
  ) => Outcome | Promise<Outcome>;
}

export interface Command {
  readonly summary: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Outcome | Promise<Outcome>;
}

/** A command that supports `--help` and suggests the closest option for a wrong one. */
export function defineCommand<const Options extends OptionTable>(definition: Definition<Options>): Command {
  const options = { ...definition.options };
  return {
    summary: definition.summary,
    run: (args, terminal) => {
      if (asksForHelp(args)) return { exitCode: 0, output: help(definition) };
      const [own, rest] = definition.rest === undefined ? [args, []] : splitAt(args, "--");
      const unknown = unknownOption(own, options);
      if (unknown !== undefined) throw new UsageError(unknownOptionText(unknown, options));
      const { values, positionals } = parseArgs({
        args: [...own],
        options,
        allowPositionals: definition.words !== undefined,
      });
      const missing = missingOption(values, options);
      if (missing !== undefined) throw new UsageError(`${missing} is missing`);
      return definition.run(values, terminal, [...positionals, ...rest]);
    },
  };
}

/** What comes before a word, and what comes after it. */
function splitAt(words: readonly string[], word: string): readonly [readonly string[], readonly string[]] {
  const at = words.indexOf(word);
  return at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)];
}

export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

function unknownOption(args: readonly string[], options: OptionTable): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const names = tokens.flatMap((token) => (token.kind === "option" ? [token] : []));
  return names.find(({ name }) => !Object.hasOwn(options, name))?.rawName;
}

function missingOption(values: Readonly<Record<string, unknown>>, options: OptionTable): string | undefined {
  const missing = Object.entries(options).find(
    ([name, { required }]) => required === true && (values[name] ?? "") === "",
  );
  return missing === undefined ? undefined : `--${missing[0]}=<${missing[1].value ?? "text"}>`;
}

function unknownOptionText(name: string, options: OptionTable): string {
  const known = [...Object.keys(options).filter((option) => options[option]?.internal !== true), "help"];
  const meant = closest(name.replace(/^-+/, ""), known);
  return `no option \`${name}\`; ${meant === undefined ? "" : `did you mean \`--${meant}\`? `}\`--help\` lists the options`;
}

/** Maximum width of a line of help. */
const WIDTH = 100;

function help({ summary, examples, options, rest, words }: Definition<OptionTable>): string {
  const shown = Object.entries({ ...options, help: HELP }).filter(([, { internal }]) => internal !== true);
  return [
    summary,
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
    "Options:",
    ...shown.flatMap(([name, option]) => [`  ${signature(name, option)}`, ...wrap(meaning(option), "      ")]),
    ...[words, rest].flatMap((text) => (text === undefined ? [] : ["", ...wrap(text, "")])),
  ].join("\n");
}

const HELP: Option = { type: "boolean", short: "h", description: "Print this help." };

function signature(name: string, { type, short, value = "text" }: Option): string {
  const long = type === "boolean" ? `--${name}` : `--${name}=<${value}>`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function meaning({ description, multiple, required, default: without }: Option): string {
  return [
    description,
    ...(required === true ? ["Required."] : []),
    ...(multiple === true ? ["Can be repeated."] : []),
    ...(without === undefined || without === "" || without === false ? [] : [`Default: ${without}.`]),
  ].join(" ");
}

function wrap(text: string, indent: string): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`);
}
