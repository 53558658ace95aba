/** The files for Argo CD and Flux: their objects, their texts, and what is wrong with a declaration. */
import { describe, expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { parseYaml } from "../base/yaml.ts";
import type { GitopsMacro } from "../model/gitops_schemas.ts";
import { formatProblems } from "../model/problems.ts";
import type { KubernetesObject } from "../test/support/charts.ts";
import { gitopsFiles } from "./gitops.ts";
import { schemaProblems } from "./schemas.ts";

const CHART = {
  schema_version: 1,
  label: "//shop:chart",
  chart_name: "shop",
  chart_version: "1.2.3",
  environments: { dev: {}, prod: {} },
  deploy: {
    dev: { namespace: "shop-dev" },
    prod: [
      { namespace: "shop", kube_context: "prod-eu" },
      { namespace: "shop", kube_context: "arn:aws:eks:us-east-1:1:cluster/shop" },
    ],
  },
};

const ONE = { ...CHART, environments: { dev: {} }, deploy: { dev: { namespace: "shop-dev" } } };
const REGISTRY = { repository: "oci://ghcr.io/acme/charts" };
const DIGEST = `sha256:${"0f".repeat(32)}`;

type Attributes = Readonly<Record<string, unknown>>;

function run(macro: GitopsMacro, attributes: Attributes, chart: Attributes = CHART, file?: string) {
  return gitopsFiles({
    macro,
    declaration: JSON.stringify({ schema_version: 1, label: "//shop:argocd", ...attributes }),
    chart: JSON.stringify(chart),
    version: String(chart["chart_version"]),
    files: new Map(file === undefined ? [] : [["shop/digest", new TextEncoder().encode(file)]]),
    values: new Map([
      ["values-dev.yaml", "{}\n"],
      ["values-prod.yaml", "apps:\n  api:\n    replicas: 3\n"],
    ]),
  });
}

/** Objects by path; several in one file are a list. */
function objects(...request: Parameters<typeof run>): Record<string, KubernetesObject> {
  const { value, problems } = run(...request);
  if (value === undefined) throw new Error(formatProblems(problems));
  return Object.fromEntries(
    [...value].map(([path, text]) => {
      const all = parseYaml(text).values ?? [];
      return [path, (all.length === 1 ? all[0] : all) as KubernetesObject];
    }),
  );
}

function problems(...request: Parameters<typeof run>): readonly string[] {
  return formatProblems(run(...request).problems ?? []).split("\n");
}

/** Go templates of fields and of texts, as far as ours have them. */
function rendered(value: Json, fields: JsonObject): Json {
  if (typeof value === "string") {
    return value.replace(/\{\{ (?:"(.*?)"|\.(\w+)) \}\}/g, (_, text, field) => text ?? String(fields[field]));
  }
  if (Array.isArray(value)) return value.map((item: Json) => rendered(item, fields));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rendered(inner, fields)]));
}

function merged(base: Json, patch: Json): Json {
  if (!isObject(base) || !isObject(patch)) return patch;
  const changed = Object.entries(patch).map(([key, value]) => [key, merged(base[key] ?? {}, value)]);
  return { ...base, ...Object.fromEntries(changed) };
}

