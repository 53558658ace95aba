/** The options of the commands that look at a built chart: what was declared, and what it is rendered for. */
export const DECLARATION_OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "directory", description: "Directory of the chart." },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The chart's declaration: the JSON of its `helm_chart`.",
  },
  app: {
    type: "string",
    multiple: true,
    value: "file",
    description: "Metadata of an app: the JSON of its `release_app`.",
  },
  environment: {
    type: "string",
    multiple: true,
    value: "name",
    description: "An environment to render the chart for, in addition to the chart's own values.",
  },
  crds: {
    type: "string",
    multiple: true,
    value: "file",
    description: "CustomResourceDefinitions that the chart does not contain.",
  },
} as const;

/** For those that hold it against policies. */
export const POLICY_OPTIONS = {
  policies: {
    type: "string",
    multiple: true,
    value: "file",
    description: "Admission policies that the chart is held against, with their bindings and parameters.",
  },
} as const;
