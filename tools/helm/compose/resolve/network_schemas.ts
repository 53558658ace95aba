/** JSON schemas of the values for how the app is reached. */

import type { JsonObject } from "../../base/json.ts";
import { annotations, HOST, notationOf, OBJECT_NAME, orEmpty } from "./notations.ts";
import { closed, entire, mapOf } from "./values_schemas.ts";

export const ingressClass: JsonObject = {
  className: { description: "IngressClass. Empty: the cluster's default.", ...orEmpty(OBJECT_NAME) },
  annotations: annotations("Annotations of the Ingress."),
};

/** `ports`: the names of the app's ports. */
export function ingress(ports: readonly string[]): JsonObject {
  const path = entire(undefined, {
    pathType: { description: "How the path is matched.", enum: ["Prefix", "Exact", "ImplementationSpecific"] },
    port: { description: "Name of the app's port.", enum: ports },
  });
  return closed(
    "The app's Ingress.",
    {
      enabled: { description: "Whether the app is reached through an Ingress.", type: "boolean" },
      hosts: { description: "Host names. None: every host.", type: "array", uniqueItems: true, items: HOST },
      paths: { ...mapOf("Paths routed to the app.", path), propertyNames: notationOf("ingressPath") },
      tls: closed("TLS of the Ingress.", {
        secretName: { description: "Secret with the certificate. Unset: no TLS.", ...orEmpty(OBJECT_NAME) },
        secretNames: {
          ...mapOf("Secrets with certificates of single hosts, by host.", OBJECT_NAME),
          propertyNames: HOST,
        },
      }),
      ...ingressClass,
    },
    ["tls"],
  );
}

/** A headless Service has no choice of type. */
export function service(isHeadless: boolean): JsonObject {
  return closed(
    "The Service in front of the pods.",
    {
      ...(isHeadless
        ? {}
        : { type: { description: "Type of the Service.", enum: ["ClusterIP", "NodePort", "LoadBalancer"] } }),
      annotations: annotations("Annotations of the Service."),
    },
    isHeadless ? [] : ["type"],
  );
}

export const route: JsonObject = closed(
  "The app's HTTPRoute.",
  {
    enabled: { description: "Whether the app is reached through a Gateway.", type: "boolean" },
    hostnames: {
      description: "Host names. None: those of the Gateway.",
      type: "array",
      uniqueItems: true,
      items: HOST,
    },
    parentRefs: {
      description: "The Gateways that the route belongs to, as in Kubernetes.",
      type: "array",
      minItems: 1,
      items: { type: "object", required: ["name"], properties: { name: OBJECT_NAME } },
    },
    annotations: annotations("Annotations of the HTTPRoute."),
  },
  ["parentRefs"],
);

export const networkPolicy: JsonObject = closed("The app's NetworkPolicy.", {
  enabled: { description: "Whether a NetworkPolicy restricts traffic to and from the pods.", type: "boolean" },
});

export const chartIngress: JsonObject = closed("The Ingress that all external APIs share.", ingressClass);
