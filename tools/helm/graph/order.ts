/** In which order a deployment goes: hooks by their weight, and waves (Helm: Chart Hooks; Argo CD: Sync Phases and Waves). */
import { compareText } from "../base/text.ts";
import { ARGO_WAVE, argoHooksOf, isHook } from "../checks/objects/hooks.ts";
import { hooksOf, podTemplateOf } from "../checks/objects/objects.ts";
import type { KubernetesObject, Rendering } from "../checks/types.ts";

export interface Step {
  readonly phase: string;
  /** Weight of a hook, or number of a wave; undefined if its objects have no order among them. */
  readonly rank: string | undefined;
  readonly objects: readonly KubernetesObject[];
}

interface Phase {
  readonly name: string;
  readonly helm: readonly string[];
  readonly argo: readonly string[];
}

/** The release itself comes after the first. */
const PHASES: readonly Phase[] = [
  { name: "Before a deployment", helm: ["pre-install", "pre-upgrade"], argo: ["PreSync"] },
  { name: "After a deployment", helm: ["post-install", "post-upgrade"], argo: ["PostSync"] },
  { name: "If Argo CD cannot deploy", helm: [], argo: ["SyncFail"] },
  { name: "At a rollback", helm: ["pre-rollback", "post-rollback"], argo: [] },
  { name: "As a test", helm: ["test", "test-success"], argo: [] },
  { name: "When the release is deleted", helm: ["pre-delete", "post-delete"], argo: ["PostDelete"] },
];

/** The steps with workloads; a hook of several events counts in the phase of each. */
export function orderOf({ objects }: Rendering): readonly Step[] {
  const workloads = objects.filter((object) => podTemplateOf(object) !== undefined);
  const steps = PHASES.map((phase) => hookSteps(phase, workloads));
  return [...(steps[0] ?? []), ...releaseSteps(workloads), ...steps.slice(1).flat()];
}

function hookSteps({ name, helm, argo }: Phase, workloads: readonly KubernetesObject[]): readonly Step[] {
  const meant = workloads.filter(
    (object) =>
      hooksOf(object).some((event) => helm.includes(event)) || argoHooksOf(object).some((each) => argo.includes(each)),
  );
  return ranked(
    name,
    meant,
    ({ annotations }) => Number(annotations["helm.sh/hook-weight"] ?? annotations[ARGO_WAVE] ?? 0),
    "weight",
  );
}

function releaseSteps(workloads: readonly KubernetesObject[]): readonly Step[] {
  const own = workloads.filter((object) => !isHook(object) || argoHooksOf(object).includes("Sync"));
  const isInWaves = own.some(({ annotations }) => annotations[ARGO_WAVE] !== undefined);
  if (!isInWaves) return own.length === 0 ? [] : [{ phase: DEPLOYMENT, rank: undefined, objects: byId(own) }];
  return ranked(DEPLOYMENT, own, ({ annotations }) => Number(annotations[ARGO_WAVE] ?? 0), "wave");
}

const DEPLOYMENT = "The deployment";

function ranked(
  phase: string,
  objects: readonly KubernetesObject[],
  rankOf: (object: KubernetesObject) => number,
  word: string,
): readonly Step[] {
  return [...Map.groupBy(objects, rankOf)]
    .sort(([one], [other]) => one - other)
    .map(([rank, group]) => ({ phase, rank: `${word} ${rank}`, objects: byId(group) }));
}

function byId(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return objects.toSorted((one, other) => compareText(one.id, other.id));
}
