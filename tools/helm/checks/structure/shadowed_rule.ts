/** Rules of a NetworkPolicy add up: where one lets in everyone, another that names pods restricts nothing. */
import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../base/json.ts";
import { itemsAt, listOf, mapOf } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const DIRECTIONS = [
  { field: "ingress", peers: "from", everyone: "lets in everyone" },
  { field: "egress", peers: "to", everyone: "lets them call everyone" },
] as const;

export const shadowedRule: ObjectCheck = {
  code: "shadowed-rule",
  severity: "warning",
  about: "practice",
  description: "No rule of a NetworkPolicy names who may use a port that another rule opens to everyone.",
  source: "Kubernetes: Network Policies, The NetworkPolicy resource",
  run: ({ objects }) =>
    objects
      .filter(({ kind, group }) => kind === "NetworkPolicy" && group === "networking.k8s.io")
      .flatMap((object) =>
        DIRECTIONS.flatMap(({ field, peers, everyone }) => {
          const rules = itemsAt(object, "spec", field);
          const isForAll = ([, rule]: (typeof rules)[number]) => listOf(rule[peers]).length === 0;
          const open = rules.filter(isForAll).map(([, rule]) => portsOf(rule));
          const isOpen = (port: Json) => open.flat().some((other) => isDeepStrictEqual(other, port));
          // A rule without ports is about all of them.
          const areOpen = (ports: readonly Json[]) =>
            open.some((each) => each.length === 0) || (ports.length > 0 && ports.every(isOpen));
          return rules
            .filter((rule) => !isForAll(rule) && areOpen(portsOf(rule[1])))
            .map(([path, rule]) => ({
              object,
              path: `${path}.${peers}`,
              what: `restricts nothing: another rule ${everyone} at the same ports`,
              got: listOf(rule["ports"]),
              expected: "ports that no other rule opens",
              fix: {
                app: "name who scrapes in the chart's `scrapers`, or give `metrics` a port of their own",
                manifest: "remove one of the rules",
              },
            }));
        }),
      ),
};

/** Without a protocol, it is TCP. */
function portsOf(rule: Readonly<Record<string, Json>>): readonly Json[] {
  return listOf(rule["ports"]).map((port) => ({ protocol: "TCP", ...mapOf(port) }));
}
