/** The ports of an app's Service: its possible targets, renumbered by `service`, and then additional ones. */

import type { App } from "../../model/types.ts";
import type { PortView, ServicePortView, TargetView } from "../../model/views.ts";

export function servicePortsOf(
  { service = {} }: App,
  reachable: readonly TargetView[],
  mainPort: PortView | undefined,
): readonly ServicePortView[] {
  const options = new Map(Object.entries(service.ports ?? {}).map(([name, value]) => [name, portOptions(value)]));
  const own = reachable.map(({ name }) => name);
  const additional = [...options.keys()].filter((name) => !own.includes(name));
  return [...own, ...additional].flatMap((name) => {
    const { port, target_port = name, node_port } = options.get(name) ?? {};
    const target = reachable.find((candidate) => candidate.name === target_port);
    if (target === undefined) return [];
    const number = port ?? (name === mainPort?.name ? service.port : undefined) ?? target.port;
    return { ...target, name, port: number, nodePort: node_port };
  });
}

type Options = Exclude<NonNullable<NonNullable<App["service"]>["ports"]>[string], number>;

function portOptions(value: number | Options): Options {
  return typeof value === "number" ? { port: value } : value;
}
