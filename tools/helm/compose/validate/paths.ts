/** Paths of an Ingress or a route. */
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

/** A path that is in a list twice: the second one would replace the first. */
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
      what: "is already in the list",
      got: path,
      expected: "each path once",
      fix: "remove one of the two",
    };
  });
}
