/** Who reaches an app's pods and what they reach (Kubernetes documentation, "Network Policies"). */

import type { Json, JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { goString } from "../../base/literal.ts";
import { componentOf, dnsName, traitsOf } from "../../facts/app_types.ts";
import { enabledExpression, type Graph } from "../../facts/graph.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { NetworkPolicyView, PeerView, PolicyRulesView } from "../../model/views.ts";

type Policy = NonNullable<App["network_policy"]>;
type Source = Exclude<NonNullable<Policy["ingress"]>[number], string>;
type Destination = Exclude<NonNullable<Policy["egress"]>[number], string>;
type Port = NonNullable<Source["ports"]>[number] | NonNullable<Destination["ports"]>[number];

/** The policy of an app that others call or that declares one. */
export function resolveNetworkPolicy(app: App, graph: Graph): NetworkPolicyView | undefined {
  const callers = graph.callersOf(app);
  const policy = app.network_policy;
  if (policy === undefined && callers.length === 0) return undefined;
  const sources = policy?.ingress ?? (isReachedFromOutside(app) ? ["all" as const] : []);
  return {
    ingress: rules(
      sources.map((source) => ingressRule(source === "all" ? {} : source, app)),
      sources.includes("all") ? [] : callers.map((caller) => peer(caller, ownPorts(app))),
    ),
    egress: policy?.egress && egressRules(policy, policy.egress, graph.calleesOf(app)),
  };
}

/** Load balancers and Ingress controllers are not among the chart's apps. */
function isReachedFromOutside(app: App): boolean {
  const { ingress } = traitsOf(app);
  return ingress || app.route !== undefined || !["ClusterIP", undefined].includes(app.service?.type);
}

function egressRules(
  { dns = DEFAULTS.networkPolicy.dns }: Policy,
  destinations: NonNullable<Policy["egress"]>,
  callees: readonly App[],
): PolicyRulesView {
  const declared = destinations.map((destination) => egressRule(destination === "all" ? {} : destination));
  return rules(
    dns ? [DNS, ...declared] : declared,
    callees.map((callee) => peer(callee, ownPorts(callee))),
  );
}

/** Without destinations: where a cluster's DNS answers is its own affair, a node's cache for one is no pod. */
const DNS: JsonObject = {
  ports: [
    { port: 53, protocol: "UDP" },
    { port: 53, protocol: "TCP" },
  ],
};

function rules(declared: readonly JsonObject[], peers: readonly PeerView[]): PolicyRulesView {
  const conditions = peers.map(({ condition }) => condition);
  return {
    items: declared.map((value): Item => ({ value })),
    peers,
    // An empty list of rules would be null in YAML.
    condition: declared.length > 0 ? undefined : conditions.length > 1 ? `or ${conditions.join(" ")}` : conditions[0],
  };
}

function peer(app: App, ports: readonly JsonObject[]): PeerView {
  const component = componentOf(traitsOf(app).workload);
  return {
    condition: enabledExpression(app.app_name),
    selector: `${goString(dnsName(app.app_name))} ${goString(component)}`,
    ports,
  };
}

/** Numbers, for policies look at packages behind Services, and not all network plug-ins know the names of ports. */
function ownPorts(app: App): readonly JsonObject[] {
  return resolvePorts(app).map(({ port, protocol }) => ({ port, protocol }));
}

function ingressRule({ from_namespace, from_labels, from_cidr, except, ports }: Source, app: App): JsonObject {
  const own = resolvePorts(app);
  const named = ports?.map((value) => {
    const match = own.find(({ name, port }) => name === value || port === value);
    return match === undefined ? policyPort(value) : { port: match.port, protocol: match.protocol };
  });
  return {
    ...peers("from", from_namespace, from_labels, from_cidr, except),
    ...portList(named ?? ownPorts(app)),
  };
}

function egressRule({ to_namespace, to_labels, to_cidr, except, ports }: Destination): JsonObject {
  return { ...peers("to", to_namespace, to_labels, to_cidr, except), ...portList((ports ?? []).map(policyPort)) };
}

/** Nothing at all stands for everyone and everything. */
function peers(
  direction: "from" | "to",
  namespace: string | undefined,
  labels: Readonly<Record<string, string>> | undefined,
  cidr: string | undefined,
  except: readonly string[] = [],
): JsonObject {
  const single: Record<string, Json> = {
    ...(namespace && { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } } }),
    ...(labels && { podSelector: { matchLabels: { ...labels } } }),
    ...(cidr && { ipBlock: { cidr, ...(except.length === 0 ? {} : { except: [...except] }) } }),
  };
  return Object.keys(single).length === 0 ? {} : { [direction]: [single] };
}

function portList(ports: readonly JsonObject[]): JsonObject {
  return ports.length === 0 ? {} : { ports };
}

function policyPort(value: Port): JsonObject {
  if (typeof value !== "object") return { port: value, protocol: "TCP" };
  const { port, end_port, protocol = DEFAULTS.policyPort.protocol } = value;
  return { port, ...(end_port === undefined ? {} : { endPort: end_port }), protocol };
}