describe("argocd_application", () => {
  test("one for each destination, named after what tells it apart", () => {
    const files = objects("argocd_application", REGISTRY);
    const prod = "arn-aws-eks-us-east-1-1-cluster-shop";
    expect(Object.keys(files)).toEqual(["dev.yaml", "prod-eu.yaml", `prod-${prod}.yaml`]);
    expect(Object.values(files).map(({ metadata }) => metadata.name)).toEqual([
      "shop-dev",
      "shop-prod-eu",
      `shop-prod-${prod}`,
    ]);
    expect(Object.values(files).map(({ spec }) => spec.destination)).toEqual([
      { server: "https://kubernetes.default.svc", namespace: "shop-dev" },
      { name: "prod-eu", namespace: "shop" },
      { name: "arn:aws:eks:us-east-1:1:cluster/shop", namespace: "shop" },
    ]);
  });

  test("without attributes: what is there, and nothing else", () => {
    expect(objects("argocd_application", REGISTRY, ONE)["dev.yaml"]).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata: { name: "shop-dev", namespace: "argocd", labels: { environment: "dev" } },
      spec: {
        project: "default",
        source: {
          repoURL: "oci://ghcr.io/acme/charts/shop",
          path: ".",
          targetRevision: "1.2.3",
          helm: { releaseName: "shop", valueFiles: ["values-dev.yaml"] },
        },
        destination: { server: "https://kubernetes.default.svc", namespace: "shop-dev" },
      },
    });
  });

  test("a chart without environments: its own values, one application", () => {
    const { environments: _, deploy: __, ...chart } = CHART;
    const { metadata, spec } = objects("argocd_application", REGISTRY, { ...chart, namespace: "shop" })["shop.yaml"];
    expect(metadata).toEqual({ name: "shop", namespace: "argocd" });
    expect([spec.source.helm, spec.destination.namespace]).toEqual([{ releaseName: "shop" }, "shop"]);
  });

  test.each<[string, Attributes, JsonObject]>([
    [
      "a version with build metadata, as Helm tags it",
      { ...REGISTRY, chart_version: "1.2.3+4" },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: "1.2.3_4" },
    ],
    [
      "a digest",
      { ...REGISTRY, digest: DIGEST },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: DIGEST },
    ],
    [
      "a digest in a file",
      { ...REGISTRY, digest: { file: "shop/digest" } },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: DIGEST },
    ],
    [
      "a Helm repository",
      { repository: "https://charts.acme.io" },
      { repoURL: "https://charts.acme.io", chart: "shop", targetRevision: "1.2.3" },
    ],
    [
      "Git",
      { git: { repo_url: "git@a:b.git", path: "shop" } },
      { repoURL: "git@a:b.git", path: "shop", targetRevision: "HEAD" },
    ],
  ])("the source: %s", (_, { chart_version = "1.2.3", ...attributes }, source) => {
    const made = objects("argocd_application", attributes, { ...ONE, chart_version }, `${DIGEST}\n`)["dev.yaml"];
    expect(made.spec.source).toEqual({ ...source, helm: { releaseName: "shop", valueFiles: ["values-dev.yaml"] } });
  });

  test("the source: where the chart is pushed to, unless the declaration says otherwise", () => {
    const chart = { ...ONE, repository: "oci://registry.acme.io/charts" };
    const urlOf = (attributes: Attributes) =>
      objects("argocd_application", attributes, chart)["dev.yaml"].spec.source.repoURL;
    expect([urlOf({}), urlOf(REGISTRY), urlOf({ git: { repo_url: "a", path: "b" } })]).toEqual([
      "oci://registry.acme.io/charts/shop",
      "oci://ghcr.io/acme/charts/shop",
      "a",
    ]);
  });

  test("how it is synced, with the defaults of what is begun", () => {
    const attributes = {
      ...REGISTRY,
      project: "shop-{environment}",
      automated: { prune: true },
      retry: { backoff: { factor: 3 } },
      ignore_differences: [{ kind: "Deployment", group: "apps", jq_path_expressions: [".spec"] }],
      revision_history_limit: 0,
      sync_wave: 2,
      labels: { team_name: "shop" },
    };
    const { metadata, spec } = objects("argocd_application", attributes, { ...ONE, create_namespace: true })[
      "dev.yaml"
    ];
    expect(metadata.labels).toEqual({ environment: "dev", team_name: "shop" });
    expect(metadata.annotations).toEqual({ "argocd.argoproj.io/sync-wave": "2" });
    expect(spec.project).toBe("shop-dev");
    expect(spec.revisionHistoryLimit).toBe(0);
    expect(spec.ignoreDifferences).toEqual([{ kind: "Deployment", group: "apps", jqPathExpressions: [".spec"] }]);
    expect(spec.syncPolicy).toEqual({
      automated: { prune: true, selfHeal: false, allowEmpty: false },
      retry: { limit: 5, backoff: { duration: "5s", factor: 3, maxDuration: "3m" } },
      syncOptions: ["CreateNamespace=true"],
    });
  });

  test("an override replaces an attribute in one environment, and leaves the others", () => {
    const attributes = {
      ...REGISTRY,
      project: "all",
      retry: { limit: 1 },
      overrides: { prod: { retry: { limit: 9 } } },
    };
    const files = Object.values(objects("argocd_application", attributes));
    expect(files.map(({ spec }) => [spec.project, spec.syncPolicy.retry.limit])).toEqual([
      ["all", 1],
      ["all", 9],
      ["all", 9],
    ]);
  });

  test("clusters by the names and URLs that Argo CD has for them", () => {
    const clusters = { "prod-eu": "europe", "arn:aws:eks:us-east-1:1:cluster/shop": "https://us.acme.io" };
    const files = Object.values(objects("argocd_application", { ...REGISTRY, clusters, environments: ["prod"] }));
    expect(files.map(({ spec }) => spec.destination)).toEqual([
      { name: "europe", namespace: "shop" },
      { server: "https://us.acme.io", namespace: "shop" },
    ]);
  });
});

