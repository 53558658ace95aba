/** Values of containers. */

import type { JsonObject } from "../../base/json.ts";
import type { AdditionalContainer, AppFacts, ChartFacts, ContainerFacts } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";
import { variableSources, variableValues } from "./variables.ts";
import { tagOf } from "./versions.ts";

export function imageValues({ app, digest }: ContainerFacts): JsonObject {
  return {
    repository: app.image,
    tag: tagOf(app),
    digest: digest ?? "",
    pullPolicy: app.image_pull_policy ?? "",
  };
}

export function resourceValues({ resources: { requests, limits } = {} }: Pick<App, "resources">): JsonObject {
  return { ...(requests && { requests: { ...requests } }), ...(limits && { limits: { ...limits } }) };
}

/** Init containers or sidecars: the keys that an app's own container also has. */
export function containerValues(
  { containers, model }: Pick<AppFacts, "containers"> & { readonly model: ChartFacts },
  group: AdditionalContainer["group"],
  declared: App["sidecars"],
): JsonObject | undefined {
  if (declared === undefined) return undefined;
  const byName = new Map(containers.filter((each) => each.group === group).map((each) => [each.name, each]));
  const entries = Object.entries(declared).map(([name, container]) => {
    const facts = byName.get(name);
    const values = {
      ...(container.image !== undefined && facts && { image: imageValues(facts) }),
      command: container.command ?? [],
      args: container.args ?? [],
      resources: resourceValues(container),
      env: variableValues(container, model.graph),
      envFrom: variableSources(container),
    };
    return [name, values] as const;
  });
  return Object.fromEntries(entries);
}
