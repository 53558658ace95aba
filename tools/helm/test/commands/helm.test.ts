/** What the run targets of a release have Helm do, as a Helm that records its arguments sees it. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { VERBS } from "../../commands/helm_verbs.ts";
import { runCommand } from "../../commands.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "helm-"));
const [helm, record, chart] = ["helm", "record", "chart"].map((name) => join(folder, name)) as [string, string, string];
const declaration = join(folder, "chart.json");
const runfile = (path: string) => relative(RUNFILES, path);

const CHART = { schema_version: 1, label: "//shop:chart", chart_name: "shop", namespace: "team" };
const DEPLOY = {
  dev: { namespace: "team-dev", release: "shop-dev" },
  prod: [{ kube_context: "prod" }, { kube_context: "prod-us", namespace: "us" }],
};

beforeAll(() => {
  mkdirSync(chart);
  writeFileSync(helm, `#!/bin/sh\nprintf '%s\\n' "$PWD" "$@" >>'${record}'\nexit "\${EXIT:-0}"\n`);
  chmodSync(helm, 0o755);
  const contexts = ["kind-dev", "prod", "prod-us"].map((name) => `{name: ${name}, context: {}}`);
  writeFileSync(join(folder, "config"), `current-context: kind-dev\ncontexts: [${contexts.join(", ")}]\n`);
  process.env["KUBECONFIG"] = `:${join(folder, "missing")}:${join(folder, "config")}`;
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
});
beforeEach(() => {
  rmSync(record, { force: true });
  declare({});
});

/** Writes the chart's declaration with some more attributes. */
function declare(attributes: Readonly<Record<string, unknown>>): void {
  writeFileSync(declaration, JSON.stringify({ ...CHART, ...attributes }));
}

async function run(verb: string, rest: readonly string[], more: readonly string[] = []) {
  const outcome = await runCommand([
    "helm",
    `--verb=${verb}`,
    "--label=//shop:chart.verb",
    `--declaration=${runfile(declaration)}`,
    // As the rules do it: what only needs the release's name gets no chart.
    ...(["template", "images", "install"].includes(verb) ? [`--chart=${runfile(chart)}`] : []),
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
    [],
    ["upgrade", "x", chart, "--install", "--wait", "--namespace", "other"],
  ],
  [
    "install",
    ["--release", "x", "--kube-context", "prod"],
    [],
    ["upgrade", "x", chart, "--install", "--wait", ...HERE, "--kube-context", "prod"],
  ],
  ["images", ["--set=a=b"], [], ["template", "shop", chart, ...HERE, "--set=a=b"]],
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
    "images",
    "diff",
    "install",
    "rollback",
    "uninstall",
    "status",
    "history",
    "helm_test",
  ]);
});

describe("what the build has rendered", () => {
  const rendered = join(folder, "rendered");
  const write = (text: string, name = "values.yaml") => {
    mkdirSync(rendered, { recursive: true });
    writeFileSync(join(rendered, name), text);
  };
  const pod = (image: string) =>
    `---\n# Source: shop/templates/pod.yaml\napiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: "${image}"}]}\n`;

  test.each([
    ["template", `${pod("b:2")}${pod("a:1")}`.trimEnd()],
    ["images", "a:1\nb:2"],
  ])("is what %s shows without further options, and Helm does not run", async (verb, output) => {
    write(pod("b:2") + pod("a:1"));
    expect(await run(verb, [], [`--rendered=${runfile(rendered)}`])).toMatchObject({ exitCode: 0, output, args: [] });
  });

  test("is there for each environment", async () => {
    declare({ environments: { prod: {} } });
    write(pod("p:1"), "values-prod.yaml");
    for (const [rest, more] of [
      [["--environment=prod"], []],
      [[], PROD],
    ] as const) {
      expect((await run("images", rest, [...more, `--rendered=${runfile(rendered)}`])).output).toBe("p:1");
    }
  });

  test("is not what further options ask for", async () => {
    write(pod("a:1"));
    const { args } = await run("template", ["--set=a=b"], [`--rendered=${runfile(rendered)}`]);
    expect(args).toEqual(["template", "shop", chart, ...HERE, "--set=a=b"]);
  });

  test("is missing if Helm needs more values, and then Helm says so", async () => {
    write("");
    const { args } = await run("template", [], [`--rendered=${runfile(rendered)}`]);
    expect(args).toEqual(["template", "shop", chart, ...HERE]);
  });
});

test("installing creates the namespace if the chart says so", async () => {
  declare({ create_namespace: true });
  expect((await run("install", [])).args).toContain("--create-namespace");
});

describe("--environment", () => {
  test("has the values and the destinations of the environment", async () => {
    declare({ environments: { prod: {} }, deploy: { prod: { namespace: "there" } } });
    expect((await run("install", ["--environment", "prod"])).args).toEqual([
      ...["upgrade", "shop", chart, "--install", "--wait", ...VALUES, "--namespace", "there"],
    ]);
  });

  test.each<[string, readonly string[], Readonly<Record<string, unknown>>, string]>([
    [
      "unknown",
      [],
      { environments: { prod: {} }, environment_files: { dev: "dev.yaml" } },
      'is not an environment of the chart (got "prd"); expected `dev` or `prod`. Fix: choose one of them.',
    ],
    [
      "of a chart without any",
      [],
      {},
      'is not an environment of the chart (got "prd"); expected a chart with `environments`. Fix: leave it out.',
    ],
    [
      "of another run target",
      PROD,
      { environments: { prod: {} } },
      'is not the environment of this run target (got "prd"); expected `prod`. Fix: choose one of them.',
    ],
  ])("%s", async (_, more, attributes, text) => {
    declare(attributes);
    expect(await run("status", ["--environment=prd"], more)).toMatchObject({
      exitCode: 1,
      output: `//shop:chart.verb: --environment: ${text} [unknown-environment]`,
      args: [],
    });
  });
});

