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

/** Objects that lead to ports by number, if what they lead to is among the objects of their side. */
export function numberPorts(objects: readonly KubernetesObject[]): (object: KubernetesObject) => KubernetesObject {
  const pods = objects.flatMap((object) => podTemplateOf(object) ?? []);
  const services = new Map(objects.flatMap((object) => (isService(object) ? [[object.name, object] as const] : [])));
  return (object) => {
    if (isService(object)) return withNumberedTargets(object, pods);
    return object.kind === "Ingress" ? withNumberedBackends(object, services) : object;
  };
}

function isService({ kind, group }: KubernetesObject): boolean {
  return kind === "Service" && group === "";
}

function withNumberedTargets(service: KubernetesObject, pods: readonly PodTemplate[]): KubernetesObject {
  const selector = Object.entries(stringsOf(lookup(service.body, "spec", "selector")));
  const isSelected = ({ labels }: PodTemplate) => selector.every(([name, value]) => labels[name] === value);
  const selected = selector.length === 0 ? [] : pods.filter(isSelected);
  const numbers = new Map(selected.flatMap(({ containers }) => containers.flatMap(({ body }) => [...numbersIn(body)])));
  const targetPort: Fill = (found) => numbers.get(String(found)) ?? found;
  const numbered = fields({ spec: fields({ ports: given(each(fields({ targetPort }))) }) });
  return { ...service, body: mapOf(numbered(service.body, {})) };
}

function withNumberedBackends(
  ingress: KubernetesObject,
  services: ReadonlyMap<string, KubernetesObject>,
): KubernetesObject {
  const backend: Fill = (found) => {
    const { name, port } = mapOf(lookup(found, "service"));
    const ports = listOf(lookup(services.get(String(name))?.body, "spec", "ports"));
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
