/** Which workloads call which: those that their apps declare, and those whose addresses are in their variables and arguments. */
import { type Address, addressesIn, isService } from "../checks/objects/addresses.ts";
import { appOf } from "../checks/objects/apps.ts";
import { namespaceOf, neighboursOf } from "../checks/objects/scope.ts";
import { containerTexts } from "../checks/objects/texts.ts";
import type { KubernetesObject, PodTemplate, Rendering } from "../checks/types.ts";
import { callsOf } from "../facts/app/calls.ts";
import type { App } from "../model/types.ts";
import type { Traffic } from "./traffic.ts";
import type { GraphEdge } from "./types.ts";

export function callEdges(rendering: Rendering, traffic: Traffic): readonly GraphEdge[] {
  return rendering.pods.flatMap((pod) => {
    const found = addressesOf(pod, rendering);
    const addressed = found.flatMap(({ service }) => service ?? []);
    const reached = new Set(addressed.flatMap((service) => traffic.behind(service)));
    const declared = declaredCallees(pod, rendering).filter((callee) => !reached.has(callee));
    return [
      ...addressed.map((service) => call(pod, service.id, traffic.toService(pod, service))),
      ...declared.map((callee) => {
        const service = mainServiceOf(callee, rendering, traffic);
        const verdict = service === undefined ? traffic.toPod(pod, callee) : traffic.toService(pod, service);
        return call(pod, service?.id ?? callee.owner.id, verdict);
      }),
      ...found
        .filter(({ service }) => service === undefined)
        .map(({ address }) => call(pod, `Host/${address.host}`, traffic.toHost(pod, address.port))),
    ];
  });
}

function call({ owner }: PodTemplate, to: string, verdict: GraphEdge["verdict"]): GraphEdge {
  return { from: owner.id, to, relation: "calls", verdict, label: "" };
}

/** The pods of the apps that an app declares to call. */
function declaredCallees({ owner }: PodTemplate, rendering: Rendering): readonly PodTemplate[] {
  const app = appOf(owner, rendering.declaration);
  if (app === undefined) return [];
  const targets = new Set(callsOf(app).map(({ target }) => target));
  const isCalled = (other: App | undefined) =>
    other !== undefined && (targets.has(other.label) || targets.has(other.app_name));
  return rendering.pods.filter((pod) => isCalled(appOf(pod.owner, rendering.declaration)));
}

/** Of several Services of a pod, the one that others are called by: a headless one has a longer name. */
function mainServiceOf(pod: PodTemplate, rendering: Rendering, traffic: Traffic): KubernetesObject | undefined {
  return neighboursOf(pod.owner, "Service", rendering)
    .filter((service) => traffic.behind(service).includes(pod))
    .sort((one, other) => one.name.length - other.name.length)[0];
}

interface Found {
  readonly address: Address;
  /** Undefined: no Service of the chart. */
  readonly service: KubernetesObject | undefined;
}

function addressesOf(pod: PodTemplate, rendering: Rendering): readonly Found[] {
  const namespace = namespaceOf(pod.owner, rendering);
  const services = rendering.objects.filter(({ kind }) => kind === "Service");
  return containerTexts(pod)
    .flatMap((text) => addressesIn(text))
    .filter(({ host }) => isRemote(host))
    .map((address) => ({
      address,
      service: services.find(
        (service) =>
          isService(address.host, service, namespaceOf(service, rendering)) &&
          (address.host !== service.name || namespaceOf(service, rendering) === namespace),
      ),
    }));
}

/** Not the pod itself, and a name rather than a time or a ratio. */
function isRemote(host: string): boolean {
  return host !== "localhost" && /[a-z]/.test(host) && !host.endsWith(".");
}
