/** What a schema expects, in words. */
import { listWords } from "../base/text.ts";
import type { Schema } from "./schema_tree.ts";

/** What a text must not contain. */
export function exclusion({ not }: Schema): string {
  const { description, pattern } = not as { readonly description?: string; readonly pattern?: string };
  return description ?? `what matches ${pattern}`;
}

/** A map with none or several of the keys of which it has one. */
export function choiceOf({ oneOf }: Schema, got: object): { readonly what: string; readonly expected: string } {
  const keys = (oneOf as readonly { readonly required?: readonly string[] }[]).flatMap(({ required = [] }) => required);
  const what = keys.some((key) => key in got) ? "has several keys of which it can have one" : "is missing a key";
  return { what, expected: `exactly one of ${listWords(keys)}` };
}

export function range(schema: Schema): string {
  const [low, high] = [schema["minimum"], schema["maximum"]];
  const type = typeName(schema["type"]);
  if (low === undefined) return `${type} of at most ${high}`;
  return high === undefined ? `${type} of at least ${low}` : `${type} from ${low} to ${high}`;
}

export function typeName(type: unknown): string {
  const names: { [type: string]: string } = {
    array: "a list",
    boolean: "True or False",
    integer: "an integer",
    number: "a number",
    object: "a dict",
    string: "a string",
  };
  return [type]
    .flat()
    .map((name) => names[String(name)] ?? String(name))
    .join(" or ");
}
