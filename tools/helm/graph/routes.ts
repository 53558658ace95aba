/** How requests from outside get into a chart. */
import { backendsOf } from "../checks/objects/backends.ts";
import { claimsOf, hostsOf } from "../checks/objects/hosts.ts";
import { lookup, textOf } from "../checks/objects/objects.ts";
import { neighboursOf } from "../checks/objects/scope.ts";
import type { KubernetesObject, Rendering } from "../checks/types.ts";
import type { Traffic } from "./traffic.ts";
import type { GraphEdge } from "./types.ts";

const CLIENTS = "Outside/clients";

/** Types of Services that are reached from outside the cluster (Kubernetes: Service, "Service type"). */
const PUBLIC = ["LoadBalancer", "NodePort"];

export function routeEdges(rendering: Rendering, traffic: Traffic): readonly GraphEdge[] {
  return rendering.objects.flatMap((object) => {
    if (object.kind === "Service") return publicService(object, traffic);
    const backends = backendsOf(object);
    if (backends.length === 0) return [];
    const hosts = [...new Set(hostsOf(object).map(({ text }) => text))];
    const paths = pathsOf(object);
    return [
      { from: CLIENTS, to: object.id, relation: "enters" as const, verdict: undefined, label: hosts.join(", ") },
      ...backends.flatMap(({ service: name }, index) =>
        neighboursOf(object, "Service", rendering)
          .filter((service) => service.name === name)
          .map((service) => ({
            from: object.id,
            to: service.id,
            relation: "routes" as const,
            verdict: traffic.fromOutside(service),
            label: backends.length === paths.length ? (paths[index] ?? "") : "",
          })),
      ),
    ];
  });
}

/** The paths of an Ingress, in the order of its backends. */
function pathsOf(object: KubernetesObject): readonly string[] {
  return object.kind === "Ingress" ? claimsOf(object).map(({ got }) => got.slice(Math.max(got.indexOf("/"), 0))) : [];
}

function publicService(service: KubernetesObject, traffic: Traffic): readonly GraphEdge[] {
  const type = textOf(lookup(service.body, "spec", "type")) ?? "";
  if (!PUBLIC.includes(type)) return [];
  const verdict = traffic.fromOutside(service);
  return [{ from: CLIENTS, to: service.id, relation: "enters", verdict, label: type }];
}
