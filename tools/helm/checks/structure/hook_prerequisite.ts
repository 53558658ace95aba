/** Objects that a hook's pods refer to exist when the hook runs. */
import { ARGO_HOOK, argoHooksOf, isBeforeInArgo, isBeforeInHelm } from "../objects/hooks.ts";
import { hooksOf } from "../objects/objects.ts";
import { referencesOf } from "../objects/references.ts";
import { namespaceOf } from "../objects/scope.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const hookPrerequisite: ObjectCheck = {
  code: "hook-prerequisite",
  severity: "error",
  description: "Objects that a hook's pods refer to are created before the hook runs.",
  source: "Helm: Chart Hooks; Argo CD: Sync Phases and Waves",
  run: (rendering) => {
    const owners = new Set(rendering.pods.map(({ owner }) => owner));
    return referencesOf(rendering)
      .filter(({ object, kind, name }) => owners.has(object) && !rendering.declaration.external.has(`${kind}/${name}`))
      .flatMap(({ object, path, kind, name }) => {
        const made = rendering.objects.find(
          (other) => other.id === `${kind}/${name}` && namespaceOf(other, rendering) === namespaceOf(object, rendering),
        );
        return made === undefined ? [] : lateness(object, path, made, rendering);
      });
  },
};

function lateness(
  object: KubernetesObject,
  path: string,
  made: KubernetesObject,
  rendering: Rendering,
): readonly ObjectProblem[] {
  const late = { object, path, got: made.name };
  if (!isBeforeInHelm(made, object) && !isKept(made, object)) {
    const events = hooksOf(object).join(",");
    return [
      {
        ...late,
        what: `refers to ${made.id}, which does not exist yet when the hook runs`,
        expected: `a hook of \`${events}\` with at most the weight of ${object.id}`,
        fix: `annotate ${made.id} as a hook of \`${events}\`, or declare an existing one instead`,
      },
    ];
  }
  if (!usesArgo(rendering) || isBeforeInArgo(made, object)) return [];
  return [
    {
      ...late,
      what: `refers to ${made.id}, which Argo CD creates only later`,
      expected: `a phase and wave that are not after those of ${object.id}`,
      fix: `give ${made.id} the same hook and an earlier sync wave, or declare an existing one instead`,
    },
  ];
}

/** A claim that the first install created exists at every upgrade. */
function isKept(made: KubernetesObject, hook: KubernetesObject): boolean {
  return made.kind === "PersistentVolumeClaim" && hooksOf(made).length === 0 && !hooksOf(hook).includes("pre-install");
}

function usesArgo({ objects }: Rendering): boolean {
  return objects.some(
    (object) =>
      argoHooksOf(object).length > 0 ||
      Object.keys(object.annotations).some((name) => name === ARGO_HOOK || name.endsWith("/sync-wave")),
  );
}
