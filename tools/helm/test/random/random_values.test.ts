/** Any values anywhere give a chart or problems, never an exception. */

import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json, JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { parseYaml } from "../../base/yaml.ts";
import { app, chart, filesOf, problemsOf } from "../support/charts.ts";
import { nodesOf } from "../support/objects.ts";

/** Apps with everything that rules about values concern. */
const APPS = [
  app({
    app_name: "web_api",
    app_type: "external-api",
    ingress: { host: "shop.example.com", paths: ["/", "/v2"] },
    replicas: 3,
    disruption_budget: { min_available: 1 },
    resources: { requests: { cpu: "100m" } },
    autoscaling: { cpu: 80, max_replicas: 5 },
    env: { LEVEL: "info", DATABASE: { app: { name: "database", value: "{host}", optional: true } } },
  }),
  app({ app_name: "route_api", app_type: "external-api", route: { parent_refs: [{ name: "gateway" }] } }),
  app({ app_name: "database", app_type: "stateful-service", secrets: { login: { keys: ["password"] } } }),
];

const DEFAULTS = parseYaml(String(filesOf({ apps: APPS }).get("values.yaml"))).values?.[0] as JsonObject;
const PLACES = nodesOf(DEFAULTS)
  .map(({ path }) => path)
  .filter((path) => path.length > 0);

function at(path: readonly string[], value: Json): JsonObject {
  return path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as JsonObject;
}

const json = fc.oneof(
  fc.constantFrom<Json>(null, "", "a.example.com", 0, -1, true, [], [null], {}, { "/": null }),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json),
);
const overlay = fc
  .array(fc.tuple(fc.constantFrom(...PLACES), fc.option(fc.string(), { freq: 4, nil: undefined }), json), {
    minLength: 1,
    maxLength: 3,
  })
  .map((drawn) =>
    drawn.map(([path, more, value]) => at(more === undefined ? path : [...path, more], value)).reduce(applyOverlay, {}),
  );

test("values that the schema rejects are problems, whatever they are", () => {
  let wrong = 0;
  fc.assert(
    fc.property(overlay, fc.boolean(), (values, isEnvironment) => {
      const declared = isEnvironment ? { environments: { prod: values } } : { values };
      wrong += problemsOf({ chart: chart(declared), apps: APPS }).length === 0 ? 0 : 1;
    }),
    { numRuns: 100, seed: 1 },
  );
  // Some are invalid, and some are valid.
  expect(wrong).toBeGreaterThan(50);
  expect(wrong).toBeLessThan(100);
});
