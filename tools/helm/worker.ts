/**
 * Bazel's JSON persistent worker protocol (Bazel documentation, "Creating Persistent Workers" and "Multiplex Workers"): one
 * request per line, one response per line, in any order. Requests run at the same time, each in its own thread.
 */
import type { Readable } from "node:stream";
import { show } from "./model/problems.ts";
import { isDict } from "./model/translate.ts";
import type { Outcome } from "./system/command.ts";
import type { Task } from "./system/threads.ts";

interface WorkRequest {
  readonly task: Task;
  readonly requestId: number;
}

/** Serves requests until the input ends. Keeps no state between requests; no request can end the worker. */
export async function serve(
  input: Readable,
  respond: (line: string) => void,
  run: (task: Task) => Promise<Outcome>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const line of linesOf(input)) {
    if (line.trim() === "") continue;
    const value = parseJson(line);
    // Bazel asks for it only if a worker says that it can; the request then gets its response as all others.
    if (isDict(value) && value["cancel"] === true) continue;
    const done = answer(line, value, run).then(respond);
    running.add(done);
    void done.finally(() => running.delete(done));
  }
  await Promise.all(running);
}

/** The response to a request. A bug fails only the request that hit it, with a stack trace. */
async function answer(line: string, value: unknown, run: (task: Task) => Promise<Outcome>): Promise<string> {
  const request = readRequest(value);
  const { exitCode, output } = await (request === undefined ? notRequest(line) : run(request.task).catch(bug));
  // Bazel prints the output as is, without adding a line break.
  const text = output === "" ? "" : `${output}\n`;
  return JSON.stringify({ exitCode, output: text, requestId: request?.requestId ?? requestIdOf(value) });
}

function bug(error: unknown): Outcome {
  return { exitCode: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Only line feeds end a line: JSON may contain other line breaks unescaped. */
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

/** Any field may be missing: the protocol omits fields with default values. */
function readRequest(value: unknown): WorkRequest | undefined {
  const args = isDict(value) ? (value["arguments"] ?? []) : undefined;
  if (!Array.isArray(args) || !args.every((argument) => typeof argument === "string")) return undefined;
  const directory = isDict(value) ? value["sandboxDir"] : undefined;
  const task = typeof directory === "string" && directory !== "" ? { args, directory } : { args };
  return { task, requestId: requestIdOf(value) };
}

/** The protocol omits a zero. */
function requestIdOf(value: unknown): number {
  const id = isDict(value) ? value["requestId"] : undefined;
  return typeof id === "number" ? id : 0;
}

function notRequest(line: string): Outcome {
  return { exitCode: 2, output: `not a worker request (got ${show(line)}); expected {"arguments": […]}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
