/** Labels and annotations: of pods, of selectors, and of all objects of an app. */
import { componentOf, dnsName } from "../../facts/app_types.ts";
import type { Workload } from "../../model/types.ts";
import type { JsonObject, Plan, Unit } from "../types.ts";
import { own, type Source } from "./source.ts";

type Labels = Readonly<Record<string, string>>;

/** The labels by which charts of these rules find the pods of an app. */
export function standardSelector({ name, kind }: Unit, { release }: Plan): Labels {
  return {
    "app.kubernetes.io/name": dnsName(name),
    "app.kubernetes.io/instance": release,
    "app.kubernetes.io/component": componentOf(kind as Workload),
  };
}

/** Labels that every object gets, and those in which other charts write their version: they would restart pods. */
export const STANDARD_LABEL =
  /^(app\.kubernetes\.io\/(name|instance|component|version|managed-by|part-of)|helm\.sh\/chart|chart|heritage)$/;

const VERSION_LABEL = /^(app\.kubernetes\.io\/(version|managed-by)|helm\.sh\/chart|chart|heritage)$/;

/** Annotations that the rules write themselves, or that make an object a hook. */
const OWN_ANNOTATION = /^(helm\.sh\/|argocd\.argoproj\.io\/hook|checksum\/|meta\.helm\.sh\/)/;

export function selectorLabelsOf({ unit, plan }: Source): JsonObject | undefined {
  const standard = Object.entries(standardSelector(unit, plan));
  const isStandard =
    Object.keys(unit.selector).length === standard.length &&
    standard.every(([name, value]) => unit.selector[name] === value);
  return isStandard || !["DaemonSet", "Deployment", "StatefulSet"].includes(unit.kind) ? undefined : unit.selector;
}

export function podLabelsOf({ pod, unit, plan }: Source): JsonObject | undefined {
  const standard = standardSelector(unit, plan);
  const selecting = selectorLabelsOf({ unit, plan } as Source) ?? {};
  return some(
    pod.labels,
    (name, value) => !(name in selecting) && standard[name] !== value && !VERSION_LABEL.test(name),
  );
}

export function podAnnotationsOf({ pod, workload }: Source): JsonObject | undefined {
  // The metadata of a Pod is its own.
  return workload.kind === "Pod" ? undefined : some(pod.annotations, (name) => !OWN_ANNOTATION.test(name));
}

/** Kinds of objects that most apps have, all of which get the app's labels and annotations. */
const OBJECTS = ["PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy", "ServiceAccount"];

/** The labels that all of the app's objects have. */
export function ownLabels(source: Source): JsonObject | undefined {
  const others = objectsOf(source);
  return some(
    source.workload.labels,
    (name, value) => !STANDARD_LABEL.test(name) && others.every(({ labels }) => labels[name] === value),
  );
}

export function ownAnnotations(source: Source): JsonObject | undefined {
  const others = objectsOf(source);
  return some(
    source.workload.annotations,
    (name, value) => !OWN_ANNOTATION.test(name) && others.every(({ annotations }) => annotations[name] === value),
  );
}

function objectsOf(source: Source) {
  return [source.service, ...OBJECTS.map((kind) => own(source, kind))].flatMap((object) => object ?? []);
}

function some(texts: Labels, isWanted: (name: string, value: string) => boolean): JsonObject | undefined {
  const entries = Object.entries(texts).filter(([name, value]) => isWanted(name, value));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
