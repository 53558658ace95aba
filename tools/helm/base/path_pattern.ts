/** Path patterns as in Bazel's `glob`: `*` is any part of a name, `**` any number of folders. */

/** Compiles a pattern, like `values.yaml`, `ci/*.yaml` or `templates/**`, into a test for paths with forward slashes. */
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
