/** What holds for the objects of every chart. The one place where random charts meet checks of rendered objects. */
import { isDeepStrictEqual } from "node:util";
import { type KubernetesObject, podOf } from "./charts.ts";

/** What is wrong with the objects of one chart, as lines of text. */
export function checkObjects(objects: readonly KubernetesObject[]): readonly string[] {
  return [...duplicates(objects), ...selectors(objects)];
}

function duplicates(objects: readonly KubernetesObject[]): string[] {
  const names = objects.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return twice.map((name) => `${name} is there twice`);
}

const WORKLOADS = ["CronJob", "Deployment", "Job", "Pod", "StatefulSet"];
type Labels = Readonly<Record<string, string>>;

/** Every selector chooses the pods of exactly one workload. */
function selectors(objects: readonly KubernetesObject[]): string[] {
  const pods: Labels[] = objects.filter(({ kind }) => WORKLOADS.includes(kind)).map((object) => labelsOf(object));
  return objects.flatMap((object) => {
    const selector = selectorOf(object);
    if (selector === undefined) return [];
    const chosen = pods.filter((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value));
    return chosen.length === 1 || (chosen.length > 1 && isDeepStrictEqual(selector, {}))
      ? []
      : [`${object.kind} ${object.metadata.name} selects the pods of ${chosen.length} workloads`];
  });
}

function labelsOf(workload: KubernetesObject): Labels {
  return podOf(workload).metadata.labels;
}

function selectorOf({ kind, spec }: KubernetesObject): Labels | undefined {
  switch (kind) {
    case "Service":
      return spec.selector;
    case "NetworkPolicy":
      return spec.podSelector.matchLabels;
    case "Deployment":
    case "PodDisruptionBudget":
    case "StatefulSet":
      return spec.selector.matchLabels;
    default:
      return undefined;
  }
}
