/** Which apps call which, and who else reaches them: NetworkPolicies. */
import { isMap, listOf, lookup, mapOf, podTemplateOf, stringsOf } from "../../checks/objects/objects.ts";
import type { Json, JsonObject, Unit } from "../types.ts";
import { find, mapsAt, own, type Source, selects, serviceOf, tidy } from "./source.ts";

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

/** A text with the host name of an app that this one calls, in a form that follows the release. */
export function textWithHosts(text: string, source: Source): Json {
  const called = connectsTo(source) ?? [];
  const hosts = source.neighbours.filter(({ name }) => called.includes(name)).flatMap((unit) => hostOf(unit, source));
  const found = hosts.filter(({ pattern }) => pattern.test(text));
  const [only] = found;
  if (only === undefined || found.length > 1 || /[{}]/.test(text)) return text;
  return { app: { name: only.app, value: text.replace(only.pattern, "{host}"), optional: true } };
}

function hostOf(unit: Unit, { objects }: Source): readonly { readonly app: string; readonly pattern: RegExp }[] {
  const workload = find(objects, unit.kind, unit.objectName);
  const pod = workload && podTemplateOf(workload);
  const service = pod && serviceOf(unit, pod, objects);
  if (service === undefined) return [];
  return [{ app: unit.name, pattern: new RegExp(`(?<![\\w.-])${service.name.replaceAll(".", "[.]")}(?![\\w.-])`) }];
}
