import { describe, expect, test } from "@jest/globals";
import { factsOf } from "../../facts/facts.ts";
import type { App, Chart } from "../../model/types.ts";
import { app, chart } from "../../test/support/charts.ts";
import { resolveProbes } from "./probes.ts";

const CASES: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
  ["none by default", {}, {}],
  [
    "the first TCP port of an app that serves both protocols",
    { ports: { dns: { port: 53, protocol: "UDP" }, "dns-tcp": 53 }, health_check: {} },
    both({ tcpSocket: { port: "dns-tcp" } }),
  ],
  [
    "a path is an HTTP probe on the first port",
    { health_check: { path: "/h" } },
    both({ httpGet: { path: "/h", port: "http" } }),
  ],
  [
    "a scheme",
    { health_check: { path: "/h", scheme: "HTTPS", port: 8443 } },
    both({ httpGet: { path: "/h", port: 8443, scheme: "HTTPS" } }),
  ],
  [
    "a command is an exec probe",
    { health_check: { command: ["pg_isready"] } },
    both({ exec: { command: ["pg_isready"] } }),
  ],
  [
    "nothing but timing is a TCP probe",
    { health_check: { period_seconds: 5 } },
    both({ tcpSocket: { port: "http" }, periodSeconds: 5 }),
  ],
  [
    "gRPC takes only numbers",
    { health_check: { type: "grpc", port: "http", service: "s" } },
    both({ grpc: { port: 8000, service: "s" } }),
  ],
  [
    "a probe's own fields override the common ones",
    { health_check: { path: "/h", timeout_seconds: 5, readiness: { path: "/r", timeout_seconds: 1 } } },
    {
      liveness: { httpGet: { path: "/h", port: "http" }, timeoutSeconds: 5 },
      readiness: { httpGet: { path: "/r", port: "http" }, timeoutSeconds: 1 },
    },
  ],
  [
    "one endpoint for both: a pod leaves its Services before it is restarted",
    { health_check: { path: "/h", readiness: { failure_threshold: 5 } } },
    {
      liveness: { httpGet: { path: "/h", port: "http" }, failureThreshold: 10 },
      readiness: { httpGet: { path: "/h", port: "http" }, failureThreshold: 5 },
    },
  ],
  [
    "a threshold for both, and a liveness probe of its own",
    { health_check: { path: "/h", failure_threshold: 4, liveness: { type: "tcp" } } },
    {
      liveness: { tcpSocket: { port: "http" }, failureThreshold: 4 },
      readiness: { httpGet: { path: "/h", port: "http" }, failureThreshold: 4 },
    },
  ],
  [
    "one kind of probe, said twice",
    { health_check: { path: "/h", liveness: { type: "http" } } },
    both({ httpGet: { path: "/h", port: "http" } }),
  ],
  [
    "a probe can be off",
    { health_check: { path: "/h", liveness: false } },
    { readiness: { httpGet: { path: "/h", port: "http" } } },
  ],
  [
    "a startup probe exists if it is declared",
    { health_check: { path: "/h", liveness: false, readiness: false, startup: true } },
    { startup: { httpGet: { path: "/h", port: "http" } } },
  ],
  ["all off is none", { health_check: { liveness: false, readiness: false } }, {}],
];

function both(probe: object): unknown {
  return { liveness: { ...probe, failureThreshold: 6 }, readiness: probe };
}

describe("resolveProbes", () => {
  test.each(CASES)("%s", (_, attributes, expected) => {
    expect(probes({ app_type: "worker", port: 8000, ...attributes })).toEqual(expected);
  });

  test("an API without `health_check` gets a TCP readiness probe", () => {
    expect(probes({})).toEqual({ readiness: { tcpSocket: { port: "http" } } });
  });
});

/** The probes of the one app of a chart. */
function probes(attributes: Record<string, unknown>): unknown {
  const declared = { chart: chart() as unknown as Chart, apps: [app(attributes) as unknown as App] };
  const [facts] = factsOf({ ...declared, files: new Map(), checks: new Map(), isWhole: true }).apps;
  return facts && resolveProbes(facts);
}
