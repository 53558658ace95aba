/** What an app requires is in the chart, and a variable with another app's address says what holds while that app is off. */

import type { AppFacts, Call, ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import { unknownApp } from "./unknown_app.ts";

export function validateRequires(model: ChartFacts): readonly Problem[] {
  return model.apps.flatMap((facts) => [...requirements(facts, model), ...unguarded(facts, model)]);
}

function requirements(facts: AppFacts, model: ChartFacts): readonly Problem[] {
  const { label, requires = [] } = facts.app;
  const targets = requires.flatMap((entry, index) => {
    const path = joinPath("requires", index);
    return typeof entry === "string"
      ? [{ path, target: entry }]
      : entry.map((target, alternative) => ({ path: joinPath(path, alternative), target }));
  });
  return targets.flatMap(({ path, target }) => {
    const required = model.graph.find(target);
    if (required === undefined) {
      return unknownApp(model, { label, path, target, otherwise: "remove it" });
    }
    if (required !== facts) return [];
    return {
      code: "meaningless-attribute",
      label,
      path,
      what: "names the app itself",
      got: target,
      expected: "other apps",
      fix: "remove it",
    };
  });
}

/** A variable that is missing, or that no longer names anything, fails later than the build. */
function unguarded(facts: AppFacts, { graph }: ChartFacts): readonly Problem[] {
  const required = graph.requiredBy(facts);
  const isUnguarded = ({ target, isOptional, text }: Call) => {
    const callee = graph.find(target);
    if (callee === undefined || callee === facts || required.includes(callee)) return false;
    return text !== undefined && text.fallback === undefined && !isOptional;
  };
  return facts.calls.filter(isUnguarded).map(({ path, target }) => ({
    code: "unguarded-variable",
    label: facts.app.label,
    path,
    what: `has no value while ${graph.find(target)?.app.label} is off`,
    got: target,
    expected: "an app that is then off as well, or a variable that may be missing",
    fix: `add \`requires = ["${target}"]\`, or give \`ref.app\` a \`fallback\` or \`optional = True\``,
  }));
}
