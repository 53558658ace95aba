/** Fields of a Service that only some types have: without a fitting type in any values, they would do nothing. */

import { isObject, type Json } from "../../base/json.ts";
import { listWords } from "../../base/text.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

const EXTERNAL = ["NodePort", "LoadBalancer"];

/** Kubernetes API: ServiceSpec. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  external_traffic_policy: EXTERNAL,
  load_balancer_class: ["LoadBalancer"],
  node_port: EXTERNAL,
};

export function crossCheckServiceTypes(view: ChartView, { apps }: ChartFacts): readonly Problem[] {
  return apps.flatMap(({ app }) => {
    const types = [view, ...view.environments].flatMap(({ values }) => typeIn(values, app.app_name) ?? []);
    // A headless Service has no type, and an app without a Service has other problems.
    if (app.service?.headless === true || types.length === 0) return [];
    return typedFields(app).flatMap(({ path, field, got }) => {
      const fitting = TYPES[field] ?? [];
      if (types.some((type) => fitting.includes(String(type)))) return [];
      return {
        code: "meaningless-attribute",
        label: app.label,
        path,
        what: `has no effect on a Service of type \`${types[0]}\``,
        got,
        expected: `a Service of type ${listWords(fitting, "or")}, here or in the values of an environment`,
        fix: `add \`"type": "${fitting.at(-1)}"\` to \`service\`, or remove \`${field}\``,
      };
    });
  });
}

interface TypedField {
  readonly path: string;
  readonly field: string;
  readonly got: Json;
}

function typedFields({ service = {} }: App): readonly TypedField[] {
  const own = (["external_traffic_policy", "load_balancer_class"] as const).flatMap((field) => {
    const got = service[field];
    return got === undefined ? [] : [{ path: `service.${field}`, field, got }];
  });
  const ofPorts = Object.entries(service.ports ?? {}).flatMap(([name, options]) => {
    const got = typeof options === "number" ? undefined : options.node_port;
    return got === undefined ? [] : [{ path: `${joinPath("service.ports", name)}.node_port`, field: "node_port", got }];
  });
  return [...own, ...ofPorts];
}

function typeIn(values: ChartView["values"], app: string): Json | undefined {
  return ["apps", app, "service", "type"].reduce<Json | undefined>(
    (part, key) => (isObject(part) ? part[key] : undefined),
    values,
  );
}
