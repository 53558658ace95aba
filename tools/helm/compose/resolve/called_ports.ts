/** The ports of pods that other apps reach: a NetworkPolicy applies behind the Service. */

import { METRICS_PORT } from "../../facts/port_names.ts";
import type { AppFacts, Graph } from "../../facts/types.ts";
import type { PortView } from "../../model/views.ts";

/** The ports that one app calls on another: those whose numbers its variables contain, or all that serve other apps. */
export function calledPorts(caller: AppFacts, callee: AppFacts, graph: Graph): readonly PortView[] {
  const calls = caller.calls.filter(({ target }) => graph.find(target) === callee);
  const named = calls.flatMap(({ text }) => (text?.value.includes("{port}") ? portOf(callee, text.port) : []));
  const isWhole = named.length === 0 || calls.some(({ text }) => text === undefined);
  const serving = isWhole ? servingPorts(callee) : [];
  return callee.reachablePorts.filter(({ name }) => [...serving, ...named].some((port) => port.name === name));
}

/** The pods' port behind a port of the Service. Default: the Service's main port. */
function portOf(
  { mainServicePort, reachablePorts, servicePorts }: AppFacts,
  name: string | undefined,
): readonly PortView[] {
  const wanted = name === undefined ? mainServicePort : servicePorts.find((port) => port.name === name);
  return reachablePorts.filter(({ targetPort }) => targetPort === wanted?.targetPort);
}

/** The declared ports, except for one that only serves metrics: next to a main port, or by its name. */
export function servingPorts({ mainPort, metrics, ports }: AppFacts): readonly PortView[] {
  const ofMetrics = metrics?.port?.name;
  const isOwn = mainPort === undefined ? ofMetrics === METRICS_PORT : mainPort.name !== ofMetrics;
  return isOwn ? ports.filter(({ name }) => name !== ofMetrics) : ports;
}
