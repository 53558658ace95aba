/** The hosts and paths of Ingresses and routes. */
import { joinPath } from "../../model/problems.ts";
import type { Json, KubernetesObject } from "../types.ts";
import { itemsAt, listOf, lookup, mapOf, textOf } from "./objects.ts";

/** A text in an object, and its place. */
export interface Placed {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly text: string;
}

const ROUTES: readonly string[] = ["GRPCRoute", "HTTPRoute", "TLSRoute"];

function isIngress({ kind, group }: KubernetesObject): boolean {
  return kind === "Ingress" && group === "networking.k8s.io";
}

/** All host names of an object. */
export function hostsOf(object: KubernetesObject): readonly Placed[] {
  if (ROUTES.includes(object.kind)) return texts(object, "spec.hostnames", lookup(object.body, "spec", "hostnames"));
  if (!isIngress(object)) return [];
  return [...ruleHosts(object), ...tlsHosts(object)];
}

export function ruleHosts(object: KubernetesObject): readonly Placed[] {
  return itemsAt(object, "spec", "rules").flatMap(([path, { host }]) =>
    typeof host === "string" && host !== "" ? [{ object, path: `${path}.host`, text: host }] : [],
  );
}

export function tlsHosts(object: KubernetesObject): readonly Placed[] {
  return itemsAt(object, "spec", "tls").flatMap(([path, { hosts }]) => texts(object, `${path}.hosts`, hosts));
}

function texts(object: KubernetesObject, path: string, list: Json | undefined): readonly Placed[] {
  return listOf(list).flatMap((item, index) => {
    const text = textOf(item);
    return text === undefined ? [] : { object, path: joinPath(path, index), text };
  });
}

/** What an object claims from a controller: which of two equal claims wins is undefined. */
export interface Claim {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly got: string;
  readonly key: string;
}

export function claimsOf(object: KubernetesObject): readonly Claim[] {
  if (isIngress(object)) return isCanary(object) ? [] : ingressClaims(object);
  return object.kind === "HTTPRoute" ? routeClaims(object) : [];
}

/** A canary deliberately claims what another Ingress has (ingress-nginx: Annotations, Canary). */
function isCanary({ annotations }: KubernetesObject): boolean {
  return annotations["nginx.ingress.kubernetes.io/canary"] === "true";
}

function ingressClaims(object: KubernetesObject): readonly Claim[] {
  const ingressClass =
    textOf(lookup(object.body, "spec", "ingressClassName")) ?? object.annotations["kubernetes.io/ingress.class"] ?? "";
  return itemsAt(object, "spec", "rules").flatMap(([path, rule]) => {
    const host = textOf(rule["host"]) ?? "*";
    return listOf(lookup(rule, "http", "paths")).map((item, index) => {
      const [type, value] = [textOf(lookup(item, "pathType")) ?? "", textOf(lookup(item, "path")) ?? "/"];
      // A prefix matches whole segments.
      const claimed = type === "Prefix" ? value.replace(/\/+$/, "") : value;
      return {
        object,
        path: `${joinPath(`${path}.http.paths`, index)}.path`,
        got: `${host}${value}`,
        key: JSON.stringify(["Ingress", ingressClass, host, type, claimed]),
      };
    });
  });
}

function routeClaims(object: KubernetesObject): readonly Claim[] {
  const parents = listOf(lookup(object.body, "spec", "parentRefs")).map(parentKey);
  const hosts = listOf(lookup(object.body, "spec", "hostnames")).flatMap((host) => textOf(host) ?? []);
  return itemsAt(object, "spec", "rules").flatMap(([path, rule]) => {
    const matches = listOf(rule["matches"]);
    return (matches.length > 0 ? matches : [{}]).flatMap((match, index) =>
      parents.flatMap((parent) =>
        (hosts.length > 0 ? hosts : ["*"]).map((host) => ({
          object,
          path: matches.length > 0 ? joinPath(`${path}.matches`, index) : path,
          got: `${host}${textOf(lookup(match, "path", "value")) ?? "/"}`,
          key: JSON.stringify(["HTTPRoute", parent, host, matchKey(match)]),
        })),
      ),
    );
  });
}

function parentKey(parent: Json): readonly Json[] {
  const { kind = "Gateway", namespace = "", name = "", sectionName = "", port = 0 } = mapOf(parent);
  return [kind, namespace, name, sectionName, port];
}

function matchKey(match: Json): readonly Json[] {
  const { path, method = "", headers = [], queryParams = [] } = mapOf(match);
  const { type = "PathPrefix", value = "/" } = mapOf(path);
  return [type, value, method, headers, queryParams];
}
