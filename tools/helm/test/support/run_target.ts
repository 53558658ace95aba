/** Run targets of a release, as people start them, with a shell script in place of Helm. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { COMPOSER } from "./helm.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "run-target-"));
const RUNFILES = resolve("..");
const CHART = { schema_version: 1, label: "//:shop", chart_name: "shop", namespace: "n" };
const CONTEXTS = "current-context: here\ncontexts: [{name: here, context: {}}]\n";

/** `preload`: what Node.js runs before the program. */
export function startTarget(
  verb: string,
  helm: string,
  rest: readonly string[],
  preload = "",
): ChildProcessWithoutNullStreams {
  const place = mkdtempSync(join(folder, "target-"));
  const file = (name: string, content: string) => {
    writeFileSync(join(place, name), content, { mode: 0o755 });
    return join(place, name);
  };
  const runfile = (name: string, content: string) => relative(RUNFILES, file(name, content));
  return spawn(
    process.execPath,
    [
      ...["--require", file("preload.cjs", preload), ...COMPOSER],
      ...["helm", `--verb=${verb}`, `--label=//:shop.${verb}`],
      `--helm=${runfile("helm", `#!/bin/sh\n${helm}`)}`,
      `--declaration=${runfile("chart.json", JSON.stringify(CHART))}`,
      ...["--", ...rest],
    ],
    { env: { ...process.env, RUNFILES_DIR: RUNFILES, KUBECONFIG: file("config", CONTEXTS) } },
  );
}

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `said`: is told what it has printed so far, each time that it prints something. */
export function ended(
  child: ChildProcessWithoutNullStreams,
  said: (printed: Pick<Ended, "stderr" | "stdout">) => void = () => {},
): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (part) => {
      printed[name] += part;
      said(printed);
    });
  }
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (exitCode) => done({ exitCode, ...printed }));
  });
}
