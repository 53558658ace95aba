/** Who wrote an object, by the path of its template, and what they or the users of their chart can do about a problem. */
import type { Fix, HelmProblem, Origin } from "../types.ts";

const CHART: Origin = { kind: "chart" };

/** `charts/<key>/templates/…`: below the name or alias of the dependency, however it is packed. */
const DEPENDENCY = /^charts\/([^/]+)\//;

const MANIFEST = /^templates\/manifests\/(.+)$/;

export function originOf(template: string): Origin {
  const keys = keysOf(template);
  if (keys.length > 0) return { kind: "dependency", key: keys.join(".") };
  const [, manifest] = MANIFEST.exec(template) ?? [];
  return manifest === undefined ? CHART : { kind: "manifest", name: manifest };
}

/** The dependencies on the way to a template, from the outside in. */
function keysOf(template: string): readonly string[] {
  const [start, key] = DEPENDENCY.exec(template) ?? [];
  return start === undefined || key === undefined ? [] : [key, ...keysOf(template.slice(start.length))];
}

/** The edit that helps those who build the chart. */
export function fixOf({ fix }: Pick<HelmProblem, "fix">, code: string, origin: Origin): string {
  const { app, manifest, dependency }: Fix = typeof fix === "string" ? { app: fix, manifest: fix } : fix;
  switch (origin.kind) {
    case "chart":
      return app;
    case "manifest":
      return manifest ?? `correct the manifest \`${origin.name}\``;
    case "dependency": {
      const others = `set other values below \`${origin.key}\`, take another version of that chart, or write \`"${code}": {"severity": "warning", "reason": "…"}\` in \`checks\``;
      return dependency === undefined ? others : `${dependency}; or ${others}`;
    }
  }
}
