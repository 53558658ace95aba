import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

/** Keys of probes, their form in Kubernetes, and the keys that they require. */
const PROBE: Readonly<Record<string, readonly [value: unknown, at: string, is: unknown, needs?: Attributes]>> = {
  type: ["tcp", "tcpSocket.port", "http"],
  path: ["/sample", "httpGet.path", "/sample"],
  scheme: ["HTTPS", "httpGet.scheme", "HTTPS", { path: "/" }],
  port: [8000, "httpGet.port", 8000, { path: "/" }],
  service: ["sample", "grpc.service", "sample", { type: "grpc" }],
  command: [["sample"], "exec.command", ["sample"]],
  initial_delay_seconds: [7, "initialDelaySeconds", 7, { path: "/" }],
  period_seconds: [7, "periodSeconds", 7, { path: "/" }],
  timeout_seconds: [7, "timeoutSeconds", 7, { path: "/" }],
  failure_threshold: [7, "failureThreshold", 7, { path: "/" }],
};

function probeRow(name: string, wrap: (probe: Attributes) => Attributes): AttributeRow {
  const [value, at, is, needs] = PROBE[name] ?? [];
  return {
    set: { health_check: wrap({ ...needs, [name]: value }) },
    at: `container.readinessProbe.${at}`,
    is,
    ...(needs === undefined ? { instead: { health_check: { liveness: false, startup: true, path: "/" } } } : {}),
  };
}

const NAMES = Object.keys(PROBE);
const health = (value: Attributes) => ({ health_check: { path: "/", ...value } });

/** Probes. */
export const PROBE_ROWS: AttributeRows = {
  health_check: {
    set: { health_check: { path: "/sample" } },
    at: "container.livenessProbe.httpGet.path",
    is: "/sample",
    was: undefined,
  },
  "#healthCheck.enabled": { set: health({ enabled: false }), at: "container.livenessProbe", is: undefined },
  "#healthCheck.liveness": { set: health({ liveness: false }), at: "container.livenessProbe", is: undefined },
  "#healthCheck.readiness": { set: health({ readiness: false }), at: "container.readinessProbe", is: undefined },
  "#healthCheck.startup": {
    set: health({ startup: true }),
    at: "container.startupProbe.httpGet.path",
    is: "/",
    was: undefined,
  },
  "#healthCheck.success_threshold": {
    set: health({ liveness: false, success_threshold: 7 }),
    at: "container.readinessProbe.successThreshold",
    is: 7,
  },
  "#probe.success_threshold": {
    set: { health_check: { path: "/", readiness: { success_threshold: 7 } } },
    at: "container.readinessProbe.successThreshold",
    is: 7,
  },
  ...Object.fromEntries(NAMES.map((name) => [`#healthCheck.${name}`, probeRow(name, (probe) => probe)])),
  ...Object.fromEntries(
    NAMES.map((name) => [`#probe.${name}`, probeRow(name, (readiness) => ({ liveness: false, readiness }))]),
  ),
};
