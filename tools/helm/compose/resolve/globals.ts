/** `global` in values: settings for all apps. Besides those of every chart, it contains only what the chart declares. */

import type { Json, JsonObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView, ManifestView } from "../../model/chart_view.ts";
import type { ChartFiles } from "../../model/types.ts";
import { env, envFrom } from "./container_schemas.ts";
import { annotations, labels, orEmpty } from "./notations.ts";
import { globalsReadBy } from "./read_globals.ts";
import { pullSecrets } from "./values_schemas.ts";
import { variableSources, variableValues } from "./variables.ts";

interface Global {
  readonly key: string;
  readonly schema: JsonObject;
  readonly value: (facts: ChartFacts) => Json | undefined;
}

const GLOBALS: readonly Global[] = [
  {
    key: "env",
    schema: { ...env, description: "Environment variables of all apps. An app's own variable of the same name wins." },
    value: ({ chart, graph }) => chart.env && variableValues(chart, graph),
  },
  {
    key: "envFrom",
    schema: {
      ...envFrom,
      description: "Secrets and ConfigMaps whose keys become environment variables of all apps, before each app's own.",
    },
    value: ({ chart }) => chart.env_from && variableSources(chart),
  },
  {
    key: "labels",
    schema: labels("Labels of all objects except pods."),
    value: ({ chart }) => chart.labels && { ...chart.labels },
  },
  {
    key: "annotations",
    schema: annotations("Annotations of all objects except pods. An object's own annotation of the same name wins."),
    value: ({ chart }) => chart.annotations && { ...chart.annotations },
  },
];

/** What else reads `global`: templates of the user, and the charts within the chart. */
interface Readers {
  readonly manifests: readonly ManifestView[];
  readonly dependencies: ChartFiles;
}

export function resolveGlobals(facts: ChartFacts, { manifests, dependencies }: Readers): ChartView["globals"] {
  const declared = GLOBALS.flatMap(({ key, schema, value }) => {
    const result = value(facts);
    return result === undefined ? [] : [{ key, schema, result }];
  });
  const { environment } = facts.chart;
  const properties: JsonObject = {
    environment: { description: "Name of the environment that these values are for.", type: "string" },
    imageRegistry: {
      description:
        "Registry with copies of all images, such as `mirror.example.com/copies`: goes in front of each image's repository.",
      type: "string",
      ...orEmpty(REGISTRY),
    },
    imagePullSecrets: pullSecrets("Secrets used to pull images"),
    ...Object.fromEntries(declared.map(({ key, schema }) => [key, schema])),
  };
  const templated = manifests.filter(({ templated }) => templated).map(({ name, content }) => [name, content] as const);
  const others = globalsReadBy(new Map([...templated, ...dependencies]));
  return {
    values: {
      ...(environment === undefined ? {} : { environment }),
      imageRegistry: "",
      imagePullSecrets: [],
      ...Object.fromEntries(declared.map(({ key, result }) => [key, result])),
    },
    // Open: a parent chart may put its own keys there.
    schema: {
      description: "Values for all apps, and for the charts that this chart depends on.",
      type: "object",
      properties,
    },
    keys: others && [...new Set([...Object.keys(properties), ...others])].sort(compareText),
  };
}

/** As in an image's repository; the path may be missing. */
const REGISTRY: JsonObject = {
  pattern: "^[a-zA-Z0-9.-]+(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$",
};
