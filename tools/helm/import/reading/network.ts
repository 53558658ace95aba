/** How an app is reached: its Service, Ingress, HTTPRoute and NetworkPolicy. */
import { isMap, listOf, lookup, mapOf, numberOf, stringsOf, textOf } from "../../checks/objects/objects.ts";
import type { Json, JsonObject, KubernetesObject, Unit } from "../types.ts";
import { find, mapsAt, own, type Port, type Source, selects, someTexts, tidy } from "./source.ts";

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

/** The NetworkPolicy of the app's pods. */
export function networkPolicyOf(source: Source): JsonObject | undefined {
  const policy = own(source, "NetworkPolicy");
  if (policy === undefined || !selects(policy, source)) return undefined;
  const spec = mapOf(policy.body["spec"]);
  const types = listOf(spec["policyTypes"]);
  const hasEgress = types.length === 0 ? spec["egress"] !== undefined : types.includes("Egress");
  const egress = mapsAt(spec, "egress");
  const isDns = (rule: JsonObject) =>
    rule["to"] === undefined && mapsAt(rule, "ports").every(({ port }) => port === 53);
  const called = connectsTo(source) ?? [];
  const others = egress.filter((rule) => !isDns(rule) && !isCall(rule, called, source));
  const ofOthers = mapsAt(spec, "ingress").filter(
    (rule) => callersOf(rule, source).length === 0 && !isScrape(rule, source),
  );
  const isFromGraph = !hasEgress && ofOthers.length === 0 && mapsAt(spec, "ingress").length > 0;
  if (isFromGraph) return undefined;
  return tidy({
    ingress: ofOthers.flatMap((rule) => peersOf(rule, "from")),
    egress: hasEgress ? others.flatMap((rule) => peersOf(rule, "to")) : undefined,
    dns: hasEgress && !egress.some(isDns) ? false : undefined,
  });
}

/** The apps that a rule lets in: all of its peers, whatever the ports. */
function callersOf(rule: JsonObject, { neighbours }: Source): readonly Unit[] {
  const peers = mapsAt(rule, "from");
  const found = peers.flatMap((peer) => neighbours.filter((unit) => isPeer(peer, unit)).slice(0, 1));
  return found.length === peers.length ? found : [];
}

function isPeer(peer: JsonObject, { selector }: Unit): boolean {
  const labels = stringsOf(lookup(peer, "podSelector", "matchLabels"));
  const names = Object.keys(labels);
  return (
    Object.keys(peer).join() === "podSelector" &&
    names.length > 0 &&
    names.length === Object.keys(selector).length &&
    names.every((name) => selector[name] === labels[name])
  );
}

/** What an app may reach because it calls it. */
function isCall(rule: JsonObject, called: readonly string[], { neighbours }: Source): boolean {
  const callees = neighbours.filter(({ name }) => called.includes(name));
  const peers = mapsAt(rule, "to");
  return peers.length > 0 && peers.every((peer) => callees.some((unit) => isPeer(peer, unit)));
}

/** Everyone may scrape metrics. */
function isScrape(rule: JsonObject, source: Source): boolean {
  const monitors = source.objects.filter(({ kind, name }) => /Monitor$/.test(kind) && name === source.unit.objectName);
  const scraped = monitors.flatMap(({ body }) =>
    ["endpoints", "podMetricsEndpoints"].flatMap((field) => mapsAt(body, "spec", field).map(({ port }) => port)),
  );
  const numbers = source.ports.filter(({ name }) => scraped.includes(name)).map(({ port }) => port);
  const ports = mapsAt(rule, "ports");
  return (
    rule["from"] === undefined &&
    ports.length > 0 &&
    ports.every(({ port }) => numbers.some((number) => number === port))
  );
}

/** The apps whose policies let this one in, and with an `egress` those that it may call. */
export function connectsTo(source: Source): readonly string[] | undefined {
  const { neighbours, objects, unit } = source;
  const isLetIn = (other: Unit) =>
    mapsAt(find(objects, "NetworkPolicy", other.objectName)?.body, "spec", "ingress").some((rule) =>
      callersOf(rule, source).some(({ name }) => name === unit.name),
    );
  const called = neighbours
    .filter((other) => other.name !== unit.name && isLetIn(other))
    .map(({ name }) => name)
    .sort();
  return called.length === 0 ? undefined : called;
}

/** A rule with several peers is one for each of them. */
function peersOf(rule: JsonObject, direction: "from" | "to"): readonly Json[] {
  const ports = mapsAt(rule, "ports").map((each) => portOf(each, direction));
  const peers = mapsAt(rule, direction);
  if (peers.length === 0) return ports.length === 0 ? ["all"] : [{ ports }];
  return peers.map((peer) => ({ ...peerOf(peer, direction), ...(ports.length === 0 ? {} : { ports }) }));
}

function portOf({ port, endPort, protocol = "TCP" }: JsonObject, direction: "from" | "to"): Json {
  const isPlain = endPort === undefined && protocol === "TCP";
  if (isPlain || direction === "from") return port ?? 0;
  return tidy({ port, end_port: endPort, protocol });
}

function peerOf({ namespaceSelector, podSelector, ipBlock }: JsonObject, direction: "from" | "to"): JsonObject {
  const labels = stringsOf(lookup(podSelector, "matchLabels"));
  return tidy({
    [`${direction}_namespace`]: lookup(namespaceSelector, "matchLabels", "kubernetes.io/metadata.name"),
    [`${direction}_labels`]: isMap(podSelector) ? labels : undefined,
    [`${direction}_cidr`]: lookup(ipBlock, "cidr"),
    except: lookup(ipBlock, "except"),
  });
}
