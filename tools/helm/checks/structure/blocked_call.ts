/** A pod whose settings name a Service of the chart, but that the policy of the Service's pods does not let in. */

import { addressesIn, isService } from "../objects/addresses.ts";
import { admitsPod } from "../objects/policies.ts";
import { targetNumbers } from "../objects/ports.ts";
import { namespaceOf } from "../objects/scope.ts";
import { podsOf, selectionsOf } from "../objects/selectors.ts";
import { containerTexts, type Text } from "../objects/texts.ts";
import type { JsonObject, KubernetesObject, ObjectCheck, PodTemplate, Rendering } from "../types.ts";

/** A Service, and the pods behind it. */
interface Callee {
  readonly service: KubernetesObject;
  readonly pods: readonly PodTemplate[];
}

export const blockedCall: ObjectCheck = {
  code: "blocked-call",
  severity: "warning",
  about: "practice",
  description: "The NetworkPolicies behind a Service let in the pods whose variables and arguments name its address.",
  source: "Kubernetes: Network Policies",
  run: (rendering) => {
    const callees = selectionsOf(rendering, "Service").map((selection) => ({
      service: selection.object,
      pods: podsOf(selection, rendering),
    }));
    return rendering.pods.flatMap((caller) =>
      containerTexts(caller).flatMap((text) =>
        callees
          .filter((callee) => !callee.pods.includes(caller) && isBlocked(text, caller, callee, rendering))
          .map(({ service, pods }) => ({
            object: caller.owner,
            path: text.path,
            what: `names the address of ${service.id}, but the NetworkPolicy of ${pods[0]?.owner.id ?? "its pods"} does not let these pods in`,
            got: text.text,
            expected: "an app that is declared as a caller",
            fix: { app: "add the other app to `connects_to` of this one, or write its address with `ref.app`" },
          })),
      ),
    );
  },
};

function isBlocked(text: Text, caller: PodTemplate, { service, pods }: Callee, rendering: Rendering): boolean {
  const meant = addressesIn(text).filter(({ host }) => isService(host, service, namespaceOf(service, rendering)));
  return meant.some((address) =>
    pods.some((pod) => {
      const isMeant = ({ port }: JsonObject) => address.port === undefined || String(port) === address.port;
      const ports = targetNumbers(service, pod, isMeant);
      return ports.length > 0 && !ports.some((port) => admitsPod({ pod, port }, caller, rendering));
    }),
  );
}
