/** Objects that a hook's pods refer to exist when the hook runs. */
import { ARGO_HOOK, argoHooksOf, isBeforeInArgo, isBeforeInHelm } from "../objects/hooks.ts";
import { madeObjects } from "../objects/makers.ts";
import { hooksOf } from "../objects/objects.ts";
import { madeFor, type Reference, referencesOf } from "../objects/references.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const hookPrerequisite: ObjectCheck = {
  code: "hook-prerequisite",
  severity: "error",
  about: "failure",
  description: "Objects that a hook's pods refer to are created before the hook runs.",
  source: "Helm: Chart Hooks; Argo CD: Sync Phases and Waves",
  run: (rendering) => {
    const owners = new Set(rendering.pods.map(({ owner }) => owner));
    const made = madeObjects(rendering);
    return referencesOf(rendering)
      .filter(({ object }) => owners.has(object))
      .flatMap((reference) => {
        // What the chart makes does not exist before, even if a declaration calls it existing.
        const [first] = madeFor(reference, made);
        return first === undefined ? [] : lateness(reference, first.maker, rendering);
      });
  },
};

function lateness(
  { object, path, kind, name }: Reference,
  made: KubernetesObject,
  rendering: Rendering,
): readonly ObjectProblem[] {
  const place = { object, path, got: name };
  const id = `${kind}/${name}`;
  const late = made.id === id ? id : `${id} of ${made.id}`;
  if (!isBeforeInHelm(made, object) && !isKept(made, object)) {
    const events = hooksOf(object).join(",");
    return [
      {
        ...place,
        what: `refers to ${late}, which does not exist yet when the hook runs`,
        expected: `a hook of \`${events}\` with at most the weight of ${object.id}`,
        fix: `annotate ${made.id} as a hook of \`${events}\`, or name one that exists before the deployment`,
      },
    ];
  }
  if (!usesArgo(rendering) || isBeforeInArgo(made, object)) return [];
  return [
    {
      ...place,
      what: `refers to ${late}, which Argo CD creates only later`,
      expected: `a phase and wave that are not after those of ${object.id}`,
      fix: `give ${made.id} the same hook and an earlier sync wave, or name one that exists before the deployment`,
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
