/** Names of ports as the numbers that they stand for: what matters is where traffic goes. */
import { isMap, listOf, lookup, mapOf, numberOf, podTemplateOf, stringsOf, textOf } from "../checks/objects/objects.ts";
import type { PodTemplate } from "../checks/types.ts";
import { each, type Fill, fields, given } from "./fill.ts";
import type { JsonObject, KubernetesObject } from "./types.ts";

type Numbers = ReadonlyMap<string, number>;

function numbersIn(container: JsonObject): Numbers {
  return new Map(
    listOf(container["ports"]).flatMap((port): (readonly [string, number])[] => {
      const [name, number] = [textOf(lookup(port, "name")), numberOf(lookup(port, "containerPort"))];
      return name === undefined || number === undefined ? [] : [[name, number]];
    }),
  );
}

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];
const HANDLERS = ["httpGet", "tcpSocket"];

/** A container whose probes name ports of its own by number. */
export const withNumberedProbes: Fill = (container) => {
  if (!isMap(container)) return container;
  const port: Fill = (found) => numbersIn(container).get(String(found)) ?? found;
  const probe = given(fields(Object.fromEntries(HANDLERS.map((handler) => [handler, given(fields({ port }))]))));
  return fields(Object.fromEntries(PROBES.map((name) => [name, probe])))(container, {});
};

/** An Ingress that leads to ports of Services by number, if the Services are among these objects. */
export function withNumberedBackends(
  ingress: KubernetesObject,
  objects: readonly KubernetesObject[],
): KubernetesObject {
  if (ingress.kind !== "Ingress") return ingress;
  const backend: Fill = (found) => {
    const { name, port } = mapOf(lookup(found, "service"));
    const service = objects.find((object) => object.kind === "Service" && object.name === name);
    const ports = listOf(lookup(service?.body, "spec", "ports"));
    const number = lookup(
      ports.find((each) => lookup(each, "name") === lookup(port, "name")),
      "port",
    );
    if (lookup(port, "name") === undefined || number === undefined) return found;
    return { ...mapOf(found), service: { ...mapOf(lookup(found, "service")), port: { number } } };
  };
  const rule = fields({ http: given(fields({ paths: given(each(fields({ backend: given(backend) }))) })) });
  const numbered = fields({ spec: fields({ defaultBackend: given(backend), rules: given(each(rule)) }) });
  return { ...ingress, body: mapOf(numbered(ingress.body, {})) };
}

/** A Service that leads to ports by number, if pods that it selects are among these objects. */
export function withNumberedTargets(service: KubernetesObject, objects: readonly KubernetesObject[]): KubernetesObject {
  if (service.kind !== "Service" || service.group !== "") return service;
  const selector = Object.entries(stringsOf(lookup(service.body, "spec", "selector")));
  const isSelected = ({ labels }: PodTemplate) => selector.every(([name, value]) => labels[name] === value);
  const pods = selector.length === 0 ? [] : objects.flatMap((object) => podTemplateOf(object) ?? []).filter(isSelected);
  const numbers = new Map(pods.flatMap(({ containers }) => containers.flatMap(({ body }) => [...numbersIn(body)])));
  const targetPort: Fill = (found) => numbers.get(String(found)) ?? found;
  const numbered = fields({ spec: fields({ ports: given(each(fields({ targetPort }))) }) });
  return { ...service, body: mapOf(numbered(service.body, {})) };
}
