/** No overlay sets a variable that looks like a secret: it would stand in the clear in the chart. */
import { joinPath, type Problem } from "../problems.ts";
import { isObject } from "../resolve/overlay.ts";
import type { ChartView, Json, Model } from "../types.ts";
import { isSecretName } from "../validate/environment.ts";
import { within } from "./values.ts";

export function checkSecrets(view: ChartView, { chart }: Model): readonly Problem[] {
  const overlays = [
    { path: "values", overlay: (chart.values ?? {}) as Json },
    ...view.environments.map(({ name, overlay }) => ({ path: joinPath("environments", name), overlay })),
  ];
  return overlays.flatMap(({ path, overlay }) =>
    literals(overlay, "").map((found) => ({
      code: "literal-secret",
      label: view.label,
      path: within(path, found),
      what: "looks like a secret in the clear",
      expected: "a reference to a Secret",
      fix: 'write `{"valueFrom": {"secretKeyRef": {"name": …, "key": …}}}`',
    })),
  );
}

/** Paths of text under a secret's name in maps of environment variables. */
function literals(value: Json, path: string): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = joinPath(path, key);
    if (key !== "env" || !isObject(child)) return literals(child, at);
    return Object.entries(child)
      .filter(([name, text]) => isSecretName(name) && typeof text === "string" && text !== "")
      .map(([name]) => joinPath(at, name));
  });
}
