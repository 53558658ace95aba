/**
 * Bazel's JSON persistent worker protocol (Bazel documentation, "Creating Persistent Workers"): one request a line, one
 * response a line. Singleplex: most requests take milliseconds, and a check keeps the cores busy with processes of Helm.
 */

import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Outcome } from "./system/command.ts";

interface WorkRequest {
  readonly arguments?: readonly string[];
  /** Absent in singleplex mode. */
  readonly requestId?: number;
}

/** Serves requests until the input ends. Nothing is kept from one to the next. */
export async function serve(
  input: Readable,
  respond: (line: string) => void,
  run: (args: readonly string[]) => Promise<Outcome>,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const request = JSON.parse(line) as WorkRequest;
    const { exitCode, output } = await run(request.arguments ?? []);
    // Bazel prints the output as it is, without a line break of its own.
    const text = output === "" ? "" : `${output}\n`;
    respond(JSON.stringify({ exitCode, output: text, requestId: request.requestId ?? 0 }));
  }
}
