/** A port that a NetworkPolicy names is a port of its pods: with any other name, the rule lets nothing in. */
import { joinPath } from "../../model/problems.ts";
import { itemsAt, listOf, lookup } from "../objects/objects.ts";
import { hasPort, podPorts, portNames } from "../objects/ports.ts";
import { podsOf, selectionsOf } from "../objects/selectors.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const policyPort: ObjectCheck = {
  code: "policy-port",
  severity: "error",
  about: "failure",
  description: "A named port in a NetworkPolicy is the name of a port of the pods that the policy selects.",
  source: "Kubernetes: NetworkPolicy API reference, NetworkPolicyPort",
  run: (rendering) =>
    selectionsOf(rendering, "NetworkPolicy").flatMap((selection) => {
      const pods = podsOf(selection, rendering);
      const ports = pods.flatMap(podPorts);
      return itemsAt(selection.object, "spec", "ingress").flatMap(([path, rule]) =>
        listOf(rule["ports"]).flatMap((item, index) => {
          const wanted = lookup(item, "port");
          const protocol = lookup(item, "protocol") ?? "TCP";
          const candidates = ports.filter((port) => port.protocol === protocol);
          if (pods.length === 0 || typeof wanted !== "string" || hasPort(candidates, wanted)) return [];
          const names = portNames(candidates);
          return {
            object: selection.object,
            path: `${joinPath(`${path}.ports`, index)}.port`,
            what: "is not the name of a port of the pods that the policy selects",
            got: wanted,
            expected: oneOf(names, "a port number"),
            fix: correction(wanted, names, { app: "name the port in `ports` of the app" }),
          };
        }),
      );
    }),
};
