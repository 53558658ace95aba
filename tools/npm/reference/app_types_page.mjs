/** The table of docs/app_types.md. */
import { withRegion } from "../region.mjs";

export function appTypesPageWith(text, appTypes) {
  return withRegion(text, "app types", [...appTypesTable(appTypes), ""]);
}

function appTypesTable(types) {
  const traits = Object.values(types);
  const rows = {
    workload: ({ workload, hook }) => (hook ? `${workload}, as a Helm hook` : workload),
    Service: ({ service, longRunning, workload }) =>
      workload === "StatefulSet" ? "yes and headless" : service ? "yes" : longRunning ? "on request" : "no",
    "Ingress or HTTPRoute": ({ ingress }) => yes(ingress),
    "PodDisruptionBudget, where it leaves room": ({ disruptionBudget }) => yes(disruptionBudget),
    "pods without `replicas` or a scaler": ({ replicas, longRunning }) =>
      String(replicas ?? (longRunning ? "one a node" : "")),
  };
  return table(
    ["", ...Object.keys(types)],
    Object.entries(rows).map(([title, cell]) => [title, ...traits.map(cell)]),
  );
}

function yes(trait) {
  return trait ? "yes" : "no";
}

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
