/** Probes that are off, and those that values change. */
import { expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
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

test.each(HELMS)("%s: values give a probe a port of its own app, also where apps are alike in all else", (_, helm) => {
  const apps = [8001, 8002].map((port) => app({ app_name: `on-${port}`, app_type: "internal-api", port }));
  const directory = chartOf({ apps });
  const probed = (port: Json) =>
    render(helm, directory, { values: { "apps.on-8001.healthCheck.readiness": { tcpSocket: { port } } } });
  for (const port of ["http", 8001]) {
    const container = containerOf(find(probed(port), "Deployment", "prod-on-8001"));
    expect(container.readinessProbe).toEqual({ tcpSocket: { port } });
  }
  for (const port of ["https", 8002]) expect(() => probed(port)).toThrow(/must be one of .*http.*, 8001/);
  const schema = parseYaml(String(filesOf({ apps }).get("values.schema.json"))).values?.[0];
  const reference = { $ref: "#/definitions/app" };
  expect(schema).toMatchObject({
    properties: { apps: { properties: { "on-8001": reference, "on-8002": reference } } },
  });
});
