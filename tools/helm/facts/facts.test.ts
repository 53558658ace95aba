import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SEVERITIES } from "../checks/severities.gen.ts";
import { parse } from "../compose/parse/parse.ts";
import type { Model } from "../model/types.ts";
import { randomCharts } from "../test/random/arbitrary_apps.ts";
import { type Attributes, app, chart } from "../test/support/charts.ts";
import { factsOf } from "./facts.ts";
import type { AppFacts } from "./types.ts";

function modelOf(declared: Attributes, apps: readonly Attributes[]): Model {
  const { model } = parse({
    chart: JSON.stringify(declared),
    apps: apps.map((attributes) => JSON.stringify(attributes)),
    files: new Map(),
    checks: SEVERITIES,
  });
  if (model === undefined) throw new Error("the chart's declaration is not valid");
  return model;
}

/** The facts of the only app of a chart. */
function factsOfApp(attributes: Attributes): AppFacts {
  const [facts] = factsOf(modelOf(chart(), [app(attributes)])).apps;
  if (facts === undefined) throw new Error("no facts");
  return facts;
}

describe("facts", () => {
  test("declarations with problems have facts too, however much of them is left", () => {
    fc.assert(
      fc.property(randomCharts(100), (declared) => {
        const model = modelOf(chart(), declared.apps);
        expect(factsOf(model).apps.map(({ app }) => app)).toEqual(model.apps);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  test("a chart's ingress is what its apps declare", () => {
    const model = modelOf(chart({ ingress: { host: "shop.example.com", class: "nginx" } }), [
      app({ app_name: "web_api", app_type: "external-api", ingress: { class: "traefik" } }),
      app({ app_name: "worker", app_type: "worker" }),
    ]);
    expect(factsOf(model).apps.map(({ app }) => app.ingress)).toEqual([
      { host: "shop.example.com", class: "traefik", annotations: {} },
      undefined,
    ]);
  });

  test("each container has ports and probes of its own", () => {
    const health_check = { path: "/health", startup: true };
    const sidecars = { proxy: { ports: { proxy: 9000 }, health_check: { port: 9000, liveness: false } } };
    const { containers, ...own } = factsOfApp({ app_type: "worker", port: 8000, health_check, sidecars });
    expect(
      [own, ...containers].map(({ ports, probes }) => [ports, probes.map(({ name, type }) => `${name} ${type}`)]),
    ).toEqual([
      [[{ name: "http", port: 8000, protocol: "TCP" }], ["liveness http", "readiness http", "startup http"]],
      [[{ name: "proxy", port: 9000, protocol: "TCP" }], ["readiness tcp"]],
    ]);
  });

  test("a port that only metrics name is one of the container, and of the Service where a monitor looks there", () => {
    const facts = (kind: string) => factsOfApp({ port: 8000, metrics: { port: 9100, kind } });
    const names = ({ ports, containerPorts, servicePorts }: AppFacts) =>
      [ports, containerPorts, servicePorts].map((each) => each.map(({ name }) => name));
    expect(names(facts("service_monitor"))).toEqual([["http"], ["http", "metrics"], ["http", "metrics"]]);
    expect(names(facts("pod_monitor"))).toEqual([["http"], ["http", "metrics"], ["http"]]);
  });

  test("a job runs as a hook in its phase, unless a person starts it", () => {
    const phases = [undefined, "after_deploy", "before_upgrade", "test", "manual"];
    const hooks = phases.map((phase) => factsOfApp({ app_type: "job", ...(phase && { phase }) }));
    expect(hooks.map(({ hookPhase, runsFirst, traits }) => [hookPhase, runsFirst, traits.workload])).toEqual([
      ["before_deploy", true, "Job"],
      ["after_deploy", false, "Job"],
      ["before_upgrade", true, "Job"],
      ["test", false, "Pod"],
      [undefined, false, "CronJob"],
    ]);
  });
});
