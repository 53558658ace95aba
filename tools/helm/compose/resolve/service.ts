/** The Service in front of an app's pods. */

import type { JsonObject } from "../../base/json.ts";
import { mainServicePort, servicePorts } from "../../facts/service_ports.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { ServiceView } from "../../model/views.ts";

export function resolveService(app: App): ServiceView {
  const { service = {} } = app;
  return {
    ports: servicePorts(app),
    numbers: portNumbers(app),
    isDeclared: app.service !== undefined,
    isHeadless: service.headless ?? DEFAULTS.service.headless,
    loadBalancerClass: service.load_balancer_class,
    externalTrafficPolicy: service.external_traffic_policy,
    fields: service.session_affinity === undefined ? {} : { sessionAffinity: service.session_affinity },
  };
}

/** Text, for Helm's numbers of YAML are floating-point ones. */
function portNumbers(app: App): ServiceView["numbers"] {
  const main = mainServicePort(app);
  const unnamed = main === undefined ? [] : [["", String(main.port)] as const];
  return Object.fromEntries([...unnamed, ...servicePorts(app).map(({ name, port }) => [name, String(port)] as const)]);
}

/** `apps.<app>.service` in values, where the app declares a Service. A headless one has no other type. */
export function serviceValues({ service }: App, hasService: boolean): JsonObject | undefined {
  if (service === undefined || !hasService) return undefined;
  return {
    ...(service.headless === true ? {} : { type: service.type ?? DEFAULTS.service.type }),
    annotations: { ...service.annotations },
  };
}
