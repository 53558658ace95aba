/** Policies in the report on a chart: found by `check`, judged by `accept`, shown by `validate` in each of its formats. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { CHECKS } from "../../checks/checks.ts";
import type { Report } from "../../checks/report/report.ts";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";
import { type Attributes, app, chart, chartOf, problemsOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;

const [, HELM = ""] = HELMS.at(-1) ?? [];

/** A policy about Deployments with this expression. */
function policy(name: string, expression: string, action = "Deny"): string {
  const apiVersion = "admissionregistration.k8s.io/v1";
  const rule = { apiGroups: ["apps"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["deployments"] };
  return [
    {
      kind: "ValidatingAdmissionPolicy",
      spec: { matchConstraints: { resourceRules: [rule] }, validations: [{ expression }] },
    },
    { kind: "ValidatingAdmissionPolicyBinding", spec: { policyName: name, validationActions: [action] } },
  ]
    .map((object) => JSON.stringify({ apiVersion, metadata: { name }, ...object }))
    .join("\n---\n");
}

const FEW = policy("few", "object.spec.replicas <= 5");

/** The files of a chart with policies, and the options that the build passes. */
function build(attributes: Attributes, policies: string, crds: readonly string[] = []) {
  const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "policies-"));
  const write = (file: string, content: string) => {
    writeFileSync(join(folder, file), content);
    return join(folder, file);
  };
  const declared = chart({ policies: ["platform/policies.yaml"], ...attributes });
  const environments = Object.keys((attributes["environments"] ?? {}) as object);
  const apps = [
    app({
      replicas: 7,
      resources: { limits: { memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
      topology_spread: "host",
    }),
  ];
  return {
    chart: chartOf({ chart: declared, apps }),
    declaration: write("chart.json", JSON.stringify(declared)),
    app: write("app.json", JSON.stringify(apps[0])),
    policies: write("policies.yaml", policies),
    crds: crds.map((text, index) => write(`${index}.crd.yaml`, text)),
    environments,
    report: join(folder, "report.json"),
    lint: join(folder, "lint.json"),
    accepted: join(folder, "accepted"),
  };
}

type Built = ReturnType<typeof build>;

async function check(built: Built): Promise<Report> {
  const outcome = await runCommand([
    "check",
    ...["chart", "declaration", "app", "policies", "report"].map((name) => `--${name}=${built[name as keyof Built]}`),
    ...built.environments.map((name) => `--environment=${name}`),
    `--helm=${HELM}`,
    "--helm-version=4.0.0",
  ]);
  expect(outcome).toEqual({ exitCode: 0, output: "" });
  const report = JSON.parse(readText(built.report)) as Report;
  writeFileSync(built.lint, JSON.stringify({ ...report, renderings: [], problems: [] }));
  return report;
}

function validate(built: Built, ...options: readonly string[]) {
  const runfile = (path: string) => relative(RUNFILES, path);
  return runCommand([
    "validate",
    ...(["report", "lint", "chart", "declaration", "app", "policies"] as const).map(
      (name) => `--${name}=${runfile(built[name])}`,
    ),
    `--helm=${relative(RUNFILES, resolve(HELM))}`,
    "--helm-version=4.0.0",
    ...options,
  ]);
}

const LINE =
  '//shop:shop_api: Deployment/any-release-shop-api spec.replicas: is refused by the policy `few`: failed expression: object.spec.replicas <= 5 (got 7); expected `object.spec.replicas <= 5`. Fix: change `replicas`, or write `"policy:few": {"severity": "warning", "reason": "…"}` in `checks`. [policy:few]';

describe("a policy that refuses an object", () => {
  test("fails the build, and `.validate`", async () => {
    const built = build({}, FEW);
    const report = await check(built);
    expect(report.policies).toEqual([
      { code: "policy:few", severity: "error", description: "No object is against the policy `few`." },
    ]);
    const accepted = await runCommand(["accept", `--report=${built.report}`, `--accepted=${built.accepted}`]);
    expect(accepted).toEqual({ exitCode: 1, output: LINE });
    const shown = await validate(built);
    expect(shown.exitCode).toBe(1);
    expect(shown.output.split("\n").at(-1)).toBe(`error    ${LINE}`);
  });

  test("is a rule of SARIF, and a test case of JUnit", async () => {
    const built = build({}, FEW);
    await check(built);
    const [run] = JSON.parse((await validate(built, "--format=sarif")).output).runs;
    expect(run.tool.driver.rules.at(-1)).toMatchObject({ id: "policy:few", defaultConfiguration: { level: "error" } });
    expect(run.results).toMatchObject([{ ruleId: "policy:few", ruleIndex: CHECKS.length, level: "error" }]);
    const xml = (await validate(built, "--format=junit")).output;
    expect(xml).toContain('name="policy:few">\n<failure message="//shop:shop_api: Deployment/');
    expect(xml.match(/<testcase /g)).toHaveLength(CHECKS.length + 1);
  });

  test("is accepted with a reason, which the report shows", async () => {
    const accepted = { severity: "warning", reason: "until the end of the sale" };
    const built = build({ checks: { "policy:few": accepted } }, FEW);
    expect((await check(built)).problems).toMatchObject([{ code: "policy:few", severity: "warning" }]);
    expect((await validate(built)).output).toContain("check    policy:few is warning: until the end of the sale\n");
  });

  test("is looked at again with other values", async () => {
    const built = build({}, FEW);
    await check(built);
    const outcome = await validate(built, "--set=apps.shop_api.replicas=5");
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.output).toMatch(/checks {3}0 errors, 0 warnings$/);
  });
});

test("each environment is judged where it goes", async () => {
  const attributes = {
    environments: { dev: {}, prod: {} },
    deploy: {
      dev: { namespace: "dev" },
      prod: [{ namespace: "prod", namespace_labels: { stage: "prod" }, release: "store" }],
    },
    namespace_labels: { stage: "dev" },
  };
  const expression = "namespaceObject.metadata.labels.stage == 'dev' && !object.metadata.name.startsWith('store')";
  const { problems } = await check(build(attributes, policy("stage", expression)));
  expect(problems).toMatchObject([{ code: "policy:stage", environments: ["prod"] }]);
});

test("less than the default without a reason is refused when the chart is composed", () => {
  expect(problemsOf({ chart: chart({ checks: { "policy:few": "warning" } }) })).toEqual([
    '//shop:chart: checks["policy:few"]: is less than the check\'s default `error` and has no reason (got "warning"); expected a reason for later readers. Fix: write `{"severity": "warning", "reason": "…"}`. [missing-reason]',
  ]);
});

test("a setting for a policy that is not there", async () => {
  const { problems } = await check(build({ checks: { "policy:fwe": "error" } }, FEW.replace("<= 5", "<= 9")));
  expect(problems).toMatchObject([{ code: "unknown-check", path: 'checks["policy:fwe"]' }]);
});

test("files that cannot be used are problems, and the next chart is judged as always", async () => {
  const broken = ["a: [", FEW.replace("<= 5", "<= nothing("), FEW].map((text) => build({}, text));
  const codes = [];
  for (const built of broken) codes.push((await check(built)).problems.map(({ code }) => code));
  expect(codes).toEqual([["invalid-policy"], ["invalid-policy"], ["policy:few"]]);
});
