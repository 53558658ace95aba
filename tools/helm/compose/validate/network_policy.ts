/** Rules of a NetworkPolicy: each is about pods or about addresses. */
import { isPartOf } from "../../base/address.ts";
import { listWords } from "../../base/text.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

type Target = Pick<App, "label">;

/** Those who scrape metrics are declared like those who reach an app. */
export function validateScrapers({ chart }: ChartFacts): readonly Problem[] {
  return (chart.scrapers ?? []).flatMap((rule, index) => [
    ...mixed(chart, `scrapers[${index}]`, rule, "from"),
    ...outside(chart, `scrapers[${index}]`, rule),
  ]);
}

export function validateNetworkPolicy(facts: AppFacts): readonly Problem[] {
  const { app } = facts;
  const { ingress = [], egress = [] } = app.network_policy ?? {};
  return [
    ...ingress.flatMap((rule, index) => [
      ...mixed(app, `network_policy.ingress[${index}]`, rule, "from"),
      ...unknownPorts(facts, `network_policy.ingress[${index}]`, rule),
    ]),
    ...egress.flatMap((rule, index) => [
      ...mixed(app, `network_policy.egress[${index}]`, rule, "to"),
      ...reversed(app, `network_policy.egress[${index}]`, rule),
    ]),
    ...ingress.flatMap((rule, index) => outside(app, `network_policy.ingress[${index}]`, rule)),
    ...egress.flatMap((rule, index) => outside(app, `network_policy.egress[${index}]`, rule)),
  ];
}

/** Pods are selected by namespace and labels, other addresses by range, never by both (Kubernetes API, NetworkPolicyPeer). */
function mixed({ label }: Target, path: string, declared: string | object, direction: "from" | "to"): Problem[] {
  const rule = new Map<string, unknown>(typeof declared === "string" ? [] : Object.entries(declared));
  const [cidr, pods] = [`${direction}_cidr`, [`${direction}_namespace`, `${direction}_labels`]];
  const beside = pods.filter((key) => rule.has(key));
  if (!rule.has(cidr) && rule.has("except")) {
    return [
      {
        code: "meaningless-attribute",
        label,
        path: `${path}.except`,
        what: `requires \`${cidr}\``,
        got: rule.get("except"),
        expected: `a range in \`${cidr}\` to exclude addresses from`,
        fix: `add \`${cidr}\` or remove \`except\``,
      },
    ];
  }
  if (!rule.has(cidr) || beside.length === 0) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: `${path}.${cidr}`,
      what: `cannot be combined with ${listWords(beside)}`,
      got: rule.get(cidr),
      expected: "a rule for pods or a rule for addresses",
      fix: "write two rules",
    },
  ];
}

type Destination = NonNullable<NonNullable<App["network_policy"]>["egress"]>[number];

/** Kubernetes API, NetworkPolicyPort: a range of ports ends where it starts, or later. */
function reversed({ label }: Target, path: string, rule: Destination): Problem[] {
  const { ports = [] } = rule === "all" ? {} : rule;
  return ports.flatMap((each, index): Problem[] => {
    if (typeof each === "number" || each.end_port === undefined || each.end_port >= each.port) return [];
    return [
      {
        code: "out-of-range",
        label,
        path: `${path}.ports[${index}].end_port`,
        what: "is less than `port`",
        got: each.end_port,
        expected: `a port from ${each.port} to 65535`,
        fix: "swap `port` and `end_port`, or correct one of them",
      },
    ];
  });
}

type Rule = "all" | { readonly from_cidr?: string; readonly to_cidr?: string; readonly except?: readonly string[] };

/** Kubernetes API, IPBlock: an exception is a part of the range. */
function outside({ label }: Target, path: string, rule: Rule): Problem[] {
  if (rule === "all") return [];
  const { from_cidr, to_cidr, except = [] } = rule;
  const range = from_cidr ?? to_cidr;
  if (range === undefined) return [];
  return except.flatMap((part, index) => {
    if (isPartOf(part, range)) return [];
    return {
      code: "invalid-value",
      label,
      path: `${path}.except[${index}]`,
      what: `is not a part of ${range}`,
      got: part,
      expected: `a smaller range within ${range}`,
      fix: "change or remove it",
    };
  });
}

function unknownPorts(
  { app, portNames: names }: AppFacts,
  path: string,
  rule: "all" | { readonly ports?: readonly (string | number)[] },
): Problem[] {
  if (rule === "all") return [];
  return (rule.ports ?? []).flatMap((port, index) => {
    if (typeof port === "number" || names.includes(port)) return [];
    return {
      code: "unknown-port",
      label: app.label,
      path: `${path}.ports[${index}]`,
      what: "is not a port of the app",
      got: port,
      expected: names.length === 0 ? "a port number" : `one of ${listWords(names)}, or a port number`,
      fix: `add \`${port}\` to \`ports\` or name another port`,
    };
  });
}
