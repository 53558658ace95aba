/** `global` in values: what holds for all apps. Beyond what every chart has it names only what the chart declares. */

import type { Json, JsonObject } from "../../base/json.ts";
import { graphOf } from "../../facts/graph.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Chart } from "../../model/types.ts";
import { environmentSource, environmentValues } from "./environment.ts";
import { env, envFrom, globals, mapOfText } from "./values_schemas.ts";

interface Global {
  readonly key: string;
  readonly schema: JsonObject;
  readonly value: (chart: Chart) => Json | undefined;
}

const GLOBALS: readonly Global[] = [
  {
    key: "env",
    schema: { ...env, description: "Environment variables of all apps. An app's own variable of the same name wins." },
    value: (chart) => chart.env && environmentValues(chart, graphOf([])),
  },
  {
    key: "envFrom",
    schema: {
      ...envFrom,
      description: "Secrets and ConfigMaps whose keys become environment variables of all apps, before each app's own.",
    },
    value: ({ env_from }) => env_from?.map(environmentSource),
  },
  {
    key: "labels",
    schema: mapOfText("Labels of all objects except pods."),
    value: ({ labels }) => labels && { ...labels },
  },
  {
    key: "annotations",
    schema: mapOfText("Annotations of all objects except pods. An object's own annotation of the same name wins."),
    value: ({ annotations }) => annotations && { ...annotations },
  },
];

export function resolveGlobals(chart: Chart): ChartView["globals"] {
  const declared = GLOBALS.flatMap(({ key, schema, value }) => {
    const result = value(chart);
    return result === undefined ? [] : [{ key, schema, result }];
  });
  return {
    values: {
      ...(chart.environment === undefined ? {} : { environment: chart.environment }),
      imagePullSecrets: [],
      ...Object.fromEntries(declared.map(({ key, result }) => [key, result])),
    },
    schema: globals(Object.fromEntries(declared.map(({ key, schema }) => [key, schema]))),
  };
}
