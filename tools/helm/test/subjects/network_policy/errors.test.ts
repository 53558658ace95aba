/** Problems with network policies. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems, testChartProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a policy's empty rule",
    { network_policy: { ingress: [{}], egress: [{}] } },
    [
      "network_policy.egress[0]: is empty (got {}); expected at least one of `to_namespace`, `to_labels`, `to_cidr` and `ports`. Fix: change `network_policy.egress[0]` to a valid value. [invalid-value]",
      "network_policy.ingress[0]: is empty (got {}); expected at least one of `from_namespace`, `from_labels`, `from_cidr` and `ports`. Fix: change `network_policy.ingress[0]` to a valid value. [invalid-value]",
    ],
  ],
  [
    "a policy with an unknown value",
    { network_policy: { ingress: ["everyone"] } },
    [
      'network_policy.ingress[0]: is not one of the allowed values (got "everyone"); expected one of `all`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a policy's rule for both pods and addresses",
    {
      network_policy: {
        ingress: [{ from_cidr: "10.0.0.0/8", from_namespace: "x" }],
        egress: [{ to_cidr: "::/0", to_labels: { a: "b" } }],
      },
    },
    [
      'network_policy.egress[0].to_cidr: cannot be combined with `to_labels` (got "::/0"); expected a rule for pods or a rule for addresses. Fix: write two rules. [conflicting-attributes]',
      'network_policy.ingress[0].from_cidr: cannot be combined with `from_namespace` (got "10.0.0.0/8"); expected a rule for pods or a rule for addresses. Fix: write two rules. [conflicting-attributes]',
    ],
  ],
  [
    "a policy with an exception but no range",
    { network_policy: { egress: [{ except: ["10.0.0.0/8"] }] } },
    [
      'network_policy.egress[0].except: requires `to_cidr` (got ["10.0.0.0/8"]); expected a range in `to_cidr` to exclude addresses from. Fix: add `to_cidr` or remove `except`. [meaningless-attribute]',
    ],
  ],
  [
    "ranges that only look like ranges",
    { network_policy: { ingress: [{ from_cidr: ".f:.8ebc20c:/2" }], egress: [{ to_cidr: "10.0.0.0/33" }] } },
    [
      'network_policy.egress[0].to_cidr: is malformed (got "10.0.0.0/33"); expected an address range, like `10.0.0.0/8` or `2001:db8::/32`. Fix: change `network_policy.egress[0].to_cidr` to a valid value. [invalid-value]',
      'network_policy.ingress[0].from_cidr: is malformed (got ".f:.8ebc20c:/2"); expected an address range, like `10.0.0.0/8` or `2001:db8::/32`. Fix: change `network_policy.ingress[0].from_cidr` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a range with bits behind its prefix",
    { network_policy: { ingress: [{ from_cidr: "10.1.2.3/8" }] } },
    [
      'network_policy.ingress[0].from_cidr: is not in the notation that Kubernetes expects (got "10.1.2.3/8"); expected an address range, like `10.0.0.0/8` or `2001:db8::/32`. Fix: write `10.0.0.0/8`. [invalid-value]',
    ],
  ],
  [
    "exceptions that are not parts of the range",
    {
      network_policy: {
        ingress: [{ from_cidr: "10.0.0.0/8", except: ["10.0.0.0/8", "10.1.0.0/16"] }],
        egress: [{ to_cidr: "10.0.0.0/8", except: ["192.168.0.0/16"] }],
      },
    },
    [
      'network_policy.egress[0].except[0]: is not a part of 10.0.0.0/8 (got "192.168.0.0/16"); expected a smaller range within 10.0.0.0/8. Fix: change or remove it. [invalid-value]',
      'network_policy.ingress[0].except[0]: is not a part of 10.0.0.0/8 (got "10.0.0.0/8"); expected a smaller range within 10.0.0.0/8. Fix: change or remove it. [invalid-value]',
    ],
  ],
  [
    "a policy of a port that does not exist",
    { network_policy: { ingress: [{ ports: ["admin"] }] } },
    [
      'network_policy.ingress[0].ports[0]: is not a port of the app (got "admin"); expected one of `http`, or a port number. Fix: add `admin` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a policy of addresses that are invalid",
    { network_policy: { ingress: [{ from_cidr: "10.0.0.0" }] } },
    [
      'network_policy.ingress[0].from_cidr: is malformed (got "10.0.0.0"); expected an address range, like `10.0.0.0/8` or `2001:db8::/32`. Fix: change `network_policy.ingress[0].from_cidr` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a policy for another port by name",
    { network_policy: { egress: [{ ports: ["http"] }] } },
    [
      'network_policy.egress[0].ports[0]: has the wrong type (got "http"); expected a port number, or `{"port": …, "end_port": …, "protocol": …}`. Fix: change `network_policy.egress[0].ports[0]` to a valid value. [invalid-type]',
    ],
  ],
  [
    "a policy for a range of ports that ends before it starts",
    {
      network_policy: {
        egress: [
          {
            ports: [
              { port: 8080, end_port: 8080 },
              { port: 8080, end_port: 8000 },
            ],
          },
        ],
      },
    },
    [
      "network_policy.egress[0].ports[1].end_port: is less than `port` (got 8000); expected a port from 8080 to 65535. Fix: swap `port` and `end_port`, or correct one of them. [out-of-range]",
    ],
  ],
  [
    "a policy of a namespace that is invalid",
    { network_policy: { egress: [{ to_namespace: "A" }] } },
    [
      'network_policy.egress[0].to_namespace: is malformed (got "A"); expected at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `network_policy.egress[0].to_namespace` to a valid value. [invalid-value]',
    ],
  ],
];

testAppProblems(PROBLEMS);

testChartProblems([
  [
    "scrapers that are no one",
    { scrapers: [{}] },
    [
      "scrapers[0]: is empty (got {}); expected at least one of `from_namespace`, `from_labels` and `from_cidr`. Fix: change `scrapers[0]` to a valid value. [invalid-value]",
    ],
  ],
  [
    "scrapers that are both pods and addresses, and outside of their range",
    {
      scrapers: [
        { from_cidr: "10.0.0.0/8", from_labels: { a: "b" } },
        { from_cidr: "10.0.0.0/8", except: ["11.0.0.0/8"] },
      ],
    },
    [
      'scrapers[0].from_cidr: cannot be combined with `from_labels` (got "10.0.0.0/8"); expected a rule for pods or a rule for addresses. Fix: write two rules. [conflicting-attributes]',
      'scrapers[1].except[0]: is not a part of 10.0.0.0/8 (got "11.0.0.0/8"); expected a smaller range within 10.0.0.0/8. Fix: change or remove it. [invalid-value]',
    ],
  ],
]);
