/** The rules of `helm lint` about Chart.yaml. */
import { chart } from "../support/charts.ts";
import { BOTH, DEPENDENCY, fieldsOf, type Holder, type LintRule, metadata } from "./lint_rule.ts";

function declared(attributes: Readonly<Record<string, unknown>>, code = "invalid-value"): Holder {
  return { declaration: { chart: chart(attributes) }, code };
}

const FIELDS =
  "apiVersion appVersion dependencies description home icon keywords kubeVersion maintainers name sources type version";

const CONSTANT: Holder = {
  composer: "These fields of Chart.yaml are always the same.",
  holds: (files) => fieldsOf(files)["apiVersion"] === "v2" && fieldsOf(files)["type"] === "application",
};

const TEXT: Holder = {
  composer: "Both versions are text, in quotes if they look like something else.",
  holds: (files) => typeof fieldsOf(files)["version"] === "string" && typeof fieldsOf(files)["appVersion"] === "string",
};

export const CHART_FILE_RULES: readonly LintRule[] = [
  {
    name: "validateChartYamlFormat",
    majors: BOTH,
    breaks: (files) => files.set("Chart.yaml", "a: ["),
    message: /unable to parse YAML|cannot load Chart.yaml/i,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateChartYamlStrictFormat",
    majors: ["4"],
    breaks: metadata({ license: "MIT" }),
    message: /failed to strictly parse/,
    heldBy: {
      composer: "Chart.yaml has no other fields than Helm's.",
      holds: (files) => Object.keys(fieldsOf(files)).every((field) => FIELDS.split(" ").includes(field)),
    },
  },
  {
    name: "validateChartName",
    majors: BOTH,
    breaks: metadata({ name: "a/b" }),
    message: /chart name "a\/b" is invalid/,
    heldBy: { report: "helm-template" },
  },
  {
    name: "validateChartAPIVersion",
    majors: BOTH,
    breaks: metadata({ apiVersion: "v9" }),
    message: /apiVersion 'v9' is not valid|apiVersion/,
    heldBy: CONSTANT,
  },
  {
    name: "validateChartVersionType",
    majors: BOTH,
    breaks: metadata({ version: 1.1 }),
    message: /version should be of type string/,
    heldBy: TEXT,
  },
  {
    name: "validateChartAppVersionType",
    majors: BOTH,
    breaks: metadata({ appVersion: 1.1 }),
    message: /appVersion should be of type string/,
    heldBy: TEXT,
  },
  {
    name: "validateChartVersion",
    majors: BOTH,
    breaks: metadata({ version: "0.0.0-0+a" }),
    message: /is less than or equal to/,
    heldBy: declared({ chart_version: "0.0.0-0+a" }),
  },
  {
    name: "validateChartVersionStrictSemVerV2",
    majors: ["4"],
    breaks: metadata({ version: "1.2" }),
    message: /is not a valid SemVerV2/,
    heldBy: declared({ chart_version: "1.2" }),
  },
  {
    name: "validateChartMaintainer: name",
    majors: BOTH,
    breaks: metadata({ maintainers: [{ email: "a@example.com" }] }),
    message: /requires a name/,
    heldBy: declared({ maintainers: [{ email: "a@example.com" }] }, "missing-attribute"),
  },
  {
    name: "validateChartMaintainer: email",
    majors: BOTH,
    breaks: metadata({ maintainers: [{ name: "a", email: "a" }] }),
    message: /invalid email/,
    heldBy: declared({ maintainers: [{ name: "a", email: "a" }] }),
  },
  {
    name: "validateChartMaintainer: url",
    majors: BOTH,
    breaks: metadata({ maintainers: [{ name: "a", url: "https://a.b.c.d.example" }] }),
    message: /invalid url/,
    heldBy: { lint: { chart: chart({ maintainers: [{ name: "a", url: "https://a.b.c.d.example" }] }) } },
  },
  {
    name: "validateChartSources",
    majors: BOTH,
    breaks: metadata({ sources: ["here"] }),
    message: /invalid source URL/,
    heldBy: declared({ sources: ["here"] }),
  },
  {
    name: "validateChartIconURL",
    majors: BOTH,
    breaks: metadata({ icon: "here" }),
    message: /invalid icon URL/,
    heldBy: declared({ icon: "here" }),
  },
  {
    name: "validateChartType",
    majors: BOTH,
    breaks: metadata({ apiVersion: "v1" }),
    message: /chart type is not valid in apiVersion/,
    heldBy: CONSTANT,
  },
  {
    name: "validateChartDependencies",
    majors: BOTH,
    breaks: (files) => {
      metadata({ apiVersion: "v1", type: undefined, dependencies: [{ name: "redis", version: "1.0.0" }] })(files);
      files.set("charts/redis/Chart.yaml", DEPENDENCY);
    },
    message: /dependencies are not valid in the Chart file with apiVersion 'v1'/,
    heldBy: CONSTANT,
  },
];
