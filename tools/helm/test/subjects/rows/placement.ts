import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const toleration = (value: Attributes) => ({ tolerations: [value] });
const spread = (value: Attributes) => ({ topology_spread: [{ topology_key: "rack", ...value }] });
const apart = (value: Attributes) => ({ anti_affinity: { type: "hard", ...value } });
const terms = "pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";
const dns = (value: Attributes) => ({ dns_config: value });
const affinity = (name: string): AttributeRow => ({
  set: { affinity: { [name]: { preferredDuringSchedulingIgnoredDuringExecution: [] } } },
  at: `pod.affinity.${name}`,
  is: { preferredDuringSchedulingIgnoredDuringExecution: [] },
  was: undefined,
});

/** Placement of pods, host aliases and DNS. */
export const PLACEMENT_ROWS: AttributeRows = {
  tolerations: {
    set: toleration({ key: "sample" }),
    at: "pod.tolerations",
    is: [{ key: "sample", operator: "Exists" }],
    was: undefined,
  },
  "#toleration.key": {
    set: toleration({ key: "sample" }),
    instead: toleration({ key: "other" }),
    at: "pod.tolerations[0].key",
    is: "sample",
  },
  "#toleration.operator": {
    set: toleration({ key: "sample", operator: "Equal", value: "on" }),
    instead: toleration({ key: "sample" }),
    at: "pod.tolerations[0].operator",
    is: "Equal",
    was: "Exists",
  },
  "#toleration.value": {
    set: toleration({ key: "sample", value: "on" }),
    at: "pod.tolerations[0].value",
    is: "on",
    was: undefined,
  },
  "#toleration.effect": {
    set: toleration({ key: "sample", effect: "NoExecute" }),
    at: "pod.tolerations[0].effect",
    is: "NoExecute",
  },
  "#toleration.toleration_seconds": {
    set: toleration({ key: "sample", effect: "NoExecute", toleration_seconds: 77 }),
    at: "pod.tolerations[0].tolerationSeconds",
    is: 77,
  },
  affinity: affinity("nodeAffinity"),
  "affinity.nodeAffinity": affinity("nodeAffinity"),
  "affinity.podAffinity": affinity("podAffinity"),
  "affinity.podAntiAffinity": affinity("podAntiAffinity"),
  anti_affinity: {
    set: { anti_affinity: "hard" },
    at: `${terms}[0].topologyKey`,
    is: "kubernetes.io/hostname",
    was: undefined,
  },
  "#antiAffinity.type": {
    set: apart({}),
    instead: apart({ type: "soft" }),
    at: `${terms}[0].topologyKey`,
    is: "kubernetes.io/hostname",
    was: undefined,
  },
  "#antiAffinity.topology_key": { set: apart({ topology_key: "rack" }), at: `${terms}[0].topologyKey`, is: "rack" },
  topology_spread: {
    set: { topology_spread: "zone" },
    at: "pod.topologySpreadConstraints[0].topologyKey",
    is: "topology.kubernetes.io/zone",
    was: "kubernetes.io/hostname",
  },
  "#topologySpreadConstraint.topology_key": {
    set: spread({}),
    instead: { topology_spread: "zone" },
    at: "pod.topologySpreadConstraints[0].topologyKey",
    is: "rack",
  },
  "#topologySpreadConstraint.max_skew": {
    set: spread({ max_skew: 7 }),
    at: "pod.topologySpreadConstraints[0].maxSkew",
    is: 7,
    was: 1,
  },
  "#topologySpreadConstraint.when_unsatisfiable": {
    set: spread({ topology_key: "kubernetes.io/hostname", when_unsatisfiable: "DoNotSchedule" }),
    at: "pod.topologySpreadConstraints[0].whenUnsatisfiable",
    is: "DoNotSchedule",
    was: "ScheduleAnyway",
  },
  "#topologySpreadConstraint.match_label_keys": {
    set: spread({ match_label_keys: ["pod-template-hash"] }),
    at: "pod.topologySpreadConstraints[0].matchLabelKeys",
    is: ["pod-template-hash"],
    was: undefined,
  },
  "#topologySpreadConstraint.min_domains": {
    set: spread({ when_unsatisfiable: "DoNotSchedule", min_domains: 3 }),
    at: "pod.topologySpreadConstraints[0].minDomains",
    is: 3,
    was: undefined,
  },
  "#topologySpreadConstraint.node_affinity_policy": {
    set: spread({ node_affinity_policy: "Ignore" }),
    at: "pod.topologySpreadConstraints[0].nodeAffinityPolicy",
    is: "Ignore",
    was: undefined,
  },
  "#topologySpreadConstraint.node_taints_policy": {
    set: spread({ node_taints_policy: "Honor" }),
    at: "pod.topologySpreadConstraints[0].nodeTaintsPolicy",
    is: "Honor",
    was: undefined,
  },
  host_aliases: {
    set: { host_aliases: { "10.0.0.7": ["a.example.com"] } },
    at: "pod.hostAliases",
    is: [{ ip: "10.0.0.7", hostnames: ["a.example.com"] }],
    was: undefined,
  },
  dns_policy: { set: { dns_policy: "Default" }, at: "pod.dnsPolicy", is: "Default", was: undefined },
  dns_config: { set: dns({ searches: ["a.b"] }), at: "pod.dnsConfig", is: { searches: ["a.b"] }, was: undefined },
  "dns_config.nameservers": {
    set: dns({ nameservers: ["10.0.0.7"] }),
    instead: {},
    at: "pod.dnsConfig.nameservers",
    is: ["10.0.0.7"],
  },
  "dns_config.searches": { set: dns({ searches: ["a.b"] }), instead: {}, at: "pod.dnsConfig.searches", is: ["a.b"] },
  "dns_config.options": {
    set: dns({ options: { ndots: "7" } }),
    instead: {},
    at: "pod.dnsConfig.options",
    is: [{ name: "ndots", value: "7" }],
  },
};
