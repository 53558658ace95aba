/**
 * Bazel's JSON persistent worker protocol (Bazel documentation, "Creating Persistent Workers"): one request a line, one
 * response a line. Singleplex: most requests take milliseconds, and a check keeps the cores busy with processes of Helm.
 */

import type { Readable } from "node:stream";
import { show } from "./model/problems.ts";
import type { Outcome } from "./system/command.ts";

interface WorkRequest {
  readonly arguments: readonly string[];
  readonly requestId: number;
}

/** Serves requests until the input ends. Nothing is kept from one to the next, and none of them ends the worker. */
export async function serve(
  input: Readable,
  respond: (line: string) => void,
  run: (args: readonly string[]) => Promise<Outcome>,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === "") continue;
    const value = parseJson(line);
    // Requests are answered one after the other: whatever is to be cancelled has had its answer.
    if (isDict(value) && value["cancel"] === true) continue;
    const request = readRequest(value);
    const { exitCode, output } = request === undefined ? notRequest(line) : await answer(request.arguments, run);
    // Bazel prints the output as it is, without a line break of its own.
    const text = output === "" ? "" : `${output}\n`;
    respond(JSON.stringify({ exitCode, output: text, requestId: request?.requestId ?? requestIdOf(value) }));
  }
}

/** A bug fails its own request alone, with its trace. */
async function answer(args: readonly string[], run: (args: readonly string[]) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run(args);
  } catch (error) {
    return { exitCode: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Lines end in line feeds alone: other line breaks may stand in JSON as they are. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of input) {
    const lines = (rest + decoder.decode(part as Uint8Array, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest + decoder.decode();
}

/** All fields may be missing: the protocol leaves out those that have their default. */
function readRequest(value: unknown): WorkRequest | undefined {
  const args = isDict(value) ? (value["arguments"] ?? []) : undefined;
  if (!Array.isArray(args) || !args.every((argument) => typeof argument === "string")) return undefined;
  return { arguments: args, requestId: requestIdOf(value) };
}

/** Zero in singleplex mode, where it may be absent. */
function requestIdOf(value: unknown): number {
  const id = isDict(value) ? value["requestId"] : undefined;
  return typeof id === "number" ? id : 0;
}

function notRequest(line: string): Outcome {
  return { exitCode: 2, output: `is not a request to a worker (got ${show(line)}); expected {"arguments": […]}` };
}

function isDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