describe("argocd_application_set", () => {
  const setOf = (attributes: Attributes, chart: Attributes = CHART) =>
    objects("argocd_application_set", { ...REGISTRY, ...attributes }, chart)["shop.yaml"];

  /** What Argo CD makes of the elements: the template rendered with the fields, and the patch merged over it. */
  const generated = ({ spec }: KubernetesObject): Json[] =>
    spec.generators[0].list.elements.map((element: JsonObject) => {
      expect(spec.templatePatch).toBe("patch" in element ? "{{ toJson .patch }}" : undefined);
      const application = rendered(spec.template, element) as KubernetesObject;
      const patched = merged(application, element["patch"] ?? {}) as KubernetesObject;
      // Argo CD 3.5, `applyTemplatePatch`.
      return { ...patched, spec: { ...patched.spec, project: application.spec.project } };
    });

  test.each<[string, Attributes]>([
    ["the same everywhere", {}],
    ["in one cluster only", { environments: ["dev"] }],
    [
      "different by environment",
      { overrides: { dev: { automated: { prune: true }, labels: { a: "b" } }, prod: { project: "p-{environment}" } } },
    ],
    [
      "with text that looks like a template",
      { labels: { a: "{{ .name }}" }, ignore_differences: [{ kind: "{{ x }}" }] },
    ],
  ])("makes the applications of argocd_application: %s", (_, attributes) => {
    const applications = Object.values(objects("argocd_application", { ...REGISTRY, ...attributes })).map(
      ({ metadata: { namespace: _namespace, ...metadata }, spec }) => ({ metadata, spec }),
    );
    expect(generated(setOf(attributes))).toEqual(applications);
  });

  test("elements have what the template names; what is the same is in the template", () => {
    const { spec } = setOf(
      { environments: ["prod", "dev"] },
      { ...CHART, deploy: { dev: { namespace: "a" }, prod: { namespace: "b" } } },
    );
    expect(spec.generators).toEqual([
      {
        list: {
          elements: [
            { environment: "prod", namespace: "b" },
            { environment: "dev", namespace: "a" },
          ],
        },
      },
    ]);
    expect(spec.template.metadata.name).toBe("shop-{{ .environment }}");
    expect(spec.templatePatch).toBeUndefined();
    expect([spec.goTemplate, spec.goTemplateOptions]).toEqual([true, ["missingkey=error"]]);
  });

  test("a rollout in steps, and the note that it needs a feature that is off", () => {
    const rolling_sync = [{ environments: ["dev"] }, { environments: ["prod"], max_update: "50%" }];
    const { value } = run("argocd_application_set", { ...REGISTRY, rolling_sync });
    expect(value?.get("shop.yaml")).toMatch(
      /^# Made from \/\/shop:argocd by .*\n# `strategy` needs progressive syncs, which are off by default/,
    );
    expect(setOf({ rolling_sync }).spec.strategy).toEqual({
      type: "RollingSync",
      rollingSync: {
        steps: [
          { matchExpressions: [{ key: "environment", operator: "In", values: ["dev"] }] },
          { matchExpressions: [{ key: "environment", operator: "In", values: ["prod"] }], maxUpdate: "50%" },
        ],
      },
    });
    expect(run("argocd_application_set", REGISTRY).value?.get("shop.yaml")).not.toContain("progressive");
  });

  test("what happens to its applications", () => {
    expect(setOf({ applications_sync: "create-only", preserve_resources_on_deletion: true }).spec.syncPolicy).toEqual({
      applicationsSync: "create-only",
      preserveResourcesOnDeletion: true,
    });
    expect(setOf({}).spec.syncPolicy).toBeUndefined();
  });
});

