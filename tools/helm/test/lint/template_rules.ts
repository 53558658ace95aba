/** The rules of `helm lint` about templates. */
import { chart } from "../support/charts.ts";
import { BOTH, type Files, type Holder, type LintRule } from "./lint_rule.ts";

function template(content: string, name = "extra.yaml") {
  return (files: Files) => files.set(`templates/${name}`, content);
}

const TEMPLATED: Holder = { lint: { chart: chart({ templated_manifests: ["shop/extra.yaml"] }) } };

const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";

function listWithPolicy(): string {
  const item = CONFIG_MAP.replace("x}", 'x, annotations: {"helm.sh/resource-policy": keep}}').trim().split("\n");
  return `apiVersion: v1\nkind: List\nitems:\n  - ${item.join("\n    ")}\n`;
}

export const TEMPLATE_RULES: readonly LintRule[] = [
  {
    name: "templatesDirExists",
    majors: ["4"],
    breaks: (files) => {
      for (const path of files.keys()) if (path.startsWith("templates/")) files.delete(path);
    },
    message: /directory does not exist/,
    heldBy: {
      composer: "Every chart has templates.",
      holds: (files) => files.has("templates/_helpers.tpl"),
    },
  },
  {
    name: "Templates: loading the chart",
    majors: BOTH,
    breaks: (files) => files.set("charts/redis/values.yaml", "a: b\n"),
    message: /Chart.yaml file is missing|chart.metadata is required/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "Templates: rendering",
    majors: BOTH,
    breaks: template("a: {{ .Values.x.y.z }}\n"),
    message: /nil pointer/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateAllowedExtension",
    majors: BOTH,
    breaks: template(CONFIG_MAP, "extra.json"),
    message: /file extension '.json' not valid/,
    heldBy: {
      composer:
        "Templates end in .yaml or .yml, as the rules for files in BUILD files want it of manifests, in .tpl or in .txt.",
      holds: (files) =>
        [...files.keys()].every((path) => !path.startsWith("templates/") || /\.(ya?ml|tpl|txt)$/.test(path)),
    },
  },
  {
    name: "validateNoCRDHooks",
    majors: ["3"],
    breaks: template(CONFIG_MAP.replace("x}", 'x, annotations: {"helm.sh/hook": crd-install}}')),
    message: /crd-install hook/,
    heldBy: { report: "unknown-hook" },
  },
  {
    // Helm looks for the words anywhere in the file, so that a text about them breaks the rule, too.
    name: "validateNoReleaseTime",
    majors: ["3"],
    breaks: template(`${CONFIG_MAP}data: {time: "{{ .Release.Time }}"}\n`),
    message: /\.Release\.Time has been removed/,
    heldBy: TEMPLATED,
  },
  {
    name: "validateTopIndentLevel",
    majors: BOTH,
    breaks: template(CONFIG_MAP.replaceAll(/^/gm, "  ")),
    message: /illegal indent/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateYamlContent",
    majors: BOTH,
    breaks: template("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [x]}\n"),
    message: /unable to parse YAML/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateMetadataName",
    majors: BOTH,
    breaks: template(CONFIG_MAP.replace("{name: x}", "{name: X_y}")),
    message: /does not conform to Kubernetes naming requirements/,
    heldBy: { report: "invalid-name" },
  },
  {
    name: "validateMetadataName: none",
    majors: BOTH,
    breaks: template(CONFIG_MAP.replace("{name: x}", "{}")),
    message: /does not conform to Kubernetes naming requirements/,
    heldBy: { report: "invalid-name" },
  },
  {
    name: "validateNoDeprecations",
    majors: BOTH,
    breaks: template(
      "apiVersion: resource.k8s.io/v1beta1\nkind: DeviceClass\nmetadata: {name: x}\nspec: {selectors: []}\n",
    ),
    message: /is deprecated in v1.35\+/,
    heldBy: { report: "deprecated-kind" },
  },
  {
    name: "validateNoDeprecations: removed",
    majors: BOTH,
    breaks: template("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: x}\n"),
    message: /is deprecated in v1.21\+/,
    heldBy: { report: "unknown-kind" },
  },
  {
    name: "validateMatchSelector",
    majors: BOTH,
    breaks: template(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n",
    ),
    message: /must contain matchLabels or matchExpressions/,
    heldBy: { report: "empty-selector" },
  },
  {
    name: "validateListAnnotations: in a manifest",
    majors: BOTH,
    breaks: template(listWithPolicy()),
    message: /within List objects are ignored/,
    heldBy: {
      declaration: { chart: chart({ manifests: ["shop/list.yaml"] }), files: { "shop/list.yaml": listWithPolicy() } },
      code: "invalid-manifest",
    },
  },
  {
    name: "validateListAnnotations: in a template",
    majors: BOTH,
    breaks: template(listWithPolicy()),
    message: /within List objects are ignored/,
    heldBy: TEMPLATED,
  },
];
