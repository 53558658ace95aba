/** The Service in front of an app's pods. */

import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { ServiceView } from "../../model/views.ts";
import { defined } from "./objects.ts";

export function resolveService(facts: AppFacts, chartName: string): ServiceView {
  const { app, servicePorts } = facts;
  const { service = {} } = app;
  return {
    name: serviceName(facts, chartName),
    ownName: service.name,
    ports: servicePorts,
    numbers: portNumbers(facts),
    isDeclared: app.service !== undefined,
    isHeadless: service.headless ?? DEFAULTS.service.headless,
    loadBalancerClass: service.load_balancer_class,
    externalTrafficPolicy: service.external_traffic_policy,
    fields: defined({ sessionAffinity: service.session_affinity }),
    addresses: defined({ ipFamilies: service.ip_families, ipFamilyPolicy: service.ip_family_policy }),
  };
}

/** Helm expression of the Service's name. */
export function serviceName({ app: { service }, name, traits }: AppFacts, chartName: string): string {
  if (service?.name !== undefined) return goString(service.name);
  return `include "${chartName}.fullname" (list $ ${goString(name)} ${WORKLOADS[traits.workload].nameLimit})`;
}

/** Text, because Helm reads YAML numbers as floating point. */
function portNumbers({ servicePorts, mainServicePort: main }: AppFacts): ServiceView["numbers"] {
  const unnamed = main === undefined ? [] : [["", String(main.port)] as const];
  return Object.fromEntries([...unnamed, ...servicePorts.map(({ name, port }) => [name, String(port)] as const)]);
}

/** `apps.<app>.service` in values, if the app declares a Service. A headless one has no other type. */
export function serviceValues({ app: { service }, traits }: AppFacts): JsonObject | undefined {
  if (service === undefined || !traits.service) return undefined;
  return {
    ...(service.headless === true ? {} : { type: service.type ?? DEFAULTS.service.type }),
    annotations: { ...service.annotations },
  };
}
