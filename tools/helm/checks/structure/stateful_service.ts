/** The pods of a StatefulSet get DNS names from a headless Service that selects them. */
import { lookup, textOf } from "../objects/objects.ts";
import { neighboursOf } from "../objects/scope.ts";
import { podsOf, selectionOf } from "../objects/selectors.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const statefulService: ObjectCheck = {
  code: "stateful-service",
  severity: "error",
  about: "practice",
  description:
    "A StatefulSet's `serviceName` is a headless Service that selects its pods, and so gives each a DNS name.",
  source: "Kubernetes: StatefulSets, Stable Network ID",
  run: (rendering) =>
    rendering.objects
      .filter(({ kind }) => kind === "StatefulSet")
      .flatMap((object) => {
        const name = textOf(lookup(object.body, "spec", "serviceName")) ?? "";
        // Without one the pods have no DNS names of their own, which not all need.
        if (name === "" || rendering.declaration.external.has(`Service/${name}`)) return [];
        const what = mistake(object, name, rendering);
        return what === undefined ? [] : [problemAt(object, name, what, rendering)];
      }),
};

function mistake(object: KubernetesObject, name: string, rendering: Rendering): string | undefined {
  const service = neighboursOf(object, "Service", rendering).find((other) => other.name === name);
  if (service === undefined) return "refers to a Service that the chart does not create";
  if (lookup(service.body, "spec", "clusterIP") !== "None") return "refers to a Service that is not headless";
  const selection = selectionOf(service);
  const isOwn = selection === undefined || podsOf(selection, rendering).some(({ owner }) => owner === object);
  return isOwn ? undefined : "refers to a Service that does not select the pods";
}

function problemAt(object: KubernetesObject, name: string, what: string, rendering: Rendering): ObjectProblem {
  const fitting = neighboursOf(object, "Service", rendering).filter(
    (service) => mistake(object, service.name, rendering) === undefined,
  );
  const names = fitting.map((service) => service.name);
  return {
    object,
    path: "spec.serviceName",
    what,
    got: name,
    expected: oneOf(names, "the name of a Service with `clusterIP: None` and the pods' labels"),
    fix: correction(name, names, {
      app: "remove `serviceName` from `patches`, or add the Service to `manifests`",
      manifest: "add the Service to `manifests`",
    }),
  };
}
