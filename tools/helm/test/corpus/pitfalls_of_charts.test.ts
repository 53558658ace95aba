/**
 * Common pitfalls of Helm charts, by their numbers in a list: what holds for a chart as a whole. A corpus of charts on both Helm majors is
 * held to them.
 */
import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import { TYPES } from "../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  containerOf,
  type Declaration,
  filesOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  podOf,
  problemsOf,
  render,
  workloadOf,
} from "../support/charts.ts";
import { HELMS, template } from "../support/helm.ts";
import { nodesOf, provides, referencesOf } from "../support/objects.ts";
import { CORPUS, CORPUS_FILES, KITCHEN_SINK } from "./corpus.ts";
import { again, CHARTS, EACH, idOf, rendered } from "./rendered_corpus.ts";

describe("16: no list of maps has a duplicate key", () => {
  /** Lists by key, with the fields that identify their items. */
  const KEYS: Readonly<Record<string, (item: KubernetesObject) => unknown>> = {
    containers: ({ name }) => name,
    initContainers: ({ name }) => name,
    env: ({ name }) => name,
    volumes: ({ name }) => name,
    volumeMounts: ({ mountPath }) => mountPath,
    imagePullSecrets: ({ name }) => name,
    topologySpreadConstraints: ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
    hostAliases: ({ ip }) => ip,
  };

  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    expect(new Set(kinds(objects)).size).toBe(objects.length);
    for (const { path, value } of nodesOf(objects)) {
      const key = path.at(-1) ?? "";
      if (!Array.isArray(value)) continue;
      const keys = key === "ports" ? portKeys(value) : value.map(KEYS[key] ?? ((_, index) => index));
      expect([path.join("."), keys]).toEqual([path.join("."), [...new Set(keys)]]);
    }
  });

  /** The names and numbers of a list together: neither may repeat. */
  const portKeys = (ports: readonly KubernetesObject[]) =>
    ports.flatMap(({ name, port, containerPort, protocol }) => [
      ...(name === undefined ? [] : [name]),
      `${port ?? containerPort} ${protocol}`,
    ]);

  test.each(HELMS)("%s: a user's own variable replaces a built-in one", (_, helm) => {
    const env = { APP_NAME: "mine", REGION: "us", ADDED: "1" };
    const shared = chart({ standard_env: true, env: { REGION: "eu", SHARED: "1" } });
    const directory = chartOf({ chart: shared, apps: [app({ env })] });
    const values = { "apps.shop_api.env": { SHARED: "2" } };
    const container = containerOf(workloadOf(render(helm, directory, { values })));
    const names = container.env.map(({ name }: KubernetesObject) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(container.env).toEqual(
      expect.arrayContaining([
        { name: "APP_NAME", value: "mine" },
        { name: "REGION", value: "us" },
        { name: "SHARED", value: "2" },
        { name: "ADDED", value: "1" },
      ]),
    );
  });

  test("a conflict of two attributes names both", () => {
    const [problem, ...others] = problemsOf({ apps: [app({ env: { LEVEL: "a" }, config: { LEVEL: "b" } })] });
    expect(others).toEqual([]);
    expect(problem).toMatch(/config\.LEVEL: is also given in env\.LEVEL/);
  });
});

describe("17: both Helm majors render the same", () => {
  test.each(CHARTS)("%s", (name, path, declaration) => {
    const [three = [], four = []] = HELMS.map(([helmName]) => rendered(helmName, name));
    expect(four).toEqual(three);
    // Null removes a default; false and 0 are values.
    const values = Object.fromEntries(
      (declaration.apps ?? []).map(({ app_name, env, resources }): [string, Json] => [
        `apps.${app_name}`,
        {
          env: { ...(env === undefined ? {} : { [Object.keys(env as object)[0] ?? ""]: null }), OFF: false, ZERO: 0 },
          ...(resources === undefined ? {} : { resources: { limits: { cpu: null } } }),
          podLabels: { added: "on" },
        },
      ]),
    );
    const [old, recent] = HELMS.map(([, helm]) => render(helm, path, { values }));
    expect(recent).toEqual(old);
  });

  test.each(CORPUS)("%s: no value is null by default", (_, declaration) => {
    const { values } = parseYaml(String(filesOf(declaration).get("values.yaml")));
    expect(nodesOf(values).filter(({ value }) => value === null)).toEqual([]);
  });
});

describe.each(HELMS)("18: values of a subchart are below its alias: %s", (_, helm) => {
  const path = chartOf(KITCHEN_SINK);
  const size = (values: Record<string, Json>) => find(render(helm, path, { values }), "ConfigMap", "redis").data.size;

  test("the chart's overlay", () => expect(size({})).toBe("2"));
  test("at deploy time", () => expect(size({ "cache.size": 3 })).toBe("3"));
});

