/** Runs the Bazel of the person who started this program with `bazel run`, in their workspace. */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { UsageError } from "./command.ts";
import { isDirectory } from "./io.ts";
import { userPath } from "./runfiles.ts";

export interface Bazel {
  readonly program: string;
  readonly workspace: string;
  /** Where the person is, from where relative target patterns start. */
  readonly folder: string;
}

/** `given`: the program that people name. Default: $BAZEL, or `bazel` or `bazelisk` on the PATH. */
export function findBazel(given: string | undefined): Bazel {
  const workspace = process.env["BUILD_WORKSPACE_DIRECTORY"];
  if (workspace === undefined) throw new UsageError("there is no workspace; start this with `bazel run`");
  const named = given ?? process.env["BAZEL"];
  const program = [named ?? "bazel", ...(named === undefined ? ["bazelisk"] : [])].flatMap(onPath)[0];
  if (program !== undefined) return { program, workspace, folder: process.env["BUILD_WORKING_DIRECTORY"] ?? workspace };
  throw new UsageError(
    named === undefined
      ? "neither `bazel` nor `bazelisk` is on the PATH; name your Bazel with --bazel=<program> or BAZEL"
      : `--bazel: ${named} is not a program`,
  );
}

function onPath(program: string): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const places = program.includes("/") ? [userPath(program)] : folders.map((folder) => join(folder, program));
  return places.filter(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return !isDirectory(path);
  } catch {
    return false;
  }
}

/** What Bazel says on the standard output; what it says of its progress and of problems goes to the person's terminal. */
export function runBazel({ program, folder }: Bazel, args: readonly string[]): Promise<BazelRun> {
  return new Promise((resolve, reject) => {
    const running = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const parts: Buffer[] = [];
    running.stdout.on("data", (part: Buffer) => parts.push(part));
    running.on("error", reject);
    running.on("close", (status) => resolve({ exitCode: status ?? 1, stdout: String(Buffer.concat(parts)) }));
  });
}

export interface BazelRun {
  readonly exitCode: number;
  readonly stdout: string;
}
