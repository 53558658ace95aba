/** The Service in front of an app's pods. */
import type { App, JsonObject, ServicePortView, ServiceView } from "../types.ts";
import { furtherServicePorts } from "./metrics.ts";
import { mainPort, resolvePorts } from "./ports.ts";

export function resolveService(app: App): ServiceView {
  const { service = {} } = app;
  return {
    ports: servicePorts(app),
    numbers: portNumbers(app),
    isDeclared: app.service !== undefined,
    isHeadless: service.headless ?? false,
    loadBalancerClass: service.load_balancer_class,
    externalTrafficPolicy: service.external_traffic_policy,
    fields: service.session_affinity === undefined ? {} : { sessionAffinity: service.session_affinity },
  };
}

/**
 * The ports of the app's Service: the app's own, with other numbers where `service` says so, and then further ones.
 * The one place that knows them.
 */
export function servicePorts(app: App): readonly ServicePortView[] {
  const ports = [...resolvePorts(app), ...furtherServicePorts(app)];
  const main = mainPort(resolvePorts(app));
  const { port: mainNumber, ports: declared = {} } = app.service ?? {};
  const options = new Map(Object.entries(declared).map(([name, value]) => [name, portOptions(value)]));
  const own = ports.map(({ name }) => name);
  const further = [...options.keys()].filter((name) => !own.includes(name));
  return [...own, ...further].flatMap((name) => {
    const { port, target_port = name, node_port } = options.get(name) ?? {};
    const target = ports.find((candidate) => candidate.name === target_port);
    if (target === undefined) return [];
    const number = port ?? (name === main?.name ? mainNumber : undefined) ?? target.port;
    return { ...target, name, port: number, targetPort: target.name, nodePort: node_port };
  });
}

/** Text, for Helm's numbers of YAML are floating-point ones. */
function portNumbers(app: App): ServiceView["numbers"] {
  const main = mainServicePort(app);
  const unnamed = main === undefined ? [] : [["", String(main.port)] as const];
  return Object.fromEntries([...unnamed, ...servicePorts(app).map(({ name, port }) => [name, String(port)] as const)]);
}

/** The port of the Service that leads to where others go when they name none. */
export function mainServicePort(app: App): ServicePortView | undefined {
  const name = mainPort(resolvePorts(app))?.name;
  return servicePorts(app).find((port) => port.name === name);
}

/** `apps.<app>.service` in values, where the app declares a Service. A headless one has no other type. */
export function serviceValues({ service }: App, hasService: boolean): JsonObject | undefined {
  if (service === undefined || !hasService) return undefined;
  return {
    ...(service.headless === true ? {} : { type: service.type ?? "ClusterIP" }),
    annotations: { ...service.annotations },
  };
}

type Options = Exclude<NonNullable<NonNullable<App["service"]>["ports"]>[string], number>;

function portOptions(value: number | Options): Options {
  return typeof value === "number" ? { port: value } : value;
}
