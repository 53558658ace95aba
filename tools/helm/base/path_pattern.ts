/** Patterns of paths, as Bazel's `glob` has them: `*` is any part of a name, `**` any number of folders. */

/** Whether paths, with `/` between names, are as a pattern says: `values.yaml`, `ci/*.yaml`, `templates/**`. */
export function pathPattern(pattern: string): (path: string) => boolean {
  const segments = pattern.split("/");
  const expression = segments
    .map((segment, index) => segmentExpression(segment, index === segments.length - 1))
    .join("");
  const compiled = new RegExp(`^${expression}$`, "s");
  return (path) => compiled.test(path);
}

function segmentExpression(segment: string, isLast: boolean): string {
  if (segment === "**") return isLast ? ".+" : "(?:[^/]+/)*";
  const name = segment.split("*").map(escapeExpression).join("[^/]*");
  return isLast ? name : `${name}/`;
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
}
