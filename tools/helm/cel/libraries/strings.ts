/** CEL's extended strings in the version that Kubernetes has, as far as the CEL library lacks them. */
import { ExpressionError, type Library, namespace } from "../library.ts";
import { type CelValue, isMap } from "../values.ts";

const STRINGS_NAMESPACE = namespace("strings");

export const STRINGS: Library = {
  namespaces: [STRINGS_NAMESPACE],
  functions: {
    "string.charAt(int): string": charAt,
    "string.replace(string, string): string": (text: string, old: string, replacement: string) =>
      text.replaceAll(old, () => replacement),
    "string.replace(string, string, int): string": replaceSome,
    "string.format(list<dyn>): string": format,
    "stringsNamespace.quote(string): string": (_: unknown, text: string) => quote(text),
    "string(google.protobuf.Timestamp): string": timestampText,
    "string(google.protobuf.Duration): string": durationText,
    "int(google.protobuf.Timestamp): int": (time: Date) => BigInt(Math.floor(time.getTime() / 1000)),
    "timestamp(google.protobuf.Timestamp): google.protobuf.Timestamp": (time: Date) => time,
    "duration(google.protobuf.Duration): google.protobuf.Duration": (duration: unknown) => duration,
  },
};

function charAt(text: string, index: bigint): string {
  const characters = [...text];
  if (index < 0n || index > characters.length) throw new ExpressionError(`index out of range: ${index}`);
  return characters[Number(index)] ?? "";
}

function replaceSome(text: string, old: string, replacement: string, limit: bigint): string {
  let left = limit < 0n ? Number.POSITIVE_INFINITY : Number(limit);
  return text.replaceAll(old, (found) => {
    left -= 1;
    return left >= 0 ? replacement : found;
  });
}

function timestampText(time: Date): string {
  return time.toISOString().replace(/\.?0+Z$/, "Z");
}

function durationText({ seconds, nanos }: { readonly seconds: bigint; readonly nanos: number }): string {
  const total = BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
  const digits = String(total < 0n ? -total : total).padStart(10, "0");
  const fraction = digits.slice(-9).replace(/0+$/, "");
  return `${total < 0n ? "-" : ""}${digits.slice(0, -9)}${fraction === "" ? "" : `.${fraction}`}s`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that have escapes.
  return `"${text.replace(/[\x07\b\f\n\r\t\v\\"]/g, (character) => ESCAPES[character] ?? character)}"`;
}

/** `%s`, `%d`, `%f`, `%e`, `%b`, `%o`, `%x`, `%X` and `%%`, as in CEL's `format`. */
function format(text: string, values: readonly CelValue[]): string {
  let next = 0;
  const formatted = text.replace(/%(?:\.(\d+))?(.?)/gs, (_, precision: string | undefined, verb: string) => {
    if (verb === "%") return "%";
    if (next >= values.length) throw new ExpressionError(`index ${next} out of range`);
    const value = values[next];
    next += 1;
    return formatValue(verb, value, precision === undefined ? 6 : Number(precision));
  });
  return formatted;
}

function formatValue(verb: string, value: CelValue, precision: number): string {
  switch (verb) {
    case "s":
      return display(value);
    case "d":
      return typeof value === "bigint" || isUnsigned(value) ? String(value) : wrong(verb, value);
    case "f":
      return numberOf(verb, value).toFixed(precision);
    case "e":
      return numberOf(verb, value)
        .toExponential(precision)
        .replace(/e([+-])(\d)$/, "e$10$2");
    case "b":
      return typeof value === "boolean" ? String(Number(value)) : radix(verb, value, 2);
    case "o":
      return radix(verb, value, 8);
    case "x":
      return typeof value === "string" ? Buffer.from(value).toString("hex") : radix(verb, value, 16);
    case "X":
      return formatValue("x", value, precision).toUpperCase();
    default:
      throw new ExpressionError(`unrecognized formatting clause "${verb}"`);
  }
}

function isUnsigned(value: CelValue): boolean {
  return typeof value === "object" && value !== null && typeof value.valueOf() === "bigint";
}

function numberOf(verb: string, value: CelValue): number {
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : Number(wrong(verb, value));
}

function radix(verb: string, value: CelValue, base: number): string {
  return typeof value === "bigint" ? value.toString(base) : wrong(verb, value);
}

function wrong(verb: string, value: CelValue): never {
  throw new ExpressionError(`error during formatting: %${verb} cannot format ${display(value)}`);
}

function display(value: CelValue): string {
  if (Array.isArray(value)) return `[${value.map(display).join(", ")}]`;
  if (value instanceof Date) return timestampText(value);
  if (isMap(value)) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${key}: ${display(inner)}`).join(", ")}}`;
  }
  if (typeof value === "object" && value !== null && "nanos" in value) {
    return durationText(value as { seconds: bigint; nanos: number });
  }
  return String(value);
}
