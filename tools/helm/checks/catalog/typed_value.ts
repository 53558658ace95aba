/** Values as rules of custom resources see them: with the types of their schemas (k8s.io/apiserver/pkg/cel/common). */
import type { Json } from "../../base/json.ts";
import { language, type Program } from "../../cel/language.ts";
import { toCel } from "../../cel/values.ts";
import { isMap } from "./field_schema.ts";
import type { StructuralSchema } from "./structural.ts";

export function typedValue(value: unknown, schema: StructuralSchema | undefined): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => typedValue(item, schema?.items));
  if (isMap(value)) return typedMap(value, schema);
  if (typeof value === "number") return schema?.type === "number" ? value : toCel(value);
  return typeof value === "string" ? typedText(value, schema?.format) : toCel(value as Json);
}

function typedMap(value: Readonly<Record<string, unknown>>, schema: StructuralSchema | undefined): unknown {
  const { properties = {}, additionalProperties } = schema ?? {};
  const of = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const entries = Object.entries(value).map(([key, inner]) =>
    // Only the names of fields are identifiers of expressions.
    Object.hasOwn(properties, key) ? [escaped(key), typedValue(inner, properties[key])] : [key, typedValue(inner, of)],
  );
  return Object.fromEntries(entries);
}

function typedText(text: string, format: string | undefined): unknown {
  switch (format) {
    case "date":
    case "date-time":
    case "datetime": {
      const time = new Date(text);
      return Number.isNaN(time.getTime()) ? text : time;
    }
    case "duration":
      return durationOf(text) ?? text;
    case "byte":
      return new Uint8Array(Buffer.from(text, "base64"));
    default:
      return text;
  }
}

let duration: Program | undefined;

/** Undefined if it is none: then the format of the text is wrong. */
function durationOf(text: string): unknown {
  const { environment, compile } = language();
  duration ??= compile(environment.clone().registerVariable("text", "string"), "duration(text)").program;
  const outcome = duration?.evaluate({ text });
  return outcome !== undefined && "value" in outcome ? outcome.value : undefined;
}

const WORDS =
  /^(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;

/** The name of a field as an identifier (k8s.io/apiserver/pkg/cel: `Escape`). */
function escaped(name: string): string {
  if (WORDS.test(name)) return `__${name}__`;
  return name
    .replaceAll("__", "__underscores__")
    .replaceAll(".", "__dot__")
    .replaceAll("-", "__dash__")
    .replaceAll("/", "__slash__");
}
