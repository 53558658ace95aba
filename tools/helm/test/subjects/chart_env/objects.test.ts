/** A chart's defaults for all its apps: variables, labels, annotations and Ingress. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
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
  lintChart,
  podOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const apps = (attributes: Record<string, unknown> = {}) => [
  ...TYPES.map((app_type) => app({ app_name: app_type, app_type, ...attributes })),
  app({ app_name: "test", app_type: "job", phase: "test", ...attributes }),
];

function workloads(helm: string, declaration: Declaration, values = {}): KubernetesObject[] {
  const directory = chartOf(declaration);
  expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  const found = render(helm, directory, { values }).filter(isWorkload);
  expect(found).toHaveLength(declaration.apps?.length ?? 0);
  return found;
}

function environment(workload: KubernetesObject): Record<string, unknown> {
  const variables = (containerOf(workload).env ?? []) as KubernetesObject[];
  expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
  return Object.fromEntries(variables.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}

describe.each(HELMS)("%s", (_, helm) => {
  test("env reaches all types; an app's own variable replaces it as a whole, even with an empty string", () => {
    const secret = (name: string) => ({ secret: { name, key: "k" } });
    const env = { A: "chart", B: "chart", C: secret("chart"), D: secret("chart"), "{{ .x }}-": "{{ .y }}" };
    const own = { B: "", C: "own", D: { field: "metadata.name" }, E: "own" };
    const valid = { A: env.A, B: env.B, C: env.C, D: env.D, TEXT: "{{ .y }}" };
    for (const workload of workloads(helm, { chart: chart({ env: valid }), apps: apps({ env: own }) })) {
      expect(environment(workload)).toEqual({
        A: "chart",
        B: "",
        C: "own",
        D: { fieldRef: { fieldPath: "metadata.name" } },
        E: "own",
        TEXT: "{{ .y }}",
      });
    }
  });

  test("values change it for all apps and for one; false, 0 and empty strings survive", () => {
    const declaration = { chart: chart({ env: { A: "a", B: "b" } }), apps: apps() };
    const values = { "global.env": { A: 0, N: 12345678 }, "apps.worker.env": { A: false, B: "" } };
    for (const workload of workloads(helm, declaration, values)) {
      const isOwn = podOf(workload).metadata.labels["app.kubernetes.io/name"] === "worker";
      const expected = isOwn ? { A: "false", B: "", N: "12345678" } : { A: "0", B: "b", N: "12345678" };
      expect(environment(workload)).toEqual(expected);
    }
  });

  test("env_from comes before the app's own, so that the app's wins", () => {
    const declaration = {
      chart: chart({ env_from: [{ config_map: "all" }] }),
      apps: apps({ env_from: [{ secret: "own" }] }),
    };
    for (const workload of workloads(helm, declaration)) {
      expect(containerOf(workload).envFrom).toEqual([
        { configMapRef: { name: "all" } },
        { secretRef: { name: "own" } },
      ]);
    }
    for (const workload of workloads(helm, { ...declaration, apps: apps() })) {
      expect(containerOf(workload).envFrom).toEqual([{ configMapRef: { name: "all" } }]);
    }
  });

  test("standard_env describes the app to itself; the chart's and the app's own variables win", () => {
    const declaration = {
      chart: chart({ standard_env: true, environment: "dev", app_version: "1.10", env: { NODE_NAME: "chart" } }),
      apps: apps({ env: { APP_VERSION: "", POD_NAME: "own" } }),
    };
    for (const workload of workloads(helm, declaration, { "global.environment": "prod" })) {
      const type = podOf(workload).metadata.labels["app.kubernetes.io/name"];
      expect(environment(workload)).toEqual({
        APP_ENV: "prod",
        APP_NAME: type,
        APP_TYPE: type === "test" ? "job" : type,
        APP_VERSION: "",
        NODE_NAME: "chart",
        POD_NAME: "own",
        POD_NAMESPACE: { fieldRef: { fieldPath: "metadata.namespace" } },
      });
    }
    const [versioned] = workloads(helm, { chart: chart({ standard_env: true }), apps: [app({ version: "1e3" })] });
    expect(environment(versioned)).toMatchObject({
      APP_VERSION: "1e3",
      NODE_NAME: { fieldRef: { fieldPath: "spec.nodeName" } },
      POD_NAME: { fieldRef: { fieldPath: "metadata.name" } },
    });
    expect(environment(versioned)).not.toHaveProperty("APP_ENV");
  });

  test.each(["single", "per-app"])(
    "labels and annotations are on every object, and on no pod template: %s",
    (ingress_mode) => {
      const [labels, annotations] = [
        { team: "shop", on: "1e3" },
        { "x/on": "on", text: '{{ .x }} "\n' },
      ];
      const declaration = { chart: chart({ labels, annotations, ingress_mode }), apps: apps({ replicas: undefined }) };
      const directory = chartOf(declaration);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      const plain = render(helm, chartOf({ ...declaration, chart: chart({ ingress_mode }) }));
      const objects = render(helm, directory);
      expect(objects.length).toBeGreaterThan(12);
      for (const [index, object] of objects.entries()) {
        const before = plain[index];
        expect(object.metadata.labels).toEqual({ ...before.metadata.labels, ...labels });
        expect(object.metadata.annotations).toEqual({ ...before.metadata.annotations, ...annotations });
        expect(object.spec).toEqual(before.spec);
      }
    },
  );

  test("an object's own labels and annotations win, standard labels cannot be changed, and a test pod has its own labels as well", () => {
    const declaration = {
      chart: chart({
        labels: { team: "shop" },
        annotations: { "helm.sh/resource-policy": "keep", owner: "chart", empty: "chart" },
        ingress_mode: "per-app",
      }),
      apps: [
        app({
          app_name: "a",
          app_type: "external-api",
          labels: { team: "a" },
          ingress: { annotations: { owner: "app", empty: "" } },
        }),
        app({ app_name: "t", app_type: "job", phase: "test" }),
      ],
    };
    const objects = render(helm, chartOf(declaration), {
      values: {
        "global.labels": { "app.kubernetes.io/name": "hijack", later: "x" },
        "apps.t.podLabels": { team: "pods", inject: "false", "helm.sh/chart": "hijack" },
        "apps.t.podAnnotations": { own: "1e3" },
      },
    });
    const { annotations } = find(objects, "Ingress").metadata;
    expect(annotations).toEqual({ owner: "app", empty: "", "helm.sh/resource-policy": "keep" });
    expect(find(objects, "Deployment").metadata.labels).toMatchObject({
      "app.kubernetes.io/name": "a",
      later: "x",
      team: "a",
    });
    const pod = find(objects, "Pod").metadata;
    expect(pod.annotations).toMatchObject({ "helm.sh/hook": "test", own: "1e3", owner: "chart" });
    expect(pod.labels).toMatchObject({ team: "pods", inject: "false", "helm.sh/chart": "shop-0.1.0" });
  });

  test("ingress applies to all external-apis; each can override it", () => {
    const ingress = {
      host: "shop.example.com",
      class: "nginx",
      tls: true,
      path_type: "Exact",
      annotations: { a: "1", b: "1" },
    };
    const declaration = {
      chart: chart({ ingress, ingress_mode: "per-app" }),
      apps: [
        app({ app_name: "a", app_type: "external-api" }),
        app({
          app_name: "b",
          app_type: "external-api",
          ingress: { hosts: ["b.example.com"], class: "own", tls: false, path_type: "Prefix", annotations: { b: "2" } },
        }),
        app({ app_name: "c_api" }),
      ],
    };
    const objects = render(helm, chartOf(declaration));
    const [a, b] = [find(objects, "Ingress", "prod-a"), find(objects, "Ingress", "prod-b")];
    expect(a.metadata.annotations).toEqual({ a: "1", b: "1" });
    expect(a.spec).toMatchObject({
      ingressClassName: "nginx",
      tls: [{ secretName: "a-tls", hosts: ["shop.example.com"] }],
      rules: [{ host: "shop.example.com", http: { paths: [{ path: "/", pathType: "Exact" }] } }],
    });
    expect(b.metadata.annotations).toEqual({ a: "1", b: "2" });
    expect(b.spec).toMatchObject({
      ingressClassName: "own",
      rules: [{ host: "b.example.com", http: { paths: [{ pathType: "Prefix" }] } }],
    });
    expect(b.spec.tls).toBeUndefined();
  });

  test("a single Ingress for all apps has one certificate", () => {
    const paths = (path: string) => ({ ingress: { paths: [path] } });
    const declaration = {
      chart: chart({ ingress: { host: "shop.example.com", tls: true } }),
      apps: ["a", "b"].map((app_name) => app({ app_name, app_type: "external-api", ...paths(`/${app_name}`) })),
    };
    expect(find(render(helm, chartOf(declaration)), "Ingress").spec.tls).toEqual([
      { secretName: "shop-tls", hosts: ["shop.example.com"] },
    ]);
  });
});

test("undeclared defaults are not in the chart", () => {
  const helpers = String(filesOf({}).get("templates/_helpers.tpl"));
  expect(helpers).not.toMatch(/mergedEnv|standardEnv|annotations|global\.(?!imageRegistry)/);
});

/** A template that writes `annotations:` itself would duplicate the key, or lose the chart's annotations. */
test("every object's annotations come from the metadata partial", () => {
  const texts = [...filesOf({ chart: chart({ annotations: { a: "1" } }), apps: apps() })];
  for (const [path, content] of texts.filter(([file]) => file.endsWith(".yaml") && file.startsWith("templates/"))) {
    const metadata = /^metadata:\n((?: .*\n)*)/m.exec(String(content))?.[1] ?? "";
    expect([path, [...metadata.matchAll(/^ {2}annotations:/gm)].length]).toEqual([path, 1]);
  }
});
