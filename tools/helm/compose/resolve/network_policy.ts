/** Who reaches an app's pods and what they reach (Kubernetes documentation, "Network Policies"). */

import type { Json, JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { anyOf, goString } from "../../base/literal.ts";
import { componentOf } from "../../facts/app_types.ts";
import type { AppFacts, ChartFacts, Graph } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App, Chart } from "../../model/types.ts";
import type { NetworkPolicyView, PeerView, PolicyRulesView, PortView } from "../../model/views.ts";
import { calledPorts, servingPorts } from "./called_ports.ts";
import { serviceValues } from "./service.ts";
import { deployedExpression } from "./when.ts";

type Policy = NonNullable<App["network_policy"]>;
type Source = Exclude<NonNullable<Policy["ingress"]>[number], string>;
type Destination = Exclude<NonNullable<Policy["egress"]>[number], string>;
type Port = NonNullable<Source["ports"]>[number] | NonNullable<Destination["ports"]>[number];

/** The policy of an app that others call, or that declares one. */
export function resolveNetworkPolicy(facts: AppFacts, { chart, graph }: ChartFacts): NetworkPolicyView | undefined {
  const callers = graph.callersOf(facts);
  const policy = facts.app.network_policy;
  if (policy === undefined && callers.length === 0) return undefined;
  const sources = policy?.ingress ?? [];
  const { ports: reached, ...when } = openPorts(facts);
  const open = when.condition === undefined ? reached : [];
  const called = callers.map((caller) => peer(caller, without(calledPorts(caller, facts, graph), open), graph));
  return {
    ingress: rules(
      [
        ...(policy?.ingress === undefined && reached.length > 0
          ? [{ value: portList(policyPorts(reached)), ...when }]
          : []),
        ...sources.map((source) => ({ value: ingressRule(source === "all" ? {} : source, facts) })),
        ...scrapeRules(facts, open, chart.scrapers),
      ],
      sources.includes("all") ? [] : called.filter(({ ports }) => ports.length > 0),
    ),
    egress: policy?.egress && egressRules(policy, policy.egress, facts, graph),
  };
}

/**
 * The ports that everyone reaches, and when. Load balancers and Ingress controllers are not apps of the chart; values choose whether
 * a Service is reached from outside.
 */
function openPorts(facts: AppFacts): { readonly ports: readonly PortView[]; readonly condition?: string } {
  const { app, ports, traits } = facts;
  const sources = app.network_policy?.ingress;
  if (sources !== undefined) return { ports: sources.includes("all") ? ports : [] };
  if (traits.ingress || app.route !== undefined) return { ports: servingPorts(facts) };
  if (serviceValues(facts)?.["type"] === undefined) return { ports: [] };
  return { ports: servingPorts(facts), condition: 'ne $app.service.type "ClusterIP"' };
}

function without(ports: readonly PortView[], others: readonly PortView[]): readonly PortView[] {
  return ports.filter(({ name }) => !others.some((other) => other.name === name));
}

/** Whoever scrapes the metrics is not an app of the chart either. */
function scrapeRules(
  { metrics }: AppFacts,
  open: readonly PortView[],
  scrapers: Chart["scrapers"] = [{}],
): readonly Item[] {
  const port = metrics?.port;
  if (port === undefined || without([port], open).length === 0) return [];
  return scrapers.map(({ from_namespace, from_labels, from_cidr, except }) => ({
    value: { ...peers("from", from_namespace, from_labels, from_cidr, except), ...portList(policyPorts([port])) },
    condition: "$app.metrics.enabled",
  }));
}

function egressRules(
  { dns = DEFAULTS.networkPolicy.dns }: Policy,
  destinations: NonNullable<Policy["egress"]>,
  caller: AppFacts,
  graph: Graph,
): PolicyRulesView {
  const declared = destinations.map((destination) => egressRule(destination === "all" ? {} : destination));
  return rules(
    (dns ? [DNS, ...declared] : declared).map((value) => ({ value })),
    graph.calleesOf(caller).map((callee) => peer(callee, calledPorts(caller, callee, graph), graph)),
  );
}

/** Without destinations: clusters differ in where DNS answers; a cache on the node, for example, is not a pod. */
const DNS: JsonObject = {
  ports: [
    { port: 53, protocol: "UDP" },
    { port: 53, protocol: "TCP" },
  ],
};

/** An empty list of rules would be null in YAML. */
function rules(items: readonly Item[], peers: readonly PeerView[]): PolicyRulesView {
  const conditions = [...new Set([...items, ...peers].map(({ condition }) => condition))];
  if (conditions.length === 1) return { items: items.map(bare), peers: peers.map(bare), condition: conditions[0] };
  const known = conditions.filter((condition) => condition !== undefined);
  return {
    items,
    peers,
    condition: known.length === conditions.length && known.length > 0 ? anyOf(...known) : undefined,
  };
}

function bare<Rule extends { readonly condition?: string }>({ condition: _, ...rule }: Rule): Omit<Rule, "condition"> {
  return rule;
}

function peer(facts: AppFacts, ports: readonly PortView[], graph: Graph): PeerView {
  const component = componentOf(facts.traits.workload);
  return {
    condition: deployedExpression(facts, graph),
    selector: `${goString(facts.name)} ${goString(component)}`,
    ports: policyPorts(ports),
  };
}

/** Numbers, because policies apply to packets behind Services, and not all network plug-ins support port names. */
function policyPorts(ports: readonly PortView[]): readonly JsonObject[] {
  return ports.map(({ port, protocol }) => ({ port, protocol }));
}

function ingressRule({ from_namespace, from_labels, from_cidr, except, ports }: Source, facts: AppFacts): JsonObject {
  const named = ports?.flatMap((value) => {
    const match = facts.ports.find(({ name, port }) => name === value || port === value);
    return match === undefined ? [policyPort(value)] : policyPorts([match]);
  });
  return {
    ...peers("from", from_namespace, from_labels, from_cidr, except),
    ...portList(named ?? policyPorts(facts.ports)),
  };
}

function egressRule({ to_namespace, to_labels, to_cidr, except, ports }: Destination): JsonObject {
  return { ...peers("to", to_namespace, to_labels, to_cidr, except), ...portList((ports ?? []).map(policyPort)) };
}

/** An empty rule means everyone and everything. */
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
