/** The regions of the README that list app types and attributes. */

import { withRegion } from "../region.mjs";
import { linkTo } from "./attributes_page.mjs";

export function readmeWith(text, macros, appTypes) {
  const regions = {
    "app types": appTypesTable(appTypes),
    "attributes of release_app": attributesTable("release_app", macros.release_app),
    "attributes of helm_chart": attributesTable("helm_chart", macros.helm_chart),
  };
  return Object.entries(regions).reduce(
    (current, [name, content]) => withRegion(current, name, [...content, ""]),
    text,
  );
}

function attributesTable(macro, { groups }) {
  const rows = groups.map(({ title, attributes }) => [
    title,
    attributes.map(({ name }) => linkTo(macro, name, "docs/attributes.md")).join(" "),
  ]);
  return table([`\`${macro}\``, "attributes"], rows);
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
