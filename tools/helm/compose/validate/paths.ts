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

/** Settings that all paths share, if each path has its own. */
export function unusedSettings<Field extends string>(
  { label }: App,
  attribute: "ingress" | "route",
  settings: { readonly [field in Field]?: unknown },
  paths: readonly (string | { readonly [field in Field]?: unknown })[] = [],
): Problem[] {
  return (Object.entries(settings) as [Field, unknown][])
    .filter(([field, got]) => got !== undefined && paths.length > 0 && paths.every((path) => ownSetting(path, field)))
    .map(([field, got]) => ({
      code: "meaningless-attribute",
      label,
      path: `${attribute}.${field}`,
      what: "has no effect, because every path has its own",
      got,
      expected: "a path that takes it",
      fix: `remove \`${field}\``,
    }));
}

function ownSetting<Field extends string>(
  path: string | { readonly [field in Field]?: unknown },
  field: Field,
): boolean {
  return typeof path !== "string" && path[field] !== undefined;
}
