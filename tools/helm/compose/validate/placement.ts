/** Placement: no setting twice, and tolerations and DNS settings that Kubernetes accepts. */
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validatePlacement(facts: AppFacts): readonly Problem[] {
  const { app } = facts;
  return [
    ...antiAffinityTwice(app),
    ...spreadTwice(facts),
    ...idleMinimum(facts),
    ...tolerationProblems(app),
    ...resolverProblems(app),
  ];
}

function antiAffinityTwice({ label, affinity, anti_affinity }: App): Problem[] {
  if (anti_affinity === undefined || affinity?.podAntiAffinity === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "anti_affinity",
      what: "cannot be combined with `affinity.podAntiAffinity`",
      got: anti_affinity,
      expected: "only one of them",
      fix: "remove one of them",
    },
  ];
}

function spreadTwice({ app, topologySpread }: AppFacts): Problem[] {
  const keys = topologySpread.map(([key]) => key);
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    return {
      code: "duplicate-name",
      label: app.label,
      path: `topology_spread[${index}]`,
      what: "has the same topology key as another constraint",
      got: key,
      expected: "one constraint for each topology key",
      fix: "remove one of them",
    };
  });
}

/** A constraint that schedules pods anyway knows no minimum (Kubernetes API, TopologySpreadConstraint). */
function idleMinimum({ app, topologySpread }: AppFacts): Problem[] {
  return topologySpread.flatMap(([, { minDomains, whenUnsatisfiable }], index) => {
    if (minDomains === undefined || whenUnsatisfiable === "DoNotSchedule") return [];
    return {
      code: "conflicting-attributes",
      label: app.label,
      path: `topology_spread[${index}].min_domains`,
      what: "requires that pods are not scheduled anyway",
      got: minDomains,
      expected: '`"when_unsatisfiable": "DoNotSchedule"`',
      fix: "add it, or remove `min_domains`",
    };
  });
}

function tolerationProblems({ label, tolerations = [] }: App): Problem[] {
  return tolerations.flatMap(({ key, operator, value, effect, toleration_seconds }, index): Problem[] => {
    const path = `tolerations[${index}]`;
    const problem = (field: string, what: string, got: unknown, fix: string): Problem => {
      const expected = "a toleration that Kubernetes accepts";
      return { code: "invalid-value", label, path: `${path}.${field}`, what, got, expected, fix };
    };
    return [
      ...(value !== undefined && operator === "Exists"
        ? [problem("value", "cannot be combined with the operator `Exists`", value, "remove `value` or `operator`")]
        : []),
      ...(key === undefined && (operator === "Equal" || value !== undefined)
        ? [problem("key", "is missing, but a comparison with a value requires it", undefined, "add `key`")]
        : []),
      ...(toleration_seconds !== undefined && effect !== "NoExecute"
        ? [
            problem(
              "toleration_seconds",
              "requires the effect `NoExecute`",
              toleration_seconds,
              'add `"effect": "NoExecute"`, or remove it',
            ),
          ]
        : []),
    ];
  });
}

function resolverProblems({ label, dns_policy, dns_config }: App): Problem[] {
  if (dns_policy !== "None" || (dns_config?.nameservers ?? []).length > 0) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: "dns_config.nameservers",
      what: "is missing, but with the DNS policy `None` the pod has no other name server",
      expected: "at least one IP address",
      fix: "add `nameservers` to `dns_config`, or set another `dns_policy`",
    },
  ];
}
