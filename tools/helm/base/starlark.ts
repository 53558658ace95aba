/** Values as people write them in BUILD files. */

export function starlark(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null || value === undefined) return "None";
  if (Array.isArray(value)) return `[${value.map(starlark).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(starlarkEntry).join(", ")}}`;
}

/** An entry of a dict, without its braces. */
export function starlarkEntry([key, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(key)}: ${starlark(value)}`;
}
