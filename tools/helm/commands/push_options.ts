/** The options that people give to run targets that push. */
import { listWords } from "../base/text.ts";
import { UsageError } from "../system/command.ts";
import { splitOptions } from "./own_options.ts";

export interface PushOptions {
  /** Where to push instead of where the charts say. */
  readonly repository: string | undefined;
  readonly isJson: boolean;
  /** Seconds to wait for each answer of Helm's. */
  readonly timeout: number;
  readonly retries: number;
  /** Everything else, for Helm. */
  readonly helm: readonly string[];
}

const OPTIONS = {
  output: { type: "string" },
  password: { type: "string" },
  repository: { type: "string" },
  retries: { type: "string" },
  timeout: { type: "string" },
} as const;

const OUTPUTS = ["json", "table"];
const SECONDS = { s: 1, m: 60, h: 3600 };

export function readPushOptions(args: readonly string[]): PushOptions {
  const { text, helm } = splitOptions(args, OPTIONS);
  if (text("password") !== undefined) {
    const reason = "other users of this machine can read it in the list of processes";
    throw new UsageError(`--password: ${reason}; use \`helm registry login --password-stdin\` or \`docker login\``);
  }
  const output = text("output") ?? "table";
  if (!OUTPUTS.includes(output)) throw new UsageError(`--output=${output}: expected ${listWords(OUTPUTS, "or")}`);
  return {
    repository: text("repository"),
    isJson: output === "json",
    timeout: readTimeout(text("timeout") ?? "2m"),
    retries: readRetries(text("retries") ?? "3"),
    helm,
  };
}

function readTimeout(text: string): number {
  const [, count, unit] = /^([1-9]\d*)([smh])$/.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`--timeout=${text}: expected a time such as 30s, 2m or 1h`);
  return Number(count) * SECONDS[unit as keyof typeof SECONDS];
}

function readRetries(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new UsageError(`--retries=${text}: expected a number from 0 to 99`);
  return Number(text);
}
