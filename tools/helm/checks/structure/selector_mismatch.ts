/** A workload finds its own pods: the API server refuses one whose selector its template does not satisfy. */
import { podTemplateOf } from "../objects/objects.ts";
import { CONTROLLERS, isEmpty, matches, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck, Strings } from "../types.ts";

export const selectorMismatch: ObjectCheck = {
  code: "selector-mismatch",
  severity: "error",
  description: "A workload's selector finds the pods of its own template, without which Kubernetes refuses it.",
  source: "Kubernetes: Deployments, Selector",
  run: (rendering) =>
    selectionsOf(rendering, ...CONTROLLERS).flatMap(({ object, path, selector }) => {
      const labels = podTemplateOf(object)?.labels ?? {};
      if (isEmpty(selector) || matches(selector, labels)) return [];
      return {
        object,
        path,
        what: "does not find the pods of the workload's own template",
        got: selector,
        expected: `labels of the template, which has ${show(labels)}`,
        fix: "write the same labels in both: in the file among `manifests`, or in `patches`",
      };
    }),
};

function show(labels: Strings): string {
  const words = Object.entries(labels).map(([key, value]) => `\`${key}: ${value}\``);
  return words.length === 0 ? "none" : words.join(", ");
}