describe("19: charts do not query the cluster", () => {
  const templateAt = (helm: string, path: string, ...options: string[]) => {
    const { objects, error } = template(helm, "prod", path, ["--namespace", "shop", ...options]);
    if (error !== undefined) throw new Error(error);
    return objects;
  };

  test.each(EACH)("$title", ({ helm, helmName, name, path, declaration }) => {
    for (const version of ["1.30.0", "1.36.0-gke.1"]) {
      expect(templateAt(helm, path, "--kube-version", version)).toEqual(rendered(helmName, name));
    }
    const texts = [...filesOf(declaration)].filter(([file]) => file.startsWith("templates/"));
    expect(texts.filter(([, text]) => String(text).includes(".Capabilities")).map(([file]) => file)).toEqual([]);
    const versions = rendered(helmName, name).map(({ apiVersion }) => apiVersion);
    // KEDA has only this version.
    expect(versions.filter((version) => /alpha|beta/.test(version) && version !== "keda.sh/v1alpha1")).toEqual([]);
  });

  test.each(HELMS)("%s: only `kube_version` rejects older clusters", (_, helm) => {
    const path = chartOf({ chart: chart({ kube_version: ">=1.33.0-0" }) });
    expect(template(helm, "prod", path, ["--kube-version", "1.32.9"]).error).toContain("kubeVersion");
    expect(template(helm, "prod", path, ["--kube-version", "1.33.0-gke.1"]).error).toBeUndefined();
  });
});

describe("20: the schema of the values is closed and local", () => {
  test.each(EACH)("$title", ({ helm, path, declaration }) => {
    const schema = String(filesOf(declaration).get("values.schema.json"));
    for (const [, reference] of schema.matchAll(/"\$ref": "([^"]*)"/g))
      expect(reference).toMatch(/^#\/definitions\/[\w-]+$/);
    expect(JSON.parse(schema)).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      additionalProperties: false,
    });
    const refusal = (values: string) => template(helm, "prod", path, ["--set-json", values]).error;
    expect(refusal("global.unknown=1")).toContain("global.unknown: is a key that nothing in this chart reads");
    expect(refusal("unknown=1")).toContain("unknown");
    expect(refusal("enabled=true")).toBeUndefined();
  });
});

describe("21: the namespace is that of the release", () => {
  const CLUSTER_SCOPED = ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "Namespace"];

  test.each(EACH)("$title", ({ helm, declaration }) => {
    const path = again(declaration, { namespace: "declared" });
    const { objects = [] } = template(helm, "prod", path, ["--namespace", "chosen"]);
    const own = (objects as KubernetesObject[]).filter(
      ({ metadata }) => metadata.labels?.["helm.sh/chart"] !== undefined,
    );
    expect(own.length).toBeGreaterThan(0);
    for (const object of own) {
      const namespace = CLUSTER_SCOPED.includes(object.kind) ? undefined : "chosen";
      expect([idOf(object), object.metadata.namespace]).toEqual([idOf(object), namespace]);
    }
    expect(nodesOf(objects).filter(({ value }) => value === "declared")).toEqual([]);
  });
});

