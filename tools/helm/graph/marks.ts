/** What is to know about a workload besides its name: what scales it, protects it, and when it runs. */
import { hookAnnotationOf } from "../checks/objects/hooks.ts";
import { lookup, numberOf, podTemplateOf, textOf } from "../checks/objects/objects.ts";
import { podsOf, selectionOf } from "../checks/objects/selectors.ts";
import type { KubernetesObject, Rendering } from "../checks/types.ts";

/** Objects that say something about the pods that they select, or about the workload that they name. */
const ABOUT: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: "autoscaled",
  NetworkPolicy: "network policy",
  PodDisruptionBudget: "disruption budget",
  ScaledObject: "autoscaled",
};

export function marksOf(rendering: Rendering): (object: KubernetesObject) => readonly string[] {
  const found = rendering.objects.flatMap((object) => {
    const mark = Object.hasOwn(ABOUT, object.kind) ? ABOUT[object.kind] : undefined;
    return mark === undefined ? [] : subjectsOf(object, rendering).map((subject) => ({ subject, mark }));
  });
  const bySubject = Map.groupBy(found, ({ subject }) => subject);
  return (object) => {
    if (podTemplateOf(object) === undefined) return [];
    const marks = (bySubject.get(object) ?? []).map(({ mark }) => mark);
    return [...ownMarks(object), ...new Set(marks)];
  };
}

function subjectsOf(object: KubernetesObject, rendering: Rendering): readonly KubernetesObject[] {
  const selection = selectionOf(object);
  if (selection !== undefined) return podsOf(selection, rendering).map(({ owner }) => owner);
  const target = textOf(lookup(object.body, "spec", "scaleTargetRef", "name"));
  return rendering.pods.map(({ owner }) => owner).filter(({ name }) => name === target);
}

function ownMarks(object: KubernetesObject): readonly string[] {
  const replicas = numberOf(lookup(object.body, "spec", "replicas"));
  const schedule = textOf(lookup(object.body, "spec", "schedule"));
  const hook = hookAnnotationOf(object);
  return [
    ...(replicas === undefined ? [] : [`${replicas} ${replicas === 1 ? "pod" : "pods"}`]),
    ...(schedule === undefined ? [] : [schedule]),
    ...(hook === undefined ? [] : [(object.annotations[hook] ?? "").replaceAll(",", ", ")]),
  ];
}