describe("argocd_project", () => {
  test("one for each environment, which allows only its own source and destinations", () => {
    const files = objects("argocd_project", REGISTRY);
    expect(Object.keys(files)).toEqual(["shop-dev.yaml", "shop-prod.yaml"]);
    expect(files["shop-prod.yaml"]).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      metadata: { name: "shop-prod", namespace: "argocd" },
      spec: {
        description: "shop in prod",
        sourceRepos: ["oci://ghcr.io/acme/charts/shop"],
        destinations: [
          { name: "prod-eu", namespace: "shop" },
          { name: "arn:aws:eks:us-east-1:1:cluster/shop", namespace: "shop" },
        ],
      },
    });
  });

  test("one for all environments", () => {
    const files = objects(
      "argocd_project",
      { ...REGISTRY, project: "shop", source_repos: ["https://a"] },
      { ...CHART, create_namespace: true },
    );
    expect(Object.keys(files)).toEqual(["shop.yaml"]);
    const { spec } = files["shop.yaml"];
    expect(spec.destinations.length).toBe(3);
    expect(spec.sourceRepos).toEqual(["oci://ghcr.io/acme/charts/shop", "https://a"]);
    expect(spec.clusterResourceWhitelist).toEqual([{ group: "", kind: "Namespace" }]);
  });

  test("roles: a policy for each action, each once", () => {
    const policies = [
      { actions: ["get", "sync"] },
      { actions: ["get"] },
      { resource: "logs", actions: ["get"], object: "shop-*", effect: "deny" },
    ];
    const roles = { on_call: { description: "On call", groups: ["ops"], policies } };
    const { spec } = objects("argocd_project", { ...REGISTRY, overrides: { dev: { roles } } })["shop-dev.yaml"];
    expect(spec.roles).toEqual([
      {
        name: "on_call",
        description: "On call",
        groups: ["ops"],
        policies: [
          "p, proj:shop-dev:on_call, applications, get, shop-dev/*, allow",
          "p, proj:shop-dev:on_call, applications, sync, shop-dev/*, allow",
          "p, proj:shop-dev:on_call, logs, get, shop-dev/shop-*, deny",
        ],
      },
    ]);
  });

  test("sync windows say what they apply to", () => {
    const window = { kind: "deny", schedule: "0 16 * * fri", duration: "64h" };
    const sync_windows = [window, { ...window, namespaces: ["a"], time_zone: "Europe/Berlin", manual_sync: true }];
    const { spec } = objects("argocd_project", { ...REGISTRY, sync_windows })["shop-dev.yaml"];
    expect(spec.syncWindows).toEqual([
      { ...window, timeZone: "UTC", manualSync: false, applications: ["*"] },
      { ...window, timeZone: "Europe/Berlin", manualSync: true, namespaces: ["a"] },
    ]);
  });
});

