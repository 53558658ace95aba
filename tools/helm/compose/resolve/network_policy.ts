/** Who reaches an app's pods and what they reach (Kubernetes documentation, "Network Policies"). */

import type { Json, JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { goString } from "../../base/literal.ts";
import { componentOf } from "../../facts/app_types.ts";
import type { AppFacts, Graph } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { NetworkPolicyView, PeerView, PolicyRulesView } from "../../model/views.ts";
import { enabledExpression } from "./when.ts";

type Policy = NonNullable<App["network_policy"]>;
type Source = Exclude<NonNullable<Policy["ingress"]>[number], string>;
type Destination = Exclude<NonNullable<Policy["egress"]>[number], string>;
type Port = NonNullable<Source["ports"]>[number] | NonNullable<Destination["ports"]>[number];

/** The policy of an app that others call, or that declares one. */
export function resolveNetworkPolicy(facts: AppFacts, graph: Graph): NetworkPolicyView | undefined {
  const callers = graph.callersOf(facts);
  const policy = facts.app.network_policy;
  if (policy === undefined && callers.length === 0) return undefined;
  const sources = policy?.ingress ?? (isReachedFromOutside(facts) ? ["all" as const] : []);
  return {
    ingress: rules(
      sources.map((source) => ingressRule(source === "all" ? {} : source, facts)),
      sources.includes("all") ? [] : callers.map((caller) => peer(caller, ownPorts(facts))),
    ),
    egress: policy?.egress && egressRules(policy, policy.egress, graph.calleesOf(facts)),
  };
}

/** Load balancers and Ingress controllers are not apps of the chart. */
function isReachedFromOutside({ app, traits }: AppFacts): boolean {
  return traits.ingress || app.route !== undefined || !["ClusterIP", undefined].includes(app.service?.type);
}

function egressRules(
  { dns = DEFAULTS.networkPolicy.dns }: Policy,
  destinations: NonNullable<Policy["egress"]>,
  callees: readonly AppFacts[],
): PolicyRulesView {
  const declared = destinations.map((destination) => egressRule(destination === "all" ? {} : destination));
  return rules(
    dns ? [DNS, ...declared] : declared,
    callees.map((callee) => peer(callee, ownPorts(callee))),
  );
}

/** Without destinations: clusters differ in where DNS answers; a cache on the node, for example, is not a pod. */
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

function peer({ app, name, traits }: AppFacts, ports: readonly JsonObject[]): PeerView {
  const component = componentOf(traits.workload);
  return {
    condition: enabledExpression(app.app_name),
    selector: `${goString(name)} ${goString(component)}`,
    ports,
  };
}

/** Numbers, because policies apply to packets behind Services, and not all network plug-ins support port names. */
function ownPorts({ ports }: AppFacts): readonly JsonObject[] {
  return ports.map(({ port, protocol }) => ({ port, protocol }));
}

function ingressRule({ from_namespace, from_labels, from_cidr, except, ports }: Source, facts: AppFacts): JsonObject {
  const named = ports?.map((value) => {
    const match = facts.ports.find(({ name, port }) => name === value || port === value);
    return match === undefined ? policyPort(value) : { port: match.port, protocol: match.protocol };
  });
  return {
    ...peers("from", from_namespace, from_labels, from_cidr, except),
    ...portList(named ?? ownPorts(facts)),
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
