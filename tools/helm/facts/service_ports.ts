/**
 * The ports of the app's Service: the app's own, with other numbers where `service` says so, and then further ones.
 * The one place that knows them.
 */

import type { App } from "../model/app.gen.ts";
import type { ServicePortView } from "../model/views.ts";
import { furtherServicePorts } from "./metrics_port.ts";
import { mainPort, resolvePorts } from "./ports.ts";
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

/** The port of the Service that leads to where others go when they name none. */
export function mainServicePort(app: App): ServicePortView | undefined {
  const name = mainPort(resolvePorts(app))?.name;
  return servicePorts(app).find((port) => port.name === name);
}

export type Options = Exclude<NonNullable<NonNullable<App["service"]>["ports"]>[string], number>;

export function portOptions(value: number | Options): Options {
  return typeof value === "number" ? { port: value } : value;
}
