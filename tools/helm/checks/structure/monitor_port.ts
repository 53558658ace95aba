/** A monitor scrapes a port that its Service or pods have: for any other port, Prometheus silently scrapes nothing. */
import { itemsAt } from "../objects/objects.ts";
import { hasPort, type Port, podPorts, portNames, portWords, servicePorts } from "../objects/ports.ts";
import { podsOf, type Selection, selectionOf, selectionsOf, servicesOf } from "../objects/selectors.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { JsonObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const monitorPort: ObjectCheck = {
  code: "monitor-port",
  severity: "error",
  about: "failure",
  description: "Each endpoint of a monitor is a port of the Services or pods that the monitor selects.",
  source: "Prometheus Operator: API reference, Endpoint and PodMetricsEndpoint",
  run: (rendering) => [
    ...selectionsOf(rendering, "ServiceMonitor").flatMap((selection) => ofServices(selection, rendering)),
    ...selectionsOf(rendering, "PodMonitor").flatMap((selection) => ofPods(selection, rendering)),
  ],
};

function ofServices(selection: Selection, rendering: Rendering): readonly ObjectProblem[] {
  const services = servicesOf(selection, rendering);
  if (services.length === 0) return [];
  const pods = services.flatMap((service) => podPortsOf(selectionOf(service), rendering));
  return itemsAt(selection.object, "spec", "endpoints").flatMap((endpoint) => [
    ...unknown(selection, endpoint, "port", services.flatMap(servicePorts), "Services"),
    ...unknown(selection, endpoint, "targetPort", pods, "Services' pods"),
  ]);
}

function ofPods(selection: Selection, rendering: Rendering): readonly ObjectProblem[] {
  if (podsOf(selection, rendering).length === 0) return [];
  const ports = podPortsOf(selection, rendering);
  return itemsAt(selection.object, "spec", "podMetricsEndpoints").flatMap((endpoint) =>
    ["port", "portNumber", "targetPort"].flatMap((key) => unknown(selection, endpoint, key, ports, "pods")),
  );
}

function podPortsOf(selection: Selection | undefined, rendering: Rendering): readonly Port[] {
  return selection === undefined ? [] : podsOf(selection, rendering).flatMap(podPorts);
}

function unknown(
  { object }: Selection,
  [path, endpoint]: readonly [string, JsonObject],
  key: string,
  ports: readonly Port[],
  whose: string,
): readonly ObjectProblem[] {
  const wanted = endpoint[key];
  if (wanted === undefined || hasPort(ports, wanted)) return [];
  const words = key === "port" ? portNames(ports) : portWords(ports);
  return [
    {
      object,
      path: `${path}.${key}`,
      what: `is not a port of the ${whose} that the monitor selects`,
      got: wanted,
      expected: oneOf(words, "a named port"),
      fix: correction(String(wanted), words, { app: "set `port` of `metrics`, or add the port to `ports`" }),
    },
  ];
}
