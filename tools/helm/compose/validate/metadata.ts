/** Labels and annotations: none that the chart sets itself. */
import type { AppFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

/** Labels of every object, then those that select pods. */
const OWN_LABELS = [
  "app.kubernetes.io/component",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/managed-by",
  "app.kubernetes.io/name",
  "app.kubernetes.io/part-of",
  "app.kubernetes.io/version",
  "helm.sh/chart",
];
const SELECTING = ["app.kubernetes.io/component", "app.kubernetes.io/instance", "app.kubernetes.io/name"];

/** Annotations that make an object a hook, with the attribute to use instead. */
const HOOKS: Readonly<Record<string, string>> = {
  "helm.sh/hook": "phase",
  "helm.sh/hook-delete-policy": "delete_policy",
  "helm.sh/hook-weight": "weight",
};

export function validateMetadata({ app }: AppFacts): readonly Problem[] {
  return [
    ...OWN_LABELS.flatMap((name) => ownLabel(app, "labels", name)),
    ...SELECTING.flatMap((name) => ownLabel(app, "pod_labels", name)),
    ...Object.entries(HOOKS).flatMap(([name, attribute]) => hookAnnotation(app, name, attribute)),
  ];
}

function ownLabel(app: App, attribute: "labels" | "pod_labels", name: string): Problem[] {
  const got = app[attribute]?.[name];
  if (got === undefined) return [];
  return [
    {
      code: "reserved-name",
      label: app.label,
      path: joinPath(attribute, name),
      what: "is a label that the chart sets itself",
      got,
      expected: "a label of your own",
      fix: "remove it, or choose another name",
    },
  ];
}

function hookAnnotation({ label, annotations = {} }: App, name: string, attribute: string): Problem[] {
  if (annotations[name] === undefined) return [];
  return [
    {
      code: "reserved-name",
      label,
      path: joinPath("annotations", name),
      what: "would make every object of the app a hook",
      got: annotations[name],
      expected: "a hook to be an app of type `job`",
      fix: `remove it; jobs have the attribute \`${attribute}\` for this`,
    },
  ];
}