describe("flux_helm_release", () => {
  const filesOf = (attributes: Attributes = {}, chart: Attributes = CHART) =>
    objects("flux_helm_release", { ...REGISTRY, ...attributes }, chart);

  test("a source and a release for each destination, in a folder for its cluster", () => {
    const files = filesOf();
    expect(Object.keys(files)[1]).toBe("prod-eu/helm-release.yaml");
    const metadata = { name: "shop-prod-eu", namespace: "flux-system" };
    expect(files["prod-eu/helm-release.yaml"]).toEqual([
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "OCIRepository",
        metadata,
        spec: {
          interval: "10m",
          url: "oci://ghcr.io/acme/charts/shop",
          ref: { tag: "1.2.3" },
          layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
        },
      },
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        metadata,
        spec: {
          interval: "10m",
          releaseName: "shop",
          targetNamespace: "shop",
          storageNamespace: "shop",
          chartRef: { kind: "OCIRepository", name: "shop-prod-eu" },
          values: { apps: { api: { replicas: 3 } } },
        },
      },
    ]);
    expect(files["dev/helm-release.yaml"][1].spec.values).toBeUndefined();
  });

  test("pinned by digest", () => {
    expect(filesOf({ digest: DIGEST }, ONE)["dev/helm-release.yaml"][0].spec.ref).toEqual({ digest: DIGEST });
  });

  test("from a Helm repository, with the values files of the chart", () => {
    const [source, release] = filesOf({ repository: "https://charts.acme.io", secret: "login" }, ONE)[
      "dev/helm-release.yaml"
    ];
    expect([source.kind, source.spec]).toEqual([
      "HelmRepository",
      { interval: "10m", url: "https://charts.acme.io", secretRef: { name: "login" } },
    ]);
    expect(release.spec.chart.spec).toEqual({
      chart: "shop",
      version: "1.2.3",
      sourceRef: { kind: "HelmRepository", name: "shop-dev" },
      valuesFiles: ["values.yaml", "values-dev.yaml"],
    });
  });

  test("how it is released", () => {
    const attributes = {
      timeout: "15m",
      install: { remediation: { retries: 3 } },
      upgrade: { remediation: { remediate_last_failure: true } },
      test: true,
      drift_detection: "warn",
      depends_on: ["database"],
      suspend: true,
      service_account: "deployer",
      overrides: { dev: { interval: "1m", drift_detection: "disabled" } },
    };
    const spec = filesOf(attributes, { ...ONE, create_namespace: true })["dev/helm-release.yaml"][1].spec;
    expect(spec).toMatchObject({
      interval: "1m",
      timeout: "15m",
      install: { createNamespace: true, remediation: { retries: 3 } },
      upgrade: { remediation: { retries: 0, remediateLastFailure: true, strategy: "rollback" } },
      test: { enable: true },
      dependsOn: [{ name: "database" }],
      suspend: true,
      serviceAccountName: "deployer",
    });
    expect(spec.driftDetection).toBeUndefined();
    const kept = filesOf({ ...attributes, overrides: {} }, ONE)["dev/helm-release.yaml"][1].spec;
    expect(kept.driftDetection).toEqual({ mode: "warn" });
  });
});

