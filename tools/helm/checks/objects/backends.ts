/** The Services that Ingresses and routes lead to. */
import { joinPath } from "../../model/problems.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { itemsAt, listOf, lookup, mapOf, textOf } from "./objects.ts";

export interface Backend {
  readonly object: KubernetesObject;
  /** Path of the Service's name. */
  readonly path: string;
  readonly service: string;
  /** Path of the port. */
  readonly portPath: string;
  readonly port: Json | undefined;
}

const ROUTES = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"];

export function backendsOf(object: KubernetesObject): readonly Backend[] {
  if (object.kind === "Ingress" && object.group === "networking.k8s.io") return ingressBackends(object);
  return ROUTES.includes(object.kind) ? routeBackends(object) : [];
}

function ingressBackends(object: KubernetesObject): readonly Backend[] {
  const ofPaths = itemsAt(object, "spec", "rules").flatMap(([path, rule]) =>
    listOf(lookup(rule, "http", "paths")).map((item, index): readonly [string, JsonObject] => [
      `${joinPath(`${path}.http.paths`, index)}.backend`,
      mapOf(lookup(item, "backend")),
    ]),
  );
  const fallback = ["spec.defaultBackend", mapOf(lookup(object.body, "spec", "defaultBackend"))] as const;
  return [...ofPaths, fallback].flatMap(([path, backend]) => {
    const service = textOf(lookup(backend, "service", "name"));
    const { name, number } = mapOf(lookup(backend, "service", "port"));
    const portPath = `${path}.service.port.${name === undefined ? "number" : "name"}`;
    return service === undefined
      ? []
      : { object, path: `${path}.service.name`, service, portPath, port: name ?? number };
  });
}

function routeBackends(object: KubernetesObject): readonly Backend[] {
  return itemsAt(object, "spec", "rules").flatMap(([path, rule]) =>
    listOf(rule["backendRefs"]).flatMap((item, index) => {
      const { kind = "Service", namespace, name, port } = mapOf(item);
      const at = joinPath(`${path}.backendRefs`, index);
      // Other namespaces are not the chart's.
      if (kind !== "Service" || namespace !== undefined || typeof name !== "string") return [];
      return { object, path: `${at}.name`, service: name, portPath: `${at}.port`, port };
    }),
  );
}
