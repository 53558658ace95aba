/** What a rendering says about a case: a verdict for each assertion, or one about the message that it must fail with. */
import type { KubernetesObject } from "../checks/types.ts";
import { judge, titleOf } from "./judge.ts";
import type { Failure, PlacedCase, Verdict } from "./types.ts";

/** The objects of a chart, or why Helm renders none. */
export type Outcome =
  | { readonly objects: readonly KubernetesObject[]; readonly error?: never }
  | { readonly objects?: never; readonly error: string };

export function verdictsOn(tested: PlacedCase, outcome: Outcome, label: string): readonly Verdict[] {
  const { name, place, fails_with: message } = tested;
  if (message !== undefined) {
    const title = `fails with ${JSON.stringify(message)}`;
    return [{ case: name, title, place, failures: messageFailures(tested, message, outcome, label) }];
  }
  return tested.assertions.map((placed) => ({
    case: name,
    title: titleOf(placed.assertion),
    place: placed.place,
    failures:
      outcome.objects === undefined
        ? [notRendered(tested, outcome.error, label)]
        : judge(placed, outcome.objects, label),
  }));
}

function messageFailures(
  { name, place }: PlacedCase,
  message: string,
  outcome: Outcome,
  label: string,
): readonly Failure[] {
  const at = {
    label,
    path: `${place}: case ${JSON.stringify(name)}`,
    expected: `an error with ${JSON.stringify(message)}`,
  };
  if (outcome.error === undefined) {
    const fix = "correct the values of the case, or what should refuse them";
    return [{ ...at, code: "rendered-case", what: "is rendered", got: outcome.objects.map(({ id }) => id), fix }];
  }
  if (outcome.error.includes(message)) return [];
  return [
    {
      ...at,
      code: "failed-rendering",
      what: `fails otherwise: ${outcome.error}`,
      fix: "correct `fails_with` or the chart",
    },
  ];
}

function notRendered({ name, place }: PlacedCase, error: string, label: string): Failure {
  return {
    code: "failed-rendering",
    label,
    path: `${place}: case ${JSON.stringify(name)}`,
    what: `cannot be rendered: ${error}`,
    expected: "a chart that renders",
    fix: "correct the values of the case or the chart, or write `fails_with` instead of `expect`",
  };
}