describe.each(HELMS)("23: own manifests stay as they are: %s", (_, helm) => {
  const MANIFESTS: Readonly<Record<string, string>> = {
    "policy.yaml": `# Keeps its comment.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: own, labels: {app.kubernetes.io/name: mine, helm.sh/chart: "x-1"}}
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
`,
    "text.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: text
data:
  values.yaml: |
    metadata:
      namespace: inner
      labels: {a: "{{ .Values.x }}"}
    on: 0777
  other: "{{- range $x := . }}\`{{ $x }}\`{{ end }}"
`,
    "binding.yaml": `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: reader, namespace: kube-system},
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader},
subjects: [{kind: ServiceAccount, name: own, namespace: elsewhere}]}
`,
  };
  const declaration: Declaration = {
    chart: chart({ labels: { a: "b" }, namespace: "shop", manifests: Object.keys(MANIFESTS) }),
    files: MANIFESTS,
  };

  test.each(Object.entries(MANIFESTS))("%s", (file, text) => {
    const [object] = (parseYaml(text).values ?? []) as KubernetesObject[];
    expect(find(render(helm, chartOf(declaration)), object.kind, object.metadata.name)).toEqual(object);
    expect(String(filesOf(declaration).get(`manifests/${file}`))).toBe(text);
  });
});

describe.each(HELMS)("28: each switch removes exactly what belongs to it: %s", (helmName, helm) => {
  const path = chartOf(KITCHEN_SINK);
  const before = rendered(helmName, "everything");
  const values = parseYaml(String(filesOf(KITCHEN_SINK).get("values.yaml"))).values?.[0];
  /** Values that are true but are not switches. */
  const others = /\.envFrom\.|\.suspend$/;
  const switches = nodesOf(values)
    .flatMap((node) => (node.value === true ? [node.path.join(".")] : []))
    .filter((at) => !others.test(at));

  /** The objects that a switch of an app removes, by the switch's name in values. */
  const REMOVED: Readonly<Record<string, (app: string) => readonly string[]>> = {
    enabled: (name) => [
      // One app requires another.
      ...before
        .filter(({ metadata }) =>
          [name, name === "web" ? "smoke" : name].includes(metadata.labels?.["app.kubernetes.io/name"]),
        )
        .map(idOf),
      ...(name === "web" ? ["Ingress/prod"] : []),
    ],
    "autoscaling.enabled": (name) => [`${name === "web" ? "HorizontalPodAutoscaler" : "ScaledObject"}/prod-${name}`],
    "disruptionBudget.enabled": (name) => [`PodDisruptionBudget/prod-${name}`],
    "healthCheck.enabled": () => [],
    "ingress.enabled": () => ["Ingress/prod"],
    "route.enabled": (name) => [`HTTPRoute/prod-${name}`],
    "networkPolicy.enabled": (name) => [`NetworkPolicy/prod-${name}`],
    "metrics.enabled": (name) => [
      `${kinds(before).includes(`Service/prod-${name}`) ? "ServiceMonitor" : "PodMonitor"}/prod-${name}`,
    ],
    "alerts.enabled": (name) => [`PrometheusRule/prod-${name}`],
    "dashboards.enabled": (name) => [`ConfigMap/prod-${name}-dashboards`],
    "persistence.data.enabled": (name) => (name === "database" ? [] : [`PersistentVolumeClaim/prod-${name}-data`]),
    "rbac.create": (name) => [`Role/prod-${name}`, `RoleBinding/prod-${name}`],
    "serviceAccount.create": (name) => [`ServiceAccount/prod-${name}`],
  };

  test.each(switches)("%s", (at) => {
    const [, name = "", key = ""] = /^apps\.([^.]+)\.(.*)$/.exec(at) ?? [];
    const removed = at === "manifests.manifest.yaml.enabled" ? ["ConfigMap/own"] : REMOVED[key]?.(name);
    const setting = `${at.replace("manifest.yaml", "manifest\\.yaml")}=false`;
    const { objects, error } = template(helm, "prod", path, ["--namespace", "shop", "--set", setting]);
    expect(error).toBeUndefined();
    const after = (objects ?? []) as KubernetesObject[];
    expect(kinds(before).filter((id) => !kinds(after).includes(id))).toEqual([...(removed ?? ["unknown"])].sort());
    expect(kinds(after).filter((id) => !kinds(before).includes(id))).toEqual([]);
    expect(after).not.toEqual(before);
    // References to it are gone as well.
    const made = before.flatMap(provides);
    const there = after.flatMap(provides);
    const dangling = after
      .filter(isWorkload)
      .flatMap(referencesOf)
      .filter((reference) => made.includes(reference) && !there.includes(reference));
    expect(dangling).toEqual([]);
    if (key !== "enabled") return;
    const mentions = nodesOf(after).filter(
      ({ path: keys, value }) =>
        value === `prod-${name}` || (keys.at(-1) === "app.kubernetes.io/name" && value === name),
    );
    expect(mentions).toEqual([]);
  });

  test("with `health_check` disabled there are no probes", () => {
    const after = render(helm, path, { values: { "apps.orders.healthCheck.enabled": false } });
    expect(containerOf(find(after, "Deployment", "prod-orders")).readinessProbe).toBeUndefined();
    expect(containerOf(find([...before], "Deployment", "prod-orders")).readinessProbe).toBeDefined();
  });

  test("without its claim, a stateful service keeps its data in the pod", () => {
    const after = render(helm, path, { values: { "apps.database.persistence.data.enabled": false } });
    const { spec } = find(after, "StatefulSet");
    expect(spec.volumeClaimTemplates ?? []).toEqual([]);
    expect(podOf(find(after, "StatefulSet")).spec.volumes).toContainEqual({ name: "data", emptyDir: {} });
  });
});

test("the corpus has every type twice, and a chart with everything", () => {
  expect(CORPUS.map(([name]) => name)).toHaveLength(2 * TYPES.length + 1);
  expect(Object.keys(CORPUS_FILES)).not.toHaveLength(0);
});
