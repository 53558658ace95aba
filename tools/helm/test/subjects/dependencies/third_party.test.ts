/** Dependencies that other people wrote: the chart that `helm create` of each major makes, packed, and what breaks it. */
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { formatReported } from "../../../checks/report/report.ts";
import type { App, Chart } from "../../../model/types.ts";
import { reportOnChart } from "../../../system/chart_report.ts";
import { readBytes, writeText } from "../../../system/io.ts";
import { type Attributes, app, chart, chartOf, filesOf } from "../../support/charts.ts";
import { HELMS, runHelm } from "../../support/helm.ts";

const RESOURCES = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };

/** `helm create redis`, with more files or other ones, packed. */
function created(helm: string, files: Readonly<Record<string, string>> = {}): Uint8Array {
  const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "created-"));
  expect(runHelm(helm, ["create", join(folder, "redis")]).exitCode).toBe(0);
  for (const [path, content] of Object.entries(files)) writeText(join(folder, "redis", path), content);
  expect(runHelm(helm, ["package", join(folder, "redis"), "--destination", folder]).exitCode).toBe(0);
  return readBytes(join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""));
}

/** What the build would report on a chart of one app and this dependency, with both majors. */
async function problemsWith(
  packed: Uint8Array,
  attributes: Attributes = {},
  app_name = "shop_api",
): Promise<readonly string[]> {
  const declared = chart({ dependencies: [{ chart: ["third_party/redis.tgz"] }], ...attributes });
  const apps = [app({ app_name, app_type: "internal-api", replicas: 1, resources: RESOURCES })];
  const { value: report } = await reportOnChart({
    directory: chartOf({ chart: declared, apps, files: { "third_party/redis.tgz": packed } }),
    helms: HELMS.map(([version, path]) => ({ version, path })),
    chart: declared as unknown as Chart,
    apps: apps as unknown as readonly App[],
    crds: [],
    rendered: [""],
    linted: [""],
  });
  return (report?.problems ?? []).map(formatReported);
}

const WIDGETS = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: {spec: {type: object, properties: {size: {type: integer}}}}
`;
const WIDGET = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: large}\n";

/** What can be done about any problem of the dependency. */
const otherwise = (code: string) =>
  `set other values below \`redis\`, take another version of that chart, or write \`"${code}": {"severity": "warning", "reason": "…"}\` in \`checks\``;

describe.each(HELMS)("the chart that %s creates", (_, helm) => {
  test("has no problems", async () => {
    expect(await problemsWith(created(helm))).toEqual([]);
  });

  test("has none either with all that its values switch on", async () => {
    const values = {
      redis: {
        autoscaling: { enabled: true },
        resources: { requests: { cpu: "1" } },
        ingress: { enabled: true },
      },
    };
    expect(await problemsWith(created(helm), { values })).toEqual([]);
  });

  test("cannot scale on a resource that its containers do not request; its values can change that", async () => {
    const [problem, ...others] = await problemsWith(created(helm), {
      values: { redis: { autoscaling: { enabled: true } } },
    });
    expect(others).toEqual([]);
    expect(problem).toMatch(/^\/\/shop:chart: HorizontalPodAutoscaler\/any-release-redis .*\[missing-request\]$/);
    expect(problem).toContain(`Fix: ${otherwise("missing-request")}.`);
  });

  test("is held to Kubernetes' schemas, with a fix for those who only use it", async () => {
    const broken = "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{prot: 80}]}\n";
    expect(await problemsWith(created(helm, { "templates/broken.yaml": broken }))).toEqual([
      `//shop:chart: Service/s spec.ports[0].port: is missing; expected an integer. Fix: ${otherwise("missing-field")}. [missing-field]`,
      expect.stringContaining(`Fix: ${otherwise("unknown-field")}. [unknown-field]`),
    ]);
  });

  test("is held to the schemas of CustomResourceDefinitions, its own among them", async () => {
    const files = { "templates/widget.yaml": WIDGET };
    expect(await problemsWith(created(helm, files))).toEqual([
      expect.stringContaining(
        `Fix: add its CustomResourceDefinition to \`crd_schemas\`; or ${otherwise("unknown-kind")}. [unknown-kind]`,
      ),
    ]);
    expect(await problemsWith(created(helm, { ...files, "crds/widgets.yaml": WIDGETS }))).toEqual([
      expect.stringMatching(/^\/\/shop:chart: Widget\/w spec\.size: has the wrong type.*\[invalid-field-type\]$/),
    ]);
  });

  test("takes the names of an app of the same name, unless it has an alias", async () => {
    const problems = await problemsWith(created(helm), {}, "redis");
    expect(problems.map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual(["duplicate-object", "duplicate-object"]);
    for (const problem of problems)
      expect(problem).toContain("or give the dependency `redis` another `alias`, if its chart has that in its names");
    const dependencies = [{ chart: ["third_party/redis.tgz"], alias: "cache" }];
    expect(await problemsWith(created(helm), { dependencies }, "redis")).toEqual([]);
  });

  test("is rendered: a template that is not YAML is named", async () => {
    const files = { "templates/broken.yaml": "a: b: c\n" };
    const problems = await problemsWith(created(helm, files));
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain("charts/redis/templates/broken.yaml");
  });
});

test("the README says that the pods of dependencies were not looked at", () => {
  const [[, helm] = ["", ""]] = HELMS;
  const files = filesOf({
    chart: chart({ dependencies: [{ chart: ["third_party/redis.tgz"] }] }),
    files: { "third_party/redis.tgz": created(helm) },
  });
  expect(String(files.get("README.md"))).toContain(
    "The pods of the apps meet the Pod Security Standard _restricted_. Those of `redis` may not: look at them before the namespace enforces it.",
  );
});