describe("`deploy` says where an environment goes", () => {
  const install = (release: string, namespace: string, context: readonly string[], environment = "prod") => [
    ...["upgrade", release, chart, "--install", "--wait", "--values", `${chart}/values-${environment}.yaml`],
    ...["--namespace", namespace, ...context],
  ];
  const EU = install("shop", "team", ["--kube-context", "prod"]);
  const US = install("shop", "us", ["--kube-context", "prod-us"]);

  test.each<[string, string, readonly string[], readonly (readonly string[])[]]>([
    ["to its own release", "dev", [], [install("shop-dev", "team-dev", [], "dev")]],
    ["to one cluster after the other", "prod", [], [EU, US]],
    ["to one of its clusters", "prod", ["--kube-context=prod-us"], [US]],
    [
      "to another cluster",
      "prod",
      ["--kube-context", "kind-dev"],
      [install("shop", "team", ["--kube-context", "kind-dev"])],
    ],
    ["to another namespace", "dev", ["--namespace=x", "--release=y"], [install("y", "x", [], "dev")]],
    ["an environment without a place", "staging", [], [install("shop", "team", [], "staging")]],
  ])("%s", async (_, environment, rest, calls) => {
    declare({ deploy: DEPLOY });
    expect((await run("install", rest, [`--environment=${environment}`])).exitCode).toBe(0);
    expect(recorded()).toEqual(calls.flatMap((args) => [folder, ...args]));
  });

  test("the first failure stops, and says what was not reached", async () => {
    declare({ deploy: DEPLOY });
    process.env["EXIT"] = "3";
    try {
      const { exitCode, output } = await run("install", [], PROD);
      expect([exitCode, output]).toEqual([3, "Not reached: release shop in namespace us of context prod-us"]);
    } finally {
      delete process.env["EXIT"];
    }
    expect(recorded()).toEqual([folder, ...EU]);
  });

  test("what is rendered alike is rendered once, without a cluster", async () => {
    declare({ deploy: { prod: [{ kube_context: "a" }, { kube_context: "b" }] } });
    expect(await run("template", [], PROD)).toMatchObject({
      exitCode: 0,
      args: ["template", "shop", chart, ...VALUES, ...HERE],
    });
  });

  test("a context that does not exist stops all, before the first one begins", async () => {
    declare({ deploy: { prod: [{ kube_context: "prod" }, { kube_context: "prdo" }] } });
    const { exitCode, output } = await run("status", [], PROD);
    expect([exitCode, output]).toEqual([1, expect.stringContaining('is not in the kubeconfig (got "prdo")')]);
    expect(recorded()).toEqual([]);
  });
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
      '//shop:chart.verb: --kube-context: is not in the kubeconfig (got "prd"); expected `kind-dev`, `prod` or `prod-us`. Fix: choose one of them, or set KUBECONFIG. [unknown-context]',
    args: [],
  });
});

describe("the cluster that is named is the one that Helm talks to", () => {
  const USUAL = { HOME: process.env["HOME"] ?? "", KUBECONFIG: "" };
  const contexts = "contexts: [{name: staging}, {name: other}]";
  beforeAll(() => {
    mkdirSync(join(folder, ".kube"));
    writeFileSync(join(folder, ".kube/config"), `current-context: home\n${contexts}\n`);
    writeFileSync(join(folder, "other"), `current-context: other\n${contexts}\n`);
    USUAL.KUBECONFIG = process.env["KUBECONFIG"] ?? "";
  });
  afterEach(() => {
    delete process.env["HELM_KUBECONTEXT"];
    Object.assign(process.env, USUAL);
  });

  test.each<[Readonly<Record<string, string>>, readonly string[], string]>([
    [{ HELM_KUBECONTEXT: "prod" }, [], "prod"],
    [{ HELM_KUBECONTEXT: "" }, [], "kind-dev"],
    [{ HELM_KUBECONTEXT: "prod" }, ["--kube-context=prod-us"], "prod-us"],
    [{ HELM_KUBECONTEXT: "prod" }, ["--kubeconfig=other"], "prod"],
    [{}, ["--kubeconfig", "other"], "other"],
    [{}, [`--kubeconfig=${join(folder, "other")}`, "--kube-context", "staging"], "staging"],
    [{}, ["--kubeconfig="], "kind-dev"],
    [{ KUBECONFIG: "other" }, [], "other"],
    [{ KUBECONFIG: "", HOME: folder }, [], "home"],
    [{ KUBECONFIG: "", HOME: "" }, [], "home"],
  ])("with %j and %j", async (variables, options, context) => {
    Object.assign(process.env, variables);
    const { output } = await run("uninstall", options);
    expect(output).toContain(`Uninstalling release shop in namespace team of context ${context} needs a yes`);
  });
});

test("an unknown verb is a usage error", async () => {
  expect(await run("instal", [])).toMatchObject({ exitCode: 2, args: [] });
});