describe("problems", () => {
  const PROJECT = { ...REGISTRY, environments: ["dev"] };
  const window = (changes: Attributes) => [{ kind: "deny", schedule: "0 16 * * 5", duration: "8h", ...changes }];
  const role = (policy: Attributes) => ({ reader: { policies: [{ actions: ["get"], ...policy }] } });
  const LONG = "a".repeat(60);

  test.each<[string, GitopsMacro, Attributes, Attributes, string]>([
    [
      "an unknown environment",
      "argocd_application",
      { ...REGISTRY, environments: ["prd"] },
      CHART,
      '//shop:argocd: environments[0]: is not an environment here (got "prd"); expected `dev` or `prod`. Fix: rename it to `prod`. [unknown-environment]',
    ],
    [
      "an override for an environment that is not deployed",
      "argocd_application",
      { ...PROJECT, overrides: { prod: {} } },
      CHART,
      '//shop:argocd: overrides.prod: is not an environment here (got "prod"); expected `dev`. Fix: add `prod` to `environments`. [unknown-environment]',
    ],
    [
      "an environment that goes nowhere",
      "flux_helm_release",
      REGISTRY,
      { ...CHART, deploy: { dev: {} } },
      '//shop:argocd: environments: has an environment that goes nowhere (got "prod"); expected a destination in `deploy` of //shop:chart for each environment. Fix: add `"prod": {"namespace": "…"}` to `deploy`, or leave `prod` out of `environments`. [missing-destination]',
    ],
    [
      "two environments in one place",
      "argocd_application",
      REGISTRY,
      { ...CHART, deploy: { dev: {}, prod: {} } },
      '//shop:argocd: environments: sends `dev` and `prod` to the same place (got {"release":"shop","namespace":"default"}); expected each environment in a place of its own. Fix: give one of them another `namespace`, `kube_context` or `release` in `deploy` of the chart. [duplicate-destination]',
    ],
    [
      "contexts that differ only in what names cannot have",
      "argocd_application",
      { ...REGISTRY, environments: ["dev"] },
      { ...CHART, deploy: { dev: [{ kube_context: "a:b" }, { kube_context: "a_b" }] } },
      '//shop:argocd: environments: gives two places the same name (got "shop-dev-a-b"); expected names of environments and contexts that differ in letters or digits. Fix: rename an environment, or a `kube_context` in `deploy` of the chart. [duplicate-name]',
    ],
    [
      "a name that is too long",
      "argocd_application",
      { ...PROJECT, application_name: LONG },
      CHART,
      `//shop:argocd: application_name: makes a name of 64 characters (got "${LONG}-dev"); expected at most 63, because it becomes a label. Fix: choose a shorter \`application_name\`. [invalid-name]`,
    ],
    [
      "a project's name that is too long",
      "argocd_project",
      { ...PROJECT, project: `${LONG}-{environment}` },
      CHART,
      `//shop:argocd: project: makes a name of 64 characters (got "${LONG}-dev"); expected at most 63, because it becomes a label. Fix: choose a shorter \`project\`. [invalid-name]`,
    ],
    [
      "no source",
      "argocd_application",
      {},
      CHART,
      '//shop:argocd: repository: is missing; expected `repository` or `git`, where the chart comes from. Fix: write `repository = "oci://…"`, where the chart is pushed to, here or on the chart. [missing-source]',
    ],
    [
      "two sources",
      "argocd_application",
      { ...REGISTRY, git: { repo_url: "a", path: "b" } },
      CHART,
      "//shop:argocd: git: is given besides `repository`; expected one place that the chart comes from. Fix: remove one of them. [conflicting-source]",
    ],
    [
      "a digest outside of a registry",
      "flux_helm_release",
      { repository: "https://a.io", digest: DIGEST },
      CHART,
      '//shop:argocd: digest: is given, but the chart does not come from an OCI registry (got "https://a.io"); expected a `repository` like `oci://ghcr.io/acme/charts`. Fix: remove it; the chart\'s version is used. [unpinned-source]',
    ],
    [
      "a digest in Git",
      "argocd_application",
      { git: { repo_url: "a", path: "b" }, digest: DIGEST },
      CHART,
      '//shop:argocd: digest: is given, but the chart does not come from an OCI registry (got "a"); expected a `repository` like `oci://ghcr.io/acme/charts`. Fix: remove it, and write a commit as `target_revision`. [unpinned-source]',
    ],
    [
      "a file without a digest",
      "argocd_application",
      { ...REGISTRY, digest: { file: "shop/digest" } },
      CHART,
      '//shop:argocd: digest: names shop/digest, which has no digest (got "latest"); expected `sha256:` and 64 hexadecimal digits. Fix: name the target that writes the digest of the chart, its `.digest`. [invalid-digest]',
    ],
    [
      "a repository without a scheme",
      "argocd_application",
      { repository: "ghcr.io/acme/" },
      CHART,
      '//shop:argocd: repository: is malformed (got "ghcr.io/acme/"); expected a URL like `oci://ghcr.io/acme/charts` or `https://charts.example.com`, without a slash at the end. Fix: change `repository` to a valid value. [invalid-value]',
    ],
    [
      "a schedule that is no cron",
      "argocd_project",
      { ...PROJECT, sync_windows: window({ schedule: "0 25 * * 5" }) },
      CHART,
      '//shop:argocd: sync_windows[0].schedule: has an invalid hour (got "0 25 * * 5"); expected 0 to 23, `*`, ranges like `0-23`, steps like `*/2`, or a comma-separated list of these. Fix: write it like `0 16 * * 5`, every Friday at 16:00. [invalid-schedule]',
    ],
    [
      "a schedule that only CronJobs know",
      "argocd_project",
      { ...PROJECT, overrides: { dev: { sync_windows: window({ schedule: "@daily" }) } } },
      CHART,
      '//shop:argocd: overrides.dev.sync_windows[0].schedule: is the name of a schedule, which Argo CD does not know here (got "@daily"); expected five fields. Fix: write it like `0 16 * * 5`, every Friday at 16:00. [invalid-schedule]',
    ],
    [
      "a time zone that does not exist",
      "argocd_project",
      { ...PROJECT, sync_windows: window({ time_zone: "Europe/Berln" }) },
      CHART,
      '//shop:argocd: sync_windows[0].time_zone: is not a time zone (got "Europe/Berln"); expected a name from the IANA time zone database, like `Europe/Berlin` or `Etc/UTC`. Fix: write "Europe/Berlin". [unknown-time-zone]',
    ],
    [
      "a duration without a unit",
      "argocd_project",
      { ...PROJECT, sync_windows: window({ duration: "8" }) },
      CHART,
      '//shop:argocd: sync_windows[0].duration: is malformed (got "8"); expected a duration like `30s`, `10m` or `1h30m`. Fix: change `sync_windows[0].duration` to a valid value. [invalid-value]',
    ],
    [
      "an action that Argo CD does not know",
      "argocd_project",
      { ...PROJECT, roles: role({ actions: ["list"] }) },
      CHART,
      '//shop:argocd: roles.reader.policies[0].actions[0]: is malformed (got "list"); expected `get`, `create`, `update`, `delete`, `sync`, `override`, `*`, or one like `action/apps/Deployment/restart`. Fix: change `roles.reader.policies[0].actions[0]` to a valid value. [invalid-value]',
    ],
    [
      "a resource that projects have no rules for",
      "argocd_project",
      { ...PROJECT, roles: role({ resource: "projects" }) },
      CHART,
      '//shop:argocd: roles.reader.policies[0].resource: is not one of the allowed values (got "projects"); expected one of `applications`, `applicationsets`, `clusters`, `exec`, `logs` and `repositories`. Fix: write one of these. [invalid-value]',
    ],
    [
      "an override for a project that environments share",
      "argocd_project",
      { ...REGISTRY, project: "shop", overrides: { dev: { description: "…" } } },
      CHART,
      '//shop:argocd: overrides.dev: is for one environment, but several share the project (got "shop"); expected a project for each environment. Fix: write `{environment}` into `project`. [shared-project]',
    ],
    [
      "an environment without a step",
      "argocd_application_set",
      { ...REGISTRY, rolling_sync: [{ environments: ["dev"] }] },
      CHART,
      '//shop:argocd: rolling_sync: has no step for an environment, so Argo CD would never sync it (got "prod"); expected each environment in one step. Fix: add `{"environments": ["prod"]}`, or leave `prod` out of `environments`. [missing-step]',
    ],
    [
      "an environment in two steps",
      "argocd_application_set",
      { ...PROJECT, rolling_sync: [{ environments: ["dev"] }, { environments: ["dev"] }] },
      CHART,
      '//shop:argocd: rolling_sync[1].environments[0]: is in an earlier step, too (got "dev"); expected each environment in one step. Fix: remove it from one of them. [duplicate-step]',
    ],
    [
      "healing that a rollout does not do",
      "argocd_application_set",
      { ...PROJECT, automated: { self_heal: true }, rolling_sync: [{ environments: ["dev"] }] },
      CHART,
      "//shop:argocd: automated.self_heal: has no effect with `rolling_sync`, which starts syncs itself (got true); expected `self_heal` or `rolling_sync`. Fix: remove one of them. [ignored-attribute]",
    ],
    [
      "a field's own name",
      "argocd_application",
      { ...REGISTRY, syncOptions: ["A=b"] },
      CHART,
      '//shop:argocd: syncOptions: is not an attribute (got ["A=b"]); expected `sync_options`. Fix: rename it to `sync_options`. [unknown-attribute]',
    ],
  ])("%s", (_, macro, attributes, chart, message) => {
    expect(problems(macro, attributes, chart, "latest")).toEqual([message]);
  });

  test("all at once", () => {
    const attributes = {
      environments: ["prd"],
      overrides: { x: {} },
      roles: 1,
      sync_windows: window({ schedule: "@daily" }),
    };
    expect(problems("argocd_project", attributes).map((line) => /\[[a-z-]+\]$/.exec(line)?.[0])).toEqual([
      "[unknown-environment]",
      "[unknown-environment]",
      "[missing-source]",
      "[invalid-type]",
      "[invalid-schedule]",
    ]);
  });

  test.each([
    ["argoproj.io/v1alpha1", "Application"],
    ["argoproj.io/v1alpha1", "ApplicationSet"],
    ["argoproj.io/v1alpha1", "AppProject"],
    ["helm.toolkit.fluxcd.io/v2", "HelmRelease"],
    ["source.toolkit.fluxcd.io/v1", "HelmRepository"],
    ["source.toolkit.fluxcd.io/v1", "OCIRepository"],
  ])("what the definition of %s %s refuses", (apiVersion, kind) => {
    const object = { apiVersion, kind, metadata: { name: "a" }, spec: { intervall: "5m" } };
    const found = schemaProblems({ path: "a.yaml", objects: [object] });
    expect(found.map(({ what, code }) => [what, code])).toContainEqual([
      `leads to \`${kind}.spec.intervall\`, which is an unknown field`,
      "unknown-field",
    ]);
  });
});
