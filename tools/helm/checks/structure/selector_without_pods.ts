/** What selects pods or Services finds some. */

import { entryOf } from "../../base/table.ts";
import { compareText } from "../../base/text.ts";
import { lookup, mapOf, textOf } from "../objects/objects.ts";
import { areNeighbours, namespaceOf, neighboursOf } from "../objects/scope.ts";
import { isEmpty, podsOf, type Selection, selectionsOf, servicesOf } from "../objects/selectors.ts";
import { oneOf } from "../objects/wording.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

const KINDS = ["NetworkPolicy", "PodDisruptionBudget", "PodMonitor", "Service", "ServiceMonitor"];

export const selectorWithoutPods: ObjectCheck = {
  code: "selector-without-pods",
  severity: "error",
  about: "practice",
  description: "Every selector matches pods or Services of the chart; otherwise its object silently does nothing.",
  source: "Kubernetes: Labels and Selectors",
  run: (rendering) =>
    selectionsOf(rendering, ...KINDS)
      .filter((selection) => !isEmpty(selection.selector) && !looksElsewhere(selection.object))
      .filter((selection) => found(selection, rendering) === 0)
      .map((selection) => ({
        object: selection.object,
        path: selection.path,
        got: selection.object.kind === "Service" ? selection.selector["matchLabels"] : selection.selector,
        ...reason(selection, rendering),
      })),
};

/** Labels that would match in another namespace than the object's are correct. */
function reason(selection: Selection, rendering: Rendering): Pick<ObjectProblem, "expected" | "fix" | "what"> {
  const { object, selector, target } = selection;
  const selects = `selects no ${target === "pods" ? "pods" : "Service"} of the chart`;
  const { namespace } = rendering.declaration;
  const moved = { ...selection, object: { ...object, namespace } };
  if (namespaceOf(object, rendering) !== namespace && found(moved, rendering) > 0) {
    return {
      what: `${selects}, since it is in the namespace ${object.namespace} and they are in ${namespace}`,
      expected: "the namespace of the release",
      fix: "remove `metadata.namespace` from the manifest",
    };
  }
  return {
    what: selects,
    expected: expectation(object, target, selector, rendering),
    fix: {
      app: "use labels that all pods of one workload have in `patches`",
      manifest: "use labels that all pods of one workload have",
    },
  };
}

function found(selection: Selection, rendering: Rendering): number {
  return (selection.target === "pods" ? podsOf(selection, rendering) : servicesOf(selection, rendering)).length;
}

/** Monitors may select from other namespaces, which are not in the chart. */
function looksElsewhere({ body }: KubernetesObject): boolean {
  return lookup(body, "spec", "namespaceSelector") !== undefined;
}

function expectation(
  object: KubernetesObject,
  target: Selection["target"],
  selector: Selection["selector"],
  rendering: Rendering,
): string {
  const labels =
    target === "pods"
      ? rendering.pods.filter(({ owner }) => areNeighbours(object, owner, rendering)).map((pod) => pod.labels)
      : neighboursOf(object, "Service", rendering).map((service) => service.labels);
  const wanted = Object.entries(mapOf(selector["matchLabels"]));
  const [key = "app.kubernetes.io/name"] =
    wanted.find(([name, value]) => !labels.some((each) => each[name] === textOf(value))) ?? [];
  const values = labels.flatMap((each) => entryOf(each, key) ?? []).sort(compareText);
  return `labels of ${target} in the chart, whose \`${key}\` is ${oneOf(values, "not set")}`;
}
