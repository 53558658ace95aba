/** Each metric of an autoscaler has the target that its source needs. */
import { entryOf } from "../../base/table.ts";
import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { itemsAt, lookup, mapOf, textOf } from "../objects/objects.ts";
import type { JsonObject, KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

interface Source {
  readonly field: string;
  /** The fields of the target of which it needs one. */
  readonly targets: readonly string[];
  /** Whether it takes only one of them. */
  readonly isExclusive: boolean;
}

const RESOURCE = { targets: ["averageUtilization", "averageValue"], isExclusive: true };

const SOURCES: Readonly<Record<string, Source>> = {
  ContainerResource: { field: "containerResource", ...RESOURCE },
  External: { field: "external", targets: ["averageValue", "value"], isExclusive: true },
  Object: { field: "object", targets: ["averageValue", "value"], isExclusive: false },
  Pods: { field: "pods", targets: ["averageValue"], isExclusive: false },
  Resource: { field: "resource", ...RESOURCE },
};

export const autoscalerMetric: ObjectCheck = {
  code: "autoscaler-metric",
  severity: "error",
  about: "failure",
  description: "Each metric of a HorizontalPodAutoscaler has the target value that its type needs, and no other.",
  source:
    "Kubernetes API: MetricSpec v2 autoscaling; Kubernetes: Horizontal Pod Autoscaling, Scaling on custom metrics",
  run: ({ objects }) =>
    objects
      .filter(({ kind }) => kind === "HorizontalPodAutoscaler")
      .flatMap((object) => itemsAt(object, "spec", "metrics").flatMap(([path, metric]) => wrong(object, path, metric))),
};

function wrong(object: KubernetesObject, path: string, metric: JsonObject): readonly ObjectProblem[] {
  const source = entryOf(SOURCES, textOf(metric["type"]) ?? "");
  if (source === undefined) return [];
  const target = mapOf(lookup(metric, source.field, "target"));
  const given = source.targets.filter((name) => target[name] !== undefined);
  if (given.length === 1 || (given.length > 1 && !source.isExclusive)) return [];
  return [
    {
      object,
      path: [source.field, "target"].reduce(joinPath, path),
      what: given.length === 0 ? "does not say what to reach" : "says in two ways what to reach",
      got: target,
      expected: `${source.isExclusive ? "one" : "at least one"} of ${listWords(source.targets)}`,
      fix: {
        app: `write \`{"type": "${typeOf(source.targets.at(-1) ?? "")}", "${source.targets.at(-1)}": …}\` in \`metrics\` of \`autoscaling\``,
      },
    },
  ];
}

/** `AverageValue` for `averageValue`. */
function typeOf(field: string): string {
  const name = field.replace(/^average(?=Utilization)/, "");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
