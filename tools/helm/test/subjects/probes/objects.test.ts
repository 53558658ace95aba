/** Probes that are off. */
import { expect, test } from "@jest/globals";
import { parseYaml } from "../../../base/yaml.ts";
import { app, chartOf, containerOf, filesOf, find, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

test.each(HELMS)("%s: an app without ports needs no probe, and says so", (_, helm) => {
  const declaration = { apps: [app({ app_name: "shop", app_type: "worker", health_check: { enabled: false } })] };
  const values = parseYaml(String(filesOf(declaration).get("values.yaml"))).values?.[0];
  expect(values).toMatchObject({ apps: { shop: { healthCheck: { enabled: false } } } });
  const container = containerOf(find(render(helm, chartOf(declaration)), "Deployment", "prod-shop"));
  expect([container.livenessProbe, container.readinessProbe]).toEqual([undefined, undefined]);
});
