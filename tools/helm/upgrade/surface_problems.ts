/** What users can no longer set in values, as problems of an upgrade. */
import type { Upgrade, UpgradeProblem } from "./types.ts";
import { compareSurfaces, rootOf, type SurfaceChange } from "./values_surface.ts";
import { nextBreaking } from "./versions.ts";

export function surfaceProblems({ previous, next }: Upgrade, kind: SurfaceChange["kind"]): readonly UpgradeProblem[] {
  return compareSurfaces(rootOf(previous), rootOf(next))
    .filter((change) => change.kind === kind)
    .map(({ path, what, got, expected }) => ({
      place: `values.yaml ${path}`,
      what,
      ...(got === undefined ? {} : { got }),
      expected: `${expected}, or version ${nextBreaking(previous.version)}`,
      fix: `keep accepting it, or set \`chart_version = "${nextBreaking(previous.version)}"\``,
    }));
}
