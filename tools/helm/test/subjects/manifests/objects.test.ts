/** The user's own manifests, as both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, chartOf, filesOf, find, lintChart, podOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const CONFIG_MAP = `# a comment
apiVersion: v1
kind: ConfigMap
metadata: { name: "config", labels: {a: b} }
data:
  template.txt: |
    {{ .Values.secret }} and {{- range }}
  nested.yaml: |2
      key: value
    # not a comment
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: binding, namespace: elsewhere }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: x, namespace: other }]
`;

const TEMPLATED = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-templated
data:
  replicas: {{ .Values.apps.shop_api.replicas | quote }}
`;

const DECLARATION = {
  chart: chart({ manifests: ["shop/config.yaml"], templated_manifests: ["shop/templated.yaml"] }),
  apps: [app()],
  files: { "shop/config.yaml": CONFIG_MAP, "shop/templated.yaml": TEMPLATED },
};

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf(DECLARATION);

  test("text arrives as written, and other namespaces stay", () => {
    const objects = render(helm, directory);
    expect(find(objects, "ConfigMap", "config")).toEqual({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "config", labels: { a: "b" } },
      data: {
        "template.txt": "{{ .Values.secret }} and {{- range }}\n",
        "nested.yaml": "  key: value\n# not a comment\n",
      },
    });
    expect(find(objects, "RoleBinding").metadata.namespace).toBe("elsewhere");
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("templated manifests are evaluated", () => {
    expect(find(render(helm, directory), "ConfigMap", "prod-templated").data).toEqual({ replicas: "2" });
  });

  test("each file has its switch", () => {
    const values = { manifests: { "config.yaml": { enabled: false }, "templated.yaml": { enabled: false } } };
    expect(render(helm, directory, { values }).filter(({ kind }) => kind === "ConfigMap")).toEqual([]);
  });
});

test("the file is in the chart byte for byte", () => {
  expect(filesOf(DECLARATION).get("manifests/config.yaml")).toBe(CONFIG_MAP);
});

test("a chart without manifests has no trace of them", () => {
  expect(filesOf({}).get("values.yaml")).not.toContain("manifests");
});

describe.each(HELMS)("%s: references from pods", (_, helm) => {
  test("pods restart when a ConfigMap or Secret in manifests that they refer to changes, and only then", () => {
    const text = (kind: string, data: string) =>
      `apiVersion: v1\nkind: ${kind}\nmetadata: {name: own}\ndata: {a: ${data}}\n`;
    const annotations = (own: string, attributes: Record<string, unknown>) => {
      const other = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata: {}\n";
      const declaration = { chart: chart({ manifests: ["shop/own.yaml"] }), apps: [app(attributes)] };
      const files = { "shop/own.yaml": own + other };
      return podOf(find(render(helm, chartOf({ ...declaration, files })), "Deployment")).metadata.annotations;
    };
    const byEnvFrom = { env_from: [{ config_map: "own" }] };
    const before = annotations(text("ConfigMap", "x"), byEnvFrom);
    expect(Object.keys(before)).toEqual(["checksum/chart.manifests"]);
    expect(annotations(`# More is said of it.\n${text("ConfigMap", "x")}`, byEnvFrom)).toEqual(before);
    expect(annotations(text("ConfigMap", "y"), byEnvFrom)).not.toEqual(before);
    expect(annotations(text("Secret", "x"), byEnvFrom)).toBeUndefined();
    expect(annotations(text("ConfigMap", "x"), { env_from: [{ config_map: "elsewhere" }] })).toBeUndefined();
    for (const attributes of [
      { env: { A: { secret: { name: "own", key: "a" } } } },
      { volumes: { own: { secret: "own", mount_path: "/own" } } },
    ]) {
      expect(annotations(text("Secret", "eA=="), attributes)).toHaveProperty(["checksum/chart.manifests"]);
    }
  });
});
