/** `global` in values: settings for all apps. Besides those of every chart, it contains only what the chart declares. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { env, envFrom } from "./container_schemas.ts";
import { mapOfText, pullSecrets } from "./values_schemas.ts";
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
    schema: mapOfText("Labels of all objects except pods."),
    value: ({ chart }) => chart.labels && { ...chart.labels },
  },
  {
    key: "annotations",
    schema: mapOfText("Annotations of all objects except pods. An object's own annotation of the same name wins."),
    value: ({ chart }) => chart.annotations && { ...chart.annotations },
  },
];

export function resolveGlobals(facts: ChartFacts): ChartView["globals"] {
  const declared = GLOBALS.flatMap(({ key, schema, value }) => {
    const result = value(facts);
    return result === undefined ? [] : [{ key, schema, result }];
  });
  const { environment } = facts.chart;
  return {
    values: {
      ...(environment === undefined ? {} : { environment }),
      imagePullSecrets: [],
      ...Object.fromEntries(declared.map(({ key, result }) => [key, result])),
    },
    schema: globalSchema(Object.fromEntries(declared.map(({ key, schema }) => [key, schema]))),
  };
}

/** Open: a parent chart may put its own keys there. */
function globalSchema(properties: JsonObject): JsonObject {
  return {
    description: "Values for all apps, and for the charts that this chart depends on.",
    type: "object",
    properties: {
      environment: { description: "Name of the environment that these values are for.", type: "string" },
      imagePullSecrets: pullSecrets("Secrets used to pull images"),
      ...properties,
    },
  };
}
