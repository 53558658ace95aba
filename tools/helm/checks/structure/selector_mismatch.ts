/** A workload selects its own pods: the API server rejects a selector that does not match the pod template. */
import { podTemplateOf } from "../objects/objects.ts";
import { CONTROLLERS, isEmpty, matches, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck, Strings } from "../types.ts";

export const selectorMismatch: ObjectCheck = {
  code: "selector-mismatch",
  severity: "error",
  about: "failure",
  description: "A workload's selector matches the labels of its own pod template; otherwise Kubernetes rejects it.",
  source: "Kubernetes: Deployments, Selector",
  run: (rendering) =>
    selectionsOf(rendering, ...CONTROLLERS).flatMap(({ object, path, selector }) => {
      const labels = podTemplateOf(object)?.labels ?? {};
      if (isEmpty(selector) || matches(selector, labels)) return [];
      return {
        object,
        path,
        what: "does not match the labels of the workload's own pod template",
        got: selector,
        expected: `labels of the template, which has ${show(labels)}`,
        fix: "set the same labels in both",
      };
    }),
};

function show(labels: Strings): string {
  const words = Object.entries(labels).map(([key, value]) => `\`${key}: ${value}\``);
  return words.length === 0 ? "none" : words.join(", ");
}
