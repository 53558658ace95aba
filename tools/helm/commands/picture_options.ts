/** The options of the commands that draw a chart. */
export const PICTURE_OPTIONS = {
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
  helm: { type: "string", required: true, default: "", value: "file", description: "The Helm binary." },
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
