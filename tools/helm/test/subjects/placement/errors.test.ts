/** Problems with the placement of pods. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a toleration with a value that is not compared",
    { tolerations: [{ key: "a", operator: "Exists", value: "b" }] },
    [
      'tolerations[0].value: cannot be combined with the operator `Exists` (got "b"); expected a toleration that Kubernetes accepts. Fix: remove `value` or `operator`. [invalid-value]',
    ],
  ],
  [
    "a toleration with a value but no key",
    { tolerations: [{ value: "b" }] },
    [
      "tolerations[0].key: is missing, but a comparison with a value requires it; expected a toleration that Kubernetes accepts. Fix: add `key`. [invalid-value]",
    ],
  ],
  [
    "a toleration with seconds but no effect",
    { tolerations: [{ key: "a", toleration_seconds: 1 }] },
    [
      'tolerations[0].toleration_seconds: requires the effect `NoExecute` (got 1); expected a toleration that Kubernetes accepts. Fix: add `"effect": "NoExecute"`, or remove it. [invalid-value]',
    ],
  ],
  [
    "an affinity that is invalid",
    { affinity: { pod_affinity: {} } },
    [
      "affinity.pod_affinity: is not an attribute (got {}); expected `affinity.podAffinity`. Fix: rename it to `podAffinity`. [unknown-attribute]",
    ],
  ],
  [
    "two anti-affinities",
    { anti_affinity: "soft", affinity: { podAntiAffinity: {} } },
    [
      'anti_affinity: cannot be combined with `affinity.podAntiAffinity` (got "soft"); expected only one of them. Fix: remove one of them. [conflicting-attributes]',
    ],
  ],
  [
    "an anti-affinity that is invalid",
    { anti_affinity: "strict" },
    [
      'anti_affinity: is not one of the allowed values (got "strict"); expected one of `soft` and `hard`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "two spreads over the same key",
    { topology_spread: ["zone", { topology_key: "topology.kubernetes.io/zone" }] },
    [
      'topology_spread[1]: has the same topology key as another constraint (got "topology.kubernetes.io/zone"); expected one constraint for each topology key. Fix: remove one of them. [duplicate-name]',
    ],
  ],
  [
    "a minimum of topology domains for pods that are scheduled anyway",
    { topology_spread: ["host", { topology_key: "rack", min_domains: 2 }] },
    [
      'topology_spread[1].min_domains: requires that pods are not scheduled anyway (got 2); expected `"when_unsatisfiable": "DoNotSchedule"`. Fix: add it, or remove `min_domains`. [conflicting-attributes]',
    ],
  ],
  [
    "a spread that is invalid",
    { topology_spread: "rack" },
    [
      'topology_spread: is not one of the allowed values (got "rack"); expected one of `zone` and `host`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "an address that is invalid",
    { host_aliases: { db: ["db"] } },
    [
      'host_aliases.db: is malformed (got "db"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: change `host_aliases.db` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an address that only looks like one",
    { host_aliases: { "12:30": ["db"] }, dns_config: { nameservers: ["8.8.8.8", "010.0.0.1"] } },
    [
      'dns_config.nameservers[1]: is malformed (got "010.0.0.1"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: change `dns_config.nameservers[1]` to a valid value. [invalid-value]',
      'host_aliases["12:30"]: is malformed (got "12:30"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: change `host_aliases["12:30"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an address that is not in the usual notation",
    { dns_config: { nameservers: ["FD00:0::7", "::ffff:10.0.0.7"] } },
    [
      'dns_config.nameservers[0]: is not in the notation that Kubernetes expects (got "FD00:0::7"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: write `fd00::7`. [invalid-value]',
      'dns_config.nameservers[1]: is not in the notation that Kubernetes expects (got "::ffff:10.0.0.7"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: write `10.0.0.7`. [invalid-value]',
    ],
  ],
  [
    "a search domain that is invalid, and an option without a name",
    { dns_config: { searches: ["a..b"], options: { "": 1 } } },
    [
      'dns_config.options[""]: is too short (got ""); expected a name that is not empty. Fix: change `dns_config.options[""]` to a valid value. [invalid-value]',
      'dns_config.searches[0]: is malformed (got "a..b"); expected a DNS domain in lower case. Fix: change `dns_config.searches[0]` to a valid value. [invalid-value]',
    ],
  ],
  ["a search domain that ends with a dot", { dns_config: { searches: ["_tcp.example.com."] } }, []],
  [
    "a toleration of a value that no taint can have",
    { tolerations: [{ key: "a", value: "b c" }] },
    [
      'tolerations[0].value: is malformed (got "b c"); expected a string of at most 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit. Fix: change `tolerations[0].value` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a DNS policy that leaves no name server",
    { dns_policy: "None" },
    [
      "dns_config.nameservers: is missing, but with the DNS policy `None` the pod has no other name server; expected at least one IP address. Fix: add `nameservers` to `dns_config`, or set another `dns_policy`. [missing-attribute]",
    ],
  ],
  ["a DNS policy that leaves one name server", { dns_policy: "None", dns_config: { nameservers: ["10.0.0.53"] } }, []],
];

testAppProblems(PROBLEMS);
