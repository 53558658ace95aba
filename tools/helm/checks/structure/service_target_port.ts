/** A Service forwards to ports that its pods declare: with a name that they do not have, it would reach none of them. */
import { itemsAt, textOf } from "../objects/objects.ts";
import { hasPort, podPorts, portWords } from "../objects/ports.ts";
import { podsOf, selectionsOf } from "../objects/selectors.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const serviceTargetPort: ObjectCheck = {
  code: "service-target-port",
  severity: "error",
  about: "failure",
  description: "Each port of a Service targets a port that a container of its pods declares.",
  source: "Kubernetes: Service, Port definitions",
  run: (rendering) =>
    selectionsOf(rendering, "Service").flatMap((selection) => {
      const pods = podsOf(selection, rendering).map(podPorts);
      if (pods.length === 0) return [];
      return itemsAt(selection.object, "spec", "ports").flatMap(([path, port]) => {
        const wanted = port["targetPort"] ?? port["port"];
        const protocol = textOf(port["protocol"]) || "TCP";
        // A container lists a number once, also if it serves several protocols there (Helm 3 merges the list by number).
        if (pods.some((ports) => hasPort(ports, wanted, typeof wanted === "number" ? undefined : protocol))) return [];
        const words = portWords(pods.flat().filter((each) => each.protocol === protocol));
        return {
          object: selection.object,
          // A number reaches a port that is not declared.
          about: typeof wanted === "number" ? "practice" : "failure",
          path: `${path}.${port["targetPort"] === undefined ? "port" : "targetPort"}`,
          what: `is not a ${protocol} port of the pods that the Service selects`,
          got: wanted,
          expected: oneOf(words, `a ${protocol} port in \`ports\` of a container`),
          fix: correction(String(wanted), words, { app: "add the port to `ports` of the app or of its sidecar" }),
        };
      });
    }),
};
