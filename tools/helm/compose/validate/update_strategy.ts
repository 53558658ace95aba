/** Update strategies: fields that the kind of workload has, and a way for pods to be replaced at all. */
import { isNone } from "../../base/quantity.ts";
import { listWords } from "../../base/text.ts";
import { choicesOf, isMeaningful, workloadsOf } from "../../facts/attributes.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import type { Problem } from "../../model/problems.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { App, Workload } from "../../model/types.ts";

type Strategy = NonNullable<App["update_strategy"]>;

const UPDATE_STRATEGY = APP_SCHEMA.properties["update_strategy"] ?? {};
const { type: TYPE = {}, ...FIELDS } = APP_SCHEMA.definitions["updateStrategy"]?.properties ?? {};

/** Fields of rolling updates. */
function fieldsOf(workload: Workload): readonly string[] {
  return Object.keys(FIELDS).filter((name) => workloadsOf(FIELDS[name] ?? {})?.includes(workload));
}

export function validateUpdateStrategy(facts: AppFacts): readonly Problem[] {
  const { app, type: appType, traits } = facts;
  const { workload } = traits;
  const strategy = app.update_strategy;
  if (strategy === undefined || appType === undefined || !isMeaningful(UPDATE_STRATEGY, traits)) return [];
  const types = choicesOf(TYPE, workload);
  const { type = "RollingUpdate" } = strategy;
  if (!types.includes(type)) return [unknownType(app, workload, types)];
  const known = type === "RollingUpdate" ? fieldsOf(workload) : [];
  const foreign = Object.keys(FIELDS).filter((name) => name in strategy && !known.includes(name));
  return [
    ...foreign.map((name) => meaningless(app, name as keyof Strategy, workload, type)),
    ...(WORKLOADS[workload].perNode ? onNodes(facts, strategy) : standstill(app, strategy)),
  ];
}

function unknownType({ label, update_strategy }: App, workload: Workload, types: readonly string[]): Problem {
  return {
    code: "invalid-value",
    label,
    path: "update_strategy.type",
    what: `is not an update strategy of a ${workload}`,
    got: update_strategy?.type,
    expected: `one of ${listWords(types)}`,
    fix: "write one of these",
  };
}

function meaningless(
  { label, update_strategy }: App,
  field: keyof Strategy,
  workload: Workload,
  type: string,
): Problem {
  return {
    code: "meaningless-attribute",
    label,
    path: `update_strategy.${field}`,
    what: `does not apply to a ${workload} with the strategy \`${type}\``,
    got: update_strategy?.[field],
    expected: `only ${listWords(fieldsOf(workload))}, and only with \`RollingUpdate\``,
    fix: `remove \`${field}\``,
  };
}

function standstill({ label }: App, { max_unavailable, max_surge }: Strategy): Problem[] {
  if (max_unavailable === undefined || max_surge === undefined) return [];
  if (!isNone(max_unavailable) || !isNone(max_surge)) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "update_strategy.max_unavailable",
      what: "is 0, and so is `max_surge`: no pod could ever be replaced",
      got: max_unavailable,
      expected: "at least one of them above 0",
      fix: "raise `max_surge`",
    },
  ];
}

/** A DaemonSet either stops a node's pod before it starts the next one, or after (Kubernetes API, RollingUpdateDaemonSet). */
function onNodes(facts: AppFacts, strategy: Strategy): Problem[] {
  const { max_unavailable: missing, max_surge: surge = 0 } = strategy;
  const { label, host_network } = facts.app;
  const problem = (field: string, got: unknown, words: Pick<Problem, "expected" | "fix" | "what">): Problem[] => [
    { code: "conflicting-attributes", label, path: `update_strategy.${field}`, got, ...words },
  ];
  if (isNone(surge)) {
    return missing === undefined || !isNone(missing)
      ? []
      : problem("max_unavailable", missing, {
          what: "is 0 without a `max_surge`: no pod could ever be replaced",
          expected: "at least one of them above 0",
          fix: "raise it, or set `max_surge`",
        });
  }
  if (missing !== undefined && !isNone(missing)) {
    return problem("max_surge", surge, {
      what: "cannot be combined with `max_unavailable` in a DaemonSet",
      expected: "either `max_unavailable` or `max_surge`",
      fix: "remove one of them",
    });
  }
  if (host_network !== true || facts.containerPorts.length === 0) return [];
  return problem("max_surge", surge, {
    what: "starts a second pod on a node while the first one uses its ports (`host_network`)",
    expected: "an update that stops the old pod first",
    fix: "use `max_unavailable` instead",
  });
}
