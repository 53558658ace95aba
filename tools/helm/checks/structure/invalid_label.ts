/** Labels: keys and values have the form and length that the API server accepts, on objects, on pods and in selectors. */
import { joinPath } from "../../model/problems.ts";
import { LABEL_VALUE, misnamed, misnamedKey } from "../objects/names.ts";
import { itemsAt, lookup, mapOf, podTemplateOf } from "../objects/objects.ts";
import { selectionOf } from "../objects/selectors.ts";
import type { Json, KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

export const invalidLabel: ObjectCheck = {
  code: "invalid-label",
  severity: "error",
  about: "failure",
  description: "Label keys and values have the form and length that Kubernetes accepts: at most 63 characters.",
  source: "Kubernetes: Labels and Selectors, Syntax and character set",
  run: ({ objects }) =>
    objects.flatMap((object) =>
      labelsIn(object).flatMap(([path, labels]) =>
        Object.entries(mapOf(labels)).flatMap(([key, value]) => problemAt(object, joinPath(path, key), key, value)),
      ),
    ),
};

/** The maps of labels in an object, by path. */
function labelsIn(object: KubernetesObject): readonly (readonly [string, Json | undefined])[] {
  const template = podTemplateOf(object);
  const selection = selectionOf(object);
  const claims = itemsAt(object, "spec", "volumeClaimTemplates");
  return [
    ["metadata.labels", lookup(object.body, "metadata", "labels")],
    ...(template === undefined || template.path === ""
      ? []
      : [[`${template.path}.metadata.labels`, template.labels] as const]),
    ...(template === undefined
      ? []
      : [[`${joinPath(template.path, "spec")}.nodeSelector`, template.spec["nodeSelector"]] as const]),
    ...(selection === undefined
      ? []
      : [[selectorPath(object, selection.path), selection.selector["matchLabels"]] as const]),
    ...claims.map(([path, claim]) => [`${path}.metadata.labels`, lookup(claim, "metadata", "labels")] as const),
  ];
}

function selectorPath({ kind }: KubernetesObject, path: string): string {
  return kind === "Service" ? path : joinPath(path, "matchLabels");
}

function problemAt(object: KubernetesObject, path: string, key: string, value: Json): readonly ObjectProblem[] {
  const wrongKey = misnamedKey(key);
  const wrongValue = typeof value === "string" ? misnamed(value, LABEL_VALUE) : undefined;
  const mistake = wrongKey ?? wrongValue;
  if (mistake === undefined) return [];
  return [
    {
      object,
      path,
      what: wrongKey === undefined ? mistake.what : `has a key that ${mistake.what}`,
      got: wrongKey === undefined ? value : key,
      expected: mistake.expected,
      fix: { app: "correct it in `labels`, `pod_labels` or `version` of the app or the chart" },
    },
  ];
}
