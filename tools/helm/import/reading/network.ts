/** How an app is reached: its Service, Ingress, HTTPRoute and NetworkPolicy. */
import { listOf, lookup, mapOf, numberOf, textOf } from "../../checks/objects/objects.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { mapsAt, own, type Port, type Source, someTexts, tidy } from "./source.ts";

export function serviceOf({ service, unit, ports }: Source): JsonObject {
  if (service === undefined) return { enabled: false };
  const spec = mapOf(service.body["spec"]);
  const isHeadless = spec["clusterIP"] === "None";
  return tidy({
    name: service.name === unit.objectName ? undefined : service.name,
    type: isHeadless ? undefined : spec["type"],
    annotations: someTexts(lookup(service.body, "metadata", "annotations")),
    ports: servicePorts(spec, ports),
    headless: isHeadless ? true : undefined,
    ip_families: spec["ipFamilies"],
    ip_family_policy: spec["ipFamilyPolicy"],
    session_affinity: spec["sessionAffinity"],
    load_balancer_class: spec["loadBalancerClass"],
    external_traffic_policy: spec["externalTrafficPolicy"],
  });
}

/** Other numbers for the app's ports, and more ports. A patch renames a port that is called otherwise. */
function servicePorts(spec: JsonObject, ports: readonly Port[]): JsonObject | undefined {
  const taken = new Set<string>();
  const entries = mapsAt(spec, "ports").flatMap((served): [string, Json][] => {
    const target = targetOf(served, ports);
    const number = numberOf(served["port"]);
    if (target === undefined || number === undefined) return [];
    const name = taken.has(target.name) ? (textOf(served["name"]) ?? target.name) : target.name;
    taken.add(name);
    const node_port = served["nodePort"];
    if (name === target.name && number === target.port && node_port === undefined) return [];
    if (name === target.name && node_port === undefined) return [[name, number]];
    return [[name, tidy({ port: number, target_port: name === target.name ? undefined : target.name, node_port })]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function targetOf(served: JsonObject, ports: readonly Port[]): Port | undefined {
  const target = served["targetPort"] ?? served["port"];
  const protocol = textOf(served["protocol"]) ?? "TCP";
  return ports.find(({ name, port, protocol: other }) => other === protocol && (name === target || port === target));
}

/** Whether a backend is the app's Service; its port by the name of the app's. */
function portOfBackend(backend: Json | undefined, { service, ports }: Source): string | undefined {
  if (service === undefined || lookup(backend, "service", "name") !== service.name) return undefined;
  const { name, number } = mapOf(lookup(backend, "service", "port"));
  const served = mapsAt(service.body, "spec", "ports").find((port) =>
    name === undefined ? port["port"] === number : port["name"] === name,
  );
  return served && targetOf(served, ports)?.name;
}

/** The Ingress that leads to the app: its own, or the one that all apps share. */
export function ingressObject(source: Source): KubernetesObject | undefined {
  const { objects, unit, plan } = source;
  const named = objects.filter(
    ({ kind, name }) => kind === "Ingress" && (name === unit.objectName || name === plan.release),
  );
  return named.find((ingress) => routesOf(ingress, source).length > 0);
}

interface Routed {
  readonly host: string;
  readonly path: string;
  readonly type: Json | undefined;
  readonly port: string;
}

function routesOf(ingress: KubernetesObject, source: Source): readonly Routed[] {
  return mapsAt(ingress.body, "spec", "rules").flatMap((rule) =>
    mapsAt(rule, "http", "paths").flatMap((each): Routed[] => {
      const port = portOfBackend(each["backend"], source);
      if (port === undefined) return [];
      return [{ host: textOf(rule["host"]) ?? "", path: textOf(each["path"]) ?? "/", type: each["pathType"], port }];
    }),
  );
}

export function ingressOf(source: Source): JsonObject | undefined {
  const ingress = ingressObject(source);
  if (ingress === undefined) return undefined;
  const routes = routesOf(ingress, source);
  const hosts = [...new Set(routes.map(({ host }) => host).filter((host) => host !== ""))];
  const paths = [...new Map(routes.map((route) => [route.path, route])).values()];
  const types = new Set(paths.map(({ type }) => type));
  const ports = new Set(paths.map(({ port }) => port));
  const common = tidy({ path_type: only(types) as Json | undefined, port: only(ports) });
  return tidy({
    ...(hosts.length === 1 ? { host: hosts[0] } : { hosts: hosts.length === 0 ? undefined : hosts }),
    paths: paths.map(({ path, type, port }) => {
      const options = tidy({
        path,
        path_type: types.size > 1 ? type : undefined,
        port: ports.size > 1 ? port : undefined,
      });
      return Object.keys(options).length === 1 ? path : options;
    }),
    ...common,
    class: lookup(ingress.body, "spec", "ingressClassName"),
    tls: tlsOf(ingress, hosts),
    annotations: someTexts(lookup(ingress.body, "metadata", "annotations")),
  });
}

function only<Value>(values: ReadonlySet<Value>): Value | undefined {
  return values.size === 1 ? [...values][0] : undefined;
}

function tlsOf(ingress: KubernetesObject, hosts: readonly string[]): Json | undefined {
  const secrets = mapsAt(ingress.body, "spec", "tls").flatMap(({ hosts: named, secretName }): [string, string][] => {
    const secret = textOf(secretName);
    if (secret === undefined) return [];
    const own = named === undefined ? hosts : listOf(named).flatMap((host) => textOf(host) ?? []);
    return own.filter((host) => hosts.includes(host)).map((host) => [host, secret]);
  });
  const names = new Set(secrets.map(([, secret]) => secret));
  const isForAll = hosts.every((host) => secrets.some(([other]) => other === host));
  if (hosts.length === 0) return textOf(lookup(mapsAt(ingress.body, "spec", "tls")[0], "secretName"));
  if (names.size === 0) return undefined;
  return names.size === 1 && isForAll ? only(names) : Object.fromEntries(secrets);
}

/** With rules as the Gateway API writes them; those that only match paths are shorter. */
export function routeOf(source: Source): JsonObject | undefined {
  const route = own(source, "HTTPRoute");
  if (route === undefined) return undefined;
  const rules = mapsAt(route.body, "spec", "rules").map((rule) => withOwnBackend(rule, source));
  const port = routePort(route, source);
  const isMain = port === undefined || source.ports.length === 1 || port === "http";
  return tidy({
    parent_refs: mapsAt(route.body, "spec", "parentRefs").map(({ sectionName, ...parent }) =>
      tidy({ ...parent, section_name: sectionName }),
    ),
    hostnames: lookup(route.body, "spec", "hostnames"),
    ...(pathsOf(rules) ?? { rules }),
    port: isMain ? undefined : port,
    annotations: someTexts(lookup(route.body, "metadata", "annotations")),
  });
}

function routePort(route: KubernetesObject, { service, ports }: Source): string | undefined {
  const backends = mapsAt(route.body, "spec", "rules").flatMap((rule) => mapsAt(rule, "backendRefs"));
  const number = backends.find(({ name }) => name === service?.name)?.["port"];
  const served = mapsAt(service?.body, "spec", "ports").find(({ port }) => port === number);
  return served && targetOf(served, ports)?.name;
}

/** The app itself needs no name, and alone no mention. */
function withOwnBackend(rule: JsonObject, { service }: Source): JsonObject {
  const { backendRefs, ...rest } = rule;
  if (backendRefs === undefined) return rule;
  const backends = mapsAt(rule, "backendRefs").map(
    ({ name, port, ...others }): JsonObject => (name === service?.name ? others : tidy({ name, port, ...others })),
  );
  return backends.every((backend) => Object.keys(backend).length === 0) ? rest : { ...rest, backendRefs: backends };
}

function pathsOf(rules: readonly JsonObject[]): JsonObject | undefined {
  const [rule, ...others] = rules;
  const fields = Object.keys(rule ?? {});
  const matches = mapsAt(rule, "matches");
  const isPlain = fields.join() === "matches" && matches.every((match) => Object.keys(match).join() === "path");
  if (others.length > 0 || !isPlain) return undefined;
  return {
    paths: matches.map(({ path }) => ({
      path: lookup(path, "value") ?? "/",
      path_type: lookup(path, "type") ?? "PathPrefix",
    })),
  };
}
