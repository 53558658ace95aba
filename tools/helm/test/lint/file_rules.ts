/** The rules of `helm lint` about values, charts within the chart and CustomResourceDefinitions. */
import { app, chart } from "../support/charts.ts";
import { BOTH, DEPENDENCY, type Holder, type LintRule, metadata } from "./lint_rule.ts";

function crd(content: string): Holder {
  return {
    declaration: { chart: chart({ crds: ["shop/x.yaml"] }), apps: [app()], files: { "shop/x.yaml": content } },
    code: "invalid-crd",
  };
}

export const FILE_RULES: readonly LintRule[] = [
  {
    name: "validateValuesFile: YAML",
    majors: BOTH,
    breaks: (files) => files.set("values.yaml", "a: ["),
    message: /values.yaml/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateValuesFile: schema",
    majors: BOTH,
    breaks: (files) =>
      files.set("values.yaml", String(files.get("values.yaml")).replace("enabled: true", "enabled: 1")),
    message: /enabled/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateDependencyInMetadata",
    majors: BOTH,
    breaks: (files) => files.set("charts/redis/Chart.yaml", DEPENDENCY),
    message: /chart metadata is missing these dependencies: redis/,
    heldBy: { lint: { chart: chart({ dependencies: [{ chart: ["redis"] }] }) } },
  },
  {
    name: "validateDependencyInChartsDir",
    majors: BOTH,
    breaks: metadata({ dependencies: [{ name: "redis", version: "1.0.0", repository: "" }] }),
    message: /chart directory is missing these dependencies: redis/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateDependenciesUnique",
    majors: BOTH,
    breaks: (files) => {
      const dependency = { name: "redis", version: "1.0.0", repository: "" };
      metadata({ dependencies: [dependency, dependency] })(files);
      files.set("charts/redis/Chart.yaml", DEPENDENCY);
    },
    message: /multiple dependencies with name or alias|more than one dependency with name or alias/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "Crds: YAML",
    majors: ["4"],
    breaks: (files) => files.set("crds/x.yaml", "a: ["),
    message: /unable to parse YAML/,
    heldBy: crd("a: ["),
  },
  {
    name: "validateCrdAPIVersion",
    majors: ["4"],
    breaks: (files) => files.set("crds/x.yaml", "apiVersion: v1\nkind: CustomResourceDefinition\n"),
    message: /apiVersion is not in 'apiextensions.k8s.io'/,
    heldBy: crd("apiVersion: v1\nkind: CustomResourceDefinition\n"),
  },
  {
    name: "validateCrdKind",
    majors: ["4"],
    breaks: (files) => files.set("crds/x.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: ConfigMap\n"),
    message: /object kind is not 'CustomResourceDefinition'/,
    heldBy: crd("apiVersion: apiextensions.k8s.io/v1\nkind: ConfigMap\n"),
  },
];
