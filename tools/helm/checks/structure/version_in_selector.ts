/** Selectors and claim templates are immutable: they must be the same in all versions of a chart. */
import { joinPath } from "../../model/problems.ts";
import { itemsAt, lookup, mapOf } from "../objects/objects.ts";
import { CONTROLLERS, selectionsOf } from "../objects/selectors.ts";
import { VERSION_LABELS } from "../objects/version_labels.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const versionInSelector: ObjectCheck = {
  code: "version-in-selector",
  severity: "error",
  about: "practice",
  description: "Selectors and claim templates contain no version: they are immutable, so the next upgrade would fail.",
  source: "Helm: Labels and Annotations; Kubernetes: Deployments, Label selector updates",
  run: (rendering) => [...inSelectors(rendering), ...rendering.objects.flatMap(inClaims)],
};

function inSelectors(rendering: Rendering): readonly ObjectProblem[] {
  return selectionsOf(rendering, ...CONTROLLERS).flatMap(({ object, path, selector }) =>
    problemsAt(object, joinPath(path, "matchLabels"), mapOf(selector["matchLabels"])),
  );
}

function inClaims(object: KubernetesObject): readonly ObjectProblem[] {
  return itemsAt(object, "spec", "volumeClaimTemplates").flatMap(([path, claim]) =>
    problemsAt(object, `${path}.metadata.labels`, mapOf(lookup(claim, "metadata", "labels"))),
  );
}

function problemsAt(
  object: KubernetesObject,
  path: string,
  labels: ReturnType<typeof mapOf>,
): readonly ObjectProblem[] {
  return VERSION_LABELS.filter((label) => labels[label] !== undefined).map((label) => ({
    object,
    path: joinPath(path, label),
    what: "changes with every version of the chart or app, in a place that is immutable",
    got: labels[label],
    expected: "labels that no upgrade changes",
    fix: { app: `remove \`${label}\` from \`patches\``, manifest: `remove \`${label}\` from the manifest` },
  }));
}
