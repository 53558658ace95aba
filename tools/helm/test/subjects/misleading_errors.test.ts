/** Ten errors that used to mislead users: now each shows where the value goes, or what is really wrong. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { app, chart, chartOf, problemsOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

test.each([
  [
    { ingress_host: "api.example.com" },
    'ingress_host: is not an attribute (got "api.example.com"); expected `ingress.host`. Fix: write `ingress = {"host": "api.example.com"}`. [unknown-attribute]',
  ],
  [
    { health_check_enabled: true },
    'health_check_enabled: is not an attribute (got true); expected `health_check.enabled`. Fix: write `health_check = {"enabled": True}`. [unknown-attribute]',
  ],
  [
    { resources_requests_cpu: "100m" },
    'resources_requests_cpu: is not an attribute (got "100m"); expected `resources.requests.cpu`. Fix: write `resources = {"requests": {"cpu": "100m"}}`. [unknown-attribute]',
  ],
  [
    { livenessProbe: { httpGet: { path: "/healthz" }, periodSeconds: 5 } },
    'livenessProbe: is not an attribute (got {"httpGet":{"path":"/healthz"},"periodSeconds":5}); expected `health_check.liveness`. Fix: write `health_check = {"liveness": {"path": "/healthz", "period_seconds": 5}}`. [unknown-attribute]',
  ],
  [
    { strategy: { type: "Recreate" } },
    'strategy: is not an attribute (got {"type":"Recreate"}); expected `update_strategy`. Fix: rename it to `update_strategy`. [unknown-attribute]',
  ],
  [
    { replcas: 2 },
    "replcas: is not an attribute (got 2); expected `replicas`, or another one from docs/attributes.md. Fix: rename it to `replicas`. [unknown-attribute]",
  ],
  [
    { ingress: "api.example.com" },
    'ingress: has the wrong type (got "api.example.com"); expected a dict, like `{"host": "api.example.com", "paths": ["/"]}`. Fix: change `ingress` to a valid value. [invalid-type]',
  ],
])("of an app with %j", (attributes, problem) => {
  expect(problemsOf({ apps: [app({ app_type: "external-api", ...attributes })] })).toEqual([
    `//shop:shop_api: ${problem}`,
  ]);
});

test("of a version with a v", () => {
  expect(problemsOf({ chart: chart({ chart_version: "v1.2.3" }) })).toEqual([
    '//shop:chart: chart_version: is malformed (got "v1.2.3"); expected a SemVer 2 version, like `0.1.0` or `1.2.3-rc.1`. Fix: drop the `v`: write `chart_version = "1.2.3"`. [invalid-value]',
  ]);
});

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "misleading-"));
process.env["RUNFILES_DIR"] = "/";

/** The report on a chart with an additional template, as `.validate` shows it. */
async function validate(template: string, ...options: readonly string[]): Promise<readonly string[]> {
  const directory = chartOf({});
  writeFileSync(join(directory, "templates/extra.yaml"), template);
  const [declaration, metadata, report, lint] = (["chart", "app", "report", "lint"] as const).map((name) =>
    join(folder, `${name}.json`),
  );
  writeFileSync(declaration ?? "", JSON.stringify(chart()));
  writeFileSync(metadata ?? "", JSON.stringify(app()));
  const helm = HELMS[1]?.[1] ?? "";
  const built = [
    `--chart=${directory}`,
    `--declaration=${declaration}`,
    `--app=${metadata}`,
    `--helm=${helm}`,
    "--helm-version=4.0.0",
  ];
  const done = { exitCode: 0, output: "" };
  expect(await runCommand(["check", ...built, `--report=${report}`])).toEqual(done);
  expect(await runCommand(["lint", ...built, `--report=${lint}`])).toEqual(done);
  const runfiles = { report, lint, chart: directory, declaration, app: metadata, helm };
  const given = Object.entries(runfiles).map(
    ([name, path]) => `--${name}=${relative("/", path ?? dirname(directory))}`,
  );
  return (await runCommand(["validate", ...given, "--helm-version=4.0.0", ...options])).output.split("\n");
}

test("of a template that Helm 4 cannot render", async () => {
  expect(await validate("a: {{ .Values.x.y.z }}\n")).toContain(
    'error    //shop:chart: helm template: Error: shop/templates/extra.yaml:1:13 executing "shop/templates/extra.yaml" at <.Values.x.y.z>: nil pointer evaluating interface {}.y; expected a chart that Helm can render. Fix: correct the values or the manifest that the message names. [helm-template]',
  );
});

test("of another version of Kubernetes, which the report names", async () => {
  const lines = await validate("", "--kube-version=1.30");
  expect(lines[1]).toBe("against  Helm 4.0.0, Kubernetes 1.30");
});
