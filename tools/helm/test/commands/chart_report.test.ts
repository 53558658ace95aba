/** The report on a chart: written by `check`, judged by `accept`, shown by `validate`; with both Helm majors. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { app, chart } from "../support/charts.ts";
import { accept, build, check, HELM_3, HELM_4, RESOURCES, validate, withDuplicate } from "../support/checked_chart.ts";
import { HELMS } from "../support/helm.ts";

const VERSION_MAP =
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {v: {{ .Capabilities.KubeVersion.Version | quote }}}\n";

describe.each(HELMS)("with %s", (_, helm) => {
  test("a name typed by hand is right for one release only, whatever the declaration says about it", async () => {
    const variables = { env_from: [{ config_map: "shop-b-config" }], env: { B_URL: "http://shop-b:8000" } };
    const apps = [
      app({ app_name: "a", app_type: "cron-job", resources: RESOURCES, ...variables }),
      app({ app_name: "b", app_type: "internal-api", replicas: 1, resources: RESOURCES, config: { A: "b" } }),
    ];
    const found = async (declared: Record<string, unknown>) => {
      const { problems } = await check(build({ chart: chart(declared), apps }), [helm]);
      return problems.map(({ code, path, what }) => `${code} ${path}: ${what}`);
    };
    const at = "CronJob/any-release-a spec.jobTemplate.spec.template.spec.containers[0]";
    const wrong = "only in a release named shop, and wrong in every other, like any-release here";
    expect(await found({})).toEqual([
      `fixed-name ${at}.envFrom[0].configMapRef.name: is the name of ConfigMap/any-release-b-config ${wrong}`,
      `fixed-name ${at}.env[0].value: is the name of Service/any-release-b ${wrong}`,
    ]);
    expect(await found({ chart_name: "other" })).toEqual([]);
  });

  test("a good chart is accepted, and the report lists what is in it", async () => {
    const built = build({ chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 1 } } } } }) });
    const report = await check(built, [helm], "--environment=prod");
    expect(report).toMatchObject({
      chart: { label: "//shop:chart", name: "shop", version: "0.1.0", appVersion: "0.1.0" },
      apps: { "internal-api": 1 },
      helms: ["0.0.0"],
      settings: [],
      renderings: [
        { environment: "", helm: "0.0.0", objects: { Deployment: 1, PodDisruptionBudget: 1, Service: 1 } },
        { environment: "prod", helm: "0.0.0", objects: { Deployment: 1, Service: 1 } },
      ],
      problems: [],
    });
    expect(await accept(built)).toEqual({ exitCode: 0, output: "" });
    expect(existsSync(built.accepted)).toBe(true);
  });

  test("a problem that Helm finds in one environment names that environment, and no path of the machine", async () => {
    const built = build({ chart: chart({ environments: { dev: {}, prod: {} } }) });
    writeFileSync(join(built.directory, "values-prod.yaml"), "apps: {shop_api: {replica: 1}}\n");
    const report = await check(built, [helm], "--environment=dev", "--environment=prod");
    expect(report.problems.map(({ code, environments }) => [code, environments])).toContainEqual([
      "helm-template",
      ["prod"],
    ]);
    expect(report.renderings.map(({ objects }) => objects === null)).toEqual([false, false, true]);
    const { exitCode, output } = await accept(built);
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^\/\/shop:chart: environments\.prod: helm template: Error: .*replica.*\[helm-template\]$/ms,
    );
    expect(output).not.toContain(built.directory);
    expect(existsSync(built.accepted)).toBe(false);
  });

  test("a template that does not render", async () => {
    const built = build({});
    writeFileSync(join(built.directory, "templates/broken.yaml"), "a: {{ .Values.x.y.z }}\n");
    const { problems, renderings } = await check(built, [helm]);
    expect(problems.map(({ code }) => code)).toEqual(["helm-template"]);
    expect(problems[0]?.what).toContain("broken.yaml");
    expect(renderings.map(({ objects }) => objects)).toEqual([null]);
  });

  test("the cause of an error is reported, on one line and in every format", async () => {
    const built = build({});
    writeFileSync(join(built.directory, "templates/broken.yaml"), "a: {{ .Values.x.y.z }}\n");
    const { problems } = await check(built, [helm]);
    expect(problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(
        /^Error: .*broken\.yaml:1:13.* at <\.Values\.x\.y\.z>: nil pointer evaluating interface \{\}\.y$/,
      ),
    ]);
    for (const format of ["text", "json", "sarif", "junit"]) {
      const { output } = await validate(built, helm, `--format=${format}`);
      expect(output).toContain(
        "nil pointer evaluating interface {}.y; expected a chart".slice(0, format === "json" ? 37 : undefined),
      );
    }
  });

  test("every violation of the values schema is reported", async () => {
    const built = build({});
    await check(built, [helm]);
    const values = ["apps.shop_api.replicas=-1", "apps.shop_api.nonsense=1"];
    const { output } = await validate(built, helm, ...values.map((value) => `--set=${value}`));
    const lines = output.split("\n").filter((each) => each.startsWith("error "));
    expect(lines).toEqual([expect.stringMatching(/replicas.*nonsense|nonsense.*replicas/)]);
  });

  test.each([
    ["1.30", "1.30"],
    ["v1.33.4", "1.33"],
    ["1.32.1-eks-2", "1.32"],
  ])("asked for Kubernetes %s, the report is about it", async (asked, version) => {
    const built = build({
      chart: chart({ templated_manifests: ["shop/v.yaml"] }),
      files: { "shop/v.yaml": VERSION_MAP },
    });
    await check(built, [helm]);
    const json = await validate(built, helm, `--kube-version=${asked}`, "--format=json");
    expect(JSON.parse(json.output)).toMatchObject({ kubeVersions: [version], problems: [] });
    const text = await validate(built, helm, `--kube-version=${asked}`);
    expect(text.output.split("\n")[1]).toBe(`against  Helm 9.9.9, Kubernetes ${version}`);
  });

  test("a duplicate key", async () => {
    const built = build({});
    const text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}\ndata: {c: d}\n";
    writeFileSync(join(built.directory, "templates/x.yaml"), text);
    const { problems } = await check(built, [helm]);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["duplicate-key", "templates/x.yaml"]]);
  });

  test("validate shows the build's report, and a new one for other values", async () => {
    const built = build({ chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 3 } } } } }) });
    await check(built, [helm], "--environment=prod");
    const shown = await validate(built, "no Helm is needed");
    expect(shown).toMatchObject({ exitCode: 0, isResult: true });
    expect(shown.output.split("\n")).toEqual([
      "chart    shop 0.1.0, app version 0.1.0",
      expect.stringMatching(/^against {2}Helm 0\.0\.0, Kubernetes 1\.\d+$/),
      "apps     1 internal-api",
      "objects  1 Deployment, 1 PodDisruptionBudget, 1 Service",
      "checks   0 errors, 0 warnings",
      "",
      "environment prod",
      "objects  1 Deployment, 1 PodDisruptionBudget, 1 Service",
      "checks   0 errors, 0 warnings",
    ]);
    writeFileSync(join(built.folder, "values.yaml"), "apps: {shop_api: {replicas: 1}}\n");
    const other = await validate(built, helm, "-f", join(built.folder, "values.yaml"), "--environment=prod");
    expect(other.output.split("\n").slice(1)).toEqual([
      expect.stringMatching(/^against {2}Helm 9\.9\.9/),
      "apps     1 internal-api",
      "",
      "environment prod",
      "objects  1 Deployment, 1 Service",
      "checks   0 errors, 0 warnings",
    ]);
    const wrong = await validate(built, helm, "--set", "apps.shop_api.replicas=-1");
    expect(wrong).toMatchObject({ exitCode: 1, isResult: true });
    expect(wrong.output).toContain("objects  none: rendering failed");
  });
});

test("with two versions of Helm, an object that differs is an error, and what both find is reported once", async () => {
  const built = withDuplicate();
  const same = await check(built, [HELM_3, HELM_4]);
  expect(same.problems.map(({ code, helms }) => [code, helms])).toEqual([["duplicate-object", ["0.0.0", "1.0.0"]]]);
  const version =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {v: {{ .Capabilities.HelmVersion.Version }}}\n";
  writeFileSync(join(built.directory, "templates/v.yaml"), version);
  const { problems } = await check(built, [HELM_3, HELM_4]);
  expect(problems.map(({ code, path, helms }) => [code, path, helms])).toContainEqual([
    "helm-difference",
    "ConfigMap/v",
    ["1.0.0"],
  ]);
});

test.each([
  [{}, ["1.36"]],
  [{ kube_version: ">=1.30.0-0, <1.34.0-0" }, ["1.33"]],
  [{ kube_version: "~1.32.0-0" }, ["1.32"]],
  [{ kube_version: ">=1.36.1-0" }, ["1.36"]],
  [{ kube_version: ">=1.31.2-0 <1.32.0-0" }, ["1.30"]],
  [{ kube_version: ">=1.31.2-0 <1.32.0-0", kube_versions: ["1.36"] }, ["1.36"]],
  [{ kube_version: ">=1.30.0-0", kube_versions: ["1.34", "1.30"] }, ["1.30", "1.34"]],
])("a chart of %j is checked against Kubernetes %j", async (attributes, versions) => {
  const report = await check(build({ chart: chart(attributes) }), [HELM_3, HELM_4]);
  expect(report.kubeVersions).toEqual(versions);
  expect(report.problems).toEqual([]);
});

test("objects are checked against the requested version", async () => {
  const newer =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {selector: {}, template: {spec: {containers: [{name: x, restartPolicyRules: []}]}}}\n";
  const built = build({ chart: chart({ manifests: ["shop/x.yaml"] }), files: { "shop/x.yaml": newer } });
  await check(built, [HELM_4]);
  const unknownIn = async (version: string): Promise<boolean> =>
    /restartPolicyRules.*1\.34/.test((await validate(built, HELM_4, `--kube-version=${version}`)).output);
  expect([await unknownIn("1.30"), await unknownIn("1.36")]).toEqual([true, false]);
});

test.each(["1.31", "2.0", "banana", ""])("Kubernetes %j, which has no schemas here, is refused", async (version) => {
  const built = build({});
  await check(built, [HELM_4]);
  expect(await validate(built, HELM_4, `--kube-version=${version}`)).toEqual({
    exitCode: 2,
    output: `validate: --kube-version: is not a Kubernetes version that charts can be checked against (got "${version}"); expected one of \`1.30\`, \`1.32\`, \`1.33\`, \`1.34\` and \`1.36\``,
  });
});
