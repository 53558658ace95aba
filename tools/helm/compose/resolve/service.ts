/** The Service in front of an app's pods. */

import type { JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { ServiceView } from "../../model/views.ts";

export function resolveService(facts: AppFacts): ServiceView {
  const { app, servicePorts } = facts;
  const { service = {} } = app;
  return {
    ports: servicePorts,
    numbers: portNumbers(facts),
    isDeclared: app.service !== undefined,
    isHeadless: service.headless ?? DEFAULTS.service.headless,
    loadBalancerClass: service.load_balancer_class,
    externalTrafficPolicy: service.external_traffic_policy,
    fields: service.session_affinity === undefined ? {} : { sessionAffinity: service.session_affinity },
  };
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
