/** Values as people write them in BUILD files. */

export function starlark(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null || value === undefined) return "None";
  if (Array.isArray(value)) return `[${value.map(starlark).join(", ")}]`;
  if (typeof value === "string") return starlarkString(value);
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(starlarkEntry).join(", ")}}`;
}

/** An entry of a dict, without its braces. */
export function starlarkEntry([key, value]: readonly [string, unknown]): string {
  return `${starlark(key)}: ${starlark(value)}`;
}

/** As in JSON, but control characters without a letter of their own have octal escapes: Bazel knows no `\u001b`. */
function starlarkString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(/\\u00(..)|\\./g, (escaped, code?: string) => {
    return code === undefined ? escaped : `\\${Number.parseInt(code, 16).toString(8).padStart(3, "0")}`;
  });
}
