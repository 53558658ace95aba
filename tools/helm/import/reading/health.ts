/** Probes as `health_check`. */
import { isMap, lookup, mapOf } from "../../checks/objects/objects.ts";
import { mainPortOf } from "../../facts/app/ports.ts";
import type { Json, JsonObject } from "../types.ts";
import { type Port, tidy } from "./source.ts";

const NAMES = ["liveness", "readiness", "startup"] as const;

/** What is common to all probes stands at the top. */
export function healthCheckOf(container: JsonObject, ports: readonly Port[]): JsonObject {
  const probes = NAMES.flatMap((name): [string, JsonObject][] => {
    const probe = container[`${name}Probe`];
    return isMap(probe) ? [[name, probeOf(probe, ports)]] : [];
  });
  if (probes.length === 0) return { enabled: false };
  const all = new Map(withFailures(probes));
  const common = commonOf([...all.values()]);
  const switches = NAMES.map((name): [string, Json] => {
    const probe = all.get(name);
    if (probe === undefined) return [name, false];
    const rest = Object.fromEntries(Object.entries(probe).filter(([field]) => !(field in common)));
    return [name, Object.keys(rest).length === 0 ? true : rest];
  });
  // Without a word, there is a liveness and a readiness probe.
  const usual: Readonly<Record<string, Json>> = { liveness: true, readiness: true, startup: false };
  return { ...common, ...Object.fromEntries(switches.filter(([name, value]) => value !== usual[name])) };
}

const HANDLER = ["type", "path", "port", "scheme", "service", "command"];

/** A liveness probe that asks the same as the readiness probe would allow twice as many failures. */
function withFailures(probes: readonly [string, JsonObject][]): readonly [string, JsonObject][] {
  const handler = (name: string) => {
    const probe = probes.find(([own]) => own === name)?.[1];
    return probe && JSON.stringify(HANDLER.map((field) => probe[field] ?? null));
  };
  if (handler("liveness") === undefined || handler("liveness") !== handler("readiness")) return probes;
  return probes.map(([name, probe]) => [name, name === "liveness" ? { failure_threshold: 3, ...probe } : probe]);
}

function commonOf(probes: readonly JsonObject[]): JsonObject {
  const [first = {}, ...others] = probes;
  const isCommon = ([field, value]: readonly [string, Json]) =>
    others.every((other) => JSON.stringify(other[field]) === JSON.stringify(value));
  return Object.fromEntries(Object.entries(first).filter(isCommon));
}

function probeOf(probe: JsonObject, ports: readonly Port[]): JsonObject {
  return tidy({
    ...handlerOf(probe, ports),
    initial_delay_seconds: probe["initialDelaySeconds"],
    period_seconds: probe["periodSeconds"],
    timeout_seconds: probe["timeoutSeconds"],
    success_threshold: probe["successThreshold"],
    failure_threshold: probe["failureThreshold"],
  });
}

function handlerOf({ httpGet, tcpSocket, grpc, exec }: JsonObject, ports: readonly Port[]) {
  if (httpGet !== undefined) {
    const { path, port, scheme } = mapOf(httpGet);
    return { path: path ?? "/", port: portOf(port, ports), scheme };
  }
  if (exec !== undefined) return { command: lookup(exec, "command") ?? [] };
  if (grpc === undefined) return { type: "tcp", port: portOf(lookup(tcpSocket, "port"), ports) };
  const { port, service } = mapOf(grpc);
  return { type: "grpc", port: portOf(port, ports), service };
}

/** Nothing for the port that is meant anyway. */
function portOf(port: Json | undefined, ports: readonly Port[]): Json | undefined {
  const views = ports.map((each) => ({ ...each, appProtocol: undefined }));
  const main = mainPortOf(views) ?? views.find(({ protocol }) => protocol === "TCP");
  return main !== undefined && (port === main.name || port === main.port) ? undefined : port;
}
