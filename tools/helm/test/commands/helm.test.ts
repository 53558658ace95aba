/** What the run targets of a release have Helm do, as a Helm that records its arguments sees it. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { VERBS } from "../../commands/helm_verbs.ts";
import { runCommand } from "../../commands.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "helm-"));
const [helm, record, chart] = ["helm", "record", "chart"].map((name) => join(folder, name)) as [string, string, string];
const runfile = (path: string) => relative(RUNFILES, path);

beforeAll(() => {
  mkdirSync(chart);
  writeFileSync(helm, `#!/bin/sh\nprintf '%s\\n' "$PWD" "$@" >'${record}'\nexit "\${EXIT:-0}"\n`);
  chmodSync(helm, 0o755);
  const contexts = ["kind-dev", "prod"].map((name) => `{name: ${name}, context: {}}`);
  writeFileSync(join(folder, "config"), `current-context: kind-dev\ncontexts: [${contexts.join(", ")}]\n`);
  process.env["KUBECONFIG"] = `:${join(folder, "missing")}:${join(folder, "config")}`;
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
});
beforeEach(() => rmSync(record, { force: true }));

async function run(verb: string, rest: readonly string[], more: readonly string[] = []) {
  const place = ["--label=//shop:chart.verb", "--release=shop", "--namespace=team"];
  const outcome = await runCommand([
    "helm",
    `--verb=${verb}`,
    ...place,
    // As the rules do it: what only needs the release's name gets no chart.
    ...(["template", "install"].includes(verb) ? [`--chart=${runfile(chart)}`] : []),
    `--helm=${runfile(helm)}`,
    ...more,
    "--",
    ...rest,
  ]);
  const [cwd, ...args] = recorded();
  return { ...outcome, cwd, args };
}

function recorded(): readonly string[] {
  try {
    return readFileSync(record, "utf8").trimEnd().split("\n");
  } catch {
    return [];
  }
}

const PROD = ["--environment=prod"];
const VALUES = ["--values", `${chart}/values-prod.yaml`];
const HERE = ["--namespace", "team"];

test.each([
  ["template", [], [], ["template", "shop", chart, ...HERE]],
  [
    "template",
    ["-f", "my values.yaml", "--set", "a=b c"],
    PROD,
    ["template", "shop", chart, ...VALUES, ...HERE, "-f", "my values.yaml", "--set", "a=b c"],
  ],
  [
    "install",
    ["--timeout=10m"],
    PROD,
    ["upgrade", "shop", chart, "--install", "--wait", ...VALUES, ...HERE, "--timeout=10m"],
  ],
  [
    "install",
    ["--release=x", "-n", "other"],
    ["--create-namespace"],
    ["upgrade", "x", chart, "--install", "--wait", "--create-namespace", "--namespace", "other"],
  ],
  [
    "install",
    ["--release", "x", "--kube-context", "prod"],
    [],
    ["upgrade", "x", chart, "--install", "--wait", ...HERE, "--kube-context", "prod"],
  ],
  ["rollback", ["7", "--yes"], PROD, ["rollback", "shop", "--wait", ...HERE, "7"]],
  ["uninstall", ["-y"], [], ["uninstall", "shop", "--wait", ...HERE]],
  ["status", ["--output=json"], [], ["status", "shop", ...HERE, "--output=json"]],
  ["history", ["--max", "3"], [], ["history", "shop", ...HERE, "--max", "3"]],
  ["helm_test", [], [], ["test", "shop", "--logs", ...HERE]],
] as const)("%s %j", async (verb, rest, more, args) => {
  expect(await run(verb, rest, more)).toEqual({ exitCode: 0, output: "", cwd: folder, args });
});

test("every verb has been tried", () => {
  expect(Object.keys(VERBS)).toEqual([
    "template",
    "install",
    "rollback",
    "uninstall",
    "status",
    "history",
    "helm_test",
  ]);
});

test("Helm's exit code is that of the run target", async () => {
  process.env["EXIT"] = "3";
  try {
    expect((await run("status", [])).exitCode).toBe(3);
  } finally {
    delete process.env["EXIT"];
  }
});

describe("without a terminal", () => {
  test.each(["rollback", "uninstall"])("%s needs --yes, and says what it would do", async (verb) => {
    const doing = verb === "rollback" ? "Rolling back" : "Uninstalling";
    expect(await run(verb, [])).toEqual({
      exitCode: 1,
      output: `//shop:chart.verb: ${doing} release shop in namespace team of context kind-dev needs a yes; expected a terminal to ask in, or --yes. Fix: add \`-- --yes\`. [not-confirmed]`,
      cwd: undefined,
      args: [],
    });
  });
});

test("a context that does not exist", async () => {
  expect(await run("install", ["--kube-context=prd"])).toMatchObject({
    exitCode: 1,
    output:
      '//shop:chart.verb: --kube-context: is not in the kubeconfig (got "prd"); expected `kind-dev` or `prod`. Fix: choose one of them, or set KUBECONFIG. [unknown-context]',
    args: [],
  });
});

test("an unknown verb is a usage error", async () => {
  expect(await run("instal", [])).toMatchObject({ exitCode: 2, args: [] });
});
