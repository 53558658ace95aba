/** Paths of an Ingress or a route. */
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

/** A path that stands in a list twice: the second one would take the first one's place. */
export function duplicatePaths(
  { label }: App,
  attribute: string,
  paths: readonly (string | { readonly path: string })[] = [],
): Problem[] {
  const names = paths.map((entry) => (typeof entry === "string" ? entry : entry.path));
  return names.flatMap((path, index) => {
    if (names.indexOf(path) === index) return [];
    return {
      code: "duplicate-path",
      label,
      path: `${attribute}[${index}]`,
      what: "is in the list already",
      got: path,
      expected: "each path once",
      fix: "remove one of the two",
    };
  });
}
