/** The ports of containers and Services, and how other objects refer to them. */

import type { Container, Json, JsonObject, KubernetesObject, PodTemplate } from "../types.ts";
import { listOf, lookup, mapOf, numberOf, textOf } from "./objects.ts";

/** A port of a container or of a Service. */
export interface Port {
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

export function containerPorts({ body }: Container): readonly Port[] {
  return listOf(body["ports"]).map((port) => toPort(port, "containerPort"));
}

/** The ports that the pod serves. Init containers have ended by then. */
export function podPorts({ containers }: PodTemplate): readonly Port[] {
  return containers.filter(({ role }) => role !== "init").flatMap(containerPorts);
}

export function servicePorts(service: KubernetesObject): readonly Port[] {
  return listOf(lookup(service.body, "spec", "ports")).map((port) => toPort(port, "port"));
}

/** The numbers of a pod's ports behind ports of a Service that satisfy a condition. */
export function targetNumbers(
  service: KubernetesObject,
  pod: PodTemplate,
  isMeant: (port: JsonObject) => boolean,
): readonly number[] {
  const targets = listOf(lookup(service.body, "spec", "ports"))
    .map(mapOf)
    .filter(isMeant);
  return targets.flatMap(({ port, targetPort = port }) => portNumbersOf(pod, targetPort));
}

/** The number of a pod's port that is named, or given as a number. */
export function portNumbersOf(pod: PodTemplate, wanted: Json | undefined): readonly number[] {
  if (typeof wanted === "number") return [wanted];
  return podPorts(pod).flatMap(({ name, number }) => (name === wanted ? (number ?? []) : []));
}

function toPort(port: Json, numberKey: string): Port {
  const { name, protocol, [numberKey]: number } = mapOf(port);
  return { name: textOf(name), number: numberOf(number), protocol: textOf(protocol) || "TCP" };
}

/** Whether a name or number refers to one of these ports, with this protocol if given. */
export function hasPort(ports: readonly Port[], wanted: Json | undefined, protocol?: string): boolean {
  return ports.some(
    (port) =>
      (typeof wanted === "number" ? port.number === wanted : port.name === wanted) &&
      (protocol === undefined || port.protocol === protocol),
  );
}

export function portNames(ports: readonly Port[]): readonly string[] {
  return ports.flatMap(({ name }) => name ?? []);
}

export function portNumbers(ports: readonly Port[]): readonly string[] {
  return ports.flatMap(({ number }) => number?.toString() ?? []);
}

/** Names and numbers that can refer to ports. */
export function portWords(ports: readonly Port[]): readonly string[] {
  return [...portNames(ports), ...portNumbers(ports)];
}
