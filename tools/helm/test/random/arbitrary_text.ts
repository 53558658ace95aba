/** Random text that a chart can carry. Much of it contains what breaks YAML, templates and shells. */
import fc from "fast-check";
import { FORMATS, type Format } from "../../model/formats.ts";

/** Whole texts that YAML 1.1, Go templates, shells or careless quoting would change. */
const TEXTS: readonly string[] = [
  ..."on no y n ~ null true 0777 0o7 1e3 1_000 1.10 .5 +1 12:30 0x1F 2024-01-01 12345678 1234567e2 NaN .inf = <<".split(
    " ",
  ),
  "",
  " ",
  "{{ .Values.x }}",
  "{{- /* c */ -}}",
  "{{",
  "`backticks`",
  "'single'",
  '"double"',
  "a # b",
  "*glob",
  "&anchor",
  "!tag",
  "key: value",
  "- item",
  "[flow]",
  "{flow: map}",
  "%directive",
  "@at",
  "? question",
  "---",
  "...",
  "a\nb",
  "\nleading",
  "\n\n",
  "trailing\n\n",
  "blanks  \n  behind",
  " leading blank",
  "a\r\nb",
  "tab\there",
  "\ttab",
  "back\\slash \\n",
  "ünïcödé 🚀",
  "\u2028\u2029",
  "\u0001\u001f\ufeff",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is text, not a placeholder.
  "$(HOME) ${HOME} $HOME",
  "x | nindent 4",
  "{host}:{port}",
  "%!s(int=3)",
  "# Source: chart/templates/x.yaml",
  "x".repeat(300),
];

const FRAGMENTS = [..."`\"'\\|>%@*&!~#:-{}[],", "{{", "}}", "{{-", "-}}", "\n", "\r\n", "\t", ": ", " #", "- ", "$(X)"];

/** Whether a chart can carry a text; the composer rejects others. */
function isPrintable(text: string): boolean {
  return text.isWellFormed() && !/[\0\u007f-\u009f\ufffe\uffff]/.test(text);
}

/** Any text that a chart can carry. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...TEXTS) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 6 })
      .map((parts) => parts.join(""))
      .filter(isPrintable),
  },
);

/** Text that matches a pattern: any text, nasty text that happens to match, and text of the maximum length. */
export function textMatching(pattern: string, longest = Number.POSITIVE_INFINITY): fc.Arbitrary<string> {
  const whole = new RegExp(pattern);
  const fits = (text: string) => text.length <= longest && whole.test(text) && isPrintable(text);
  const generated = fc.stringMatching(new RegExp(openEnded(withoutAssertions(pattern))), { size: "small" });
  const plain = pattern.endsWith("$") ? generated : fc.tuple(generated, anyText).map((parts) => parts.join(""));
  const nasty = TEXTS.flatMap((text) => [text, `/${text}`]).filter(fits);
  return fc.oneof(
    { weight: 8, arbitrary: plain.filter(fits) },
    ...(nasty.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...nasty) }] : []),
    ...(Number.isFinite(longest) ? [{ weight: 1, arbitrary: plain.filter(fits).map(lengthened) }] : []),
  );

  function lengthened(text: string): string {
    const long = `${text.slice(0, 1)}${"a".repeat(Math.max(0, longest - text.length))}${text.slice(1)}`;
    return fits(long) ? long : text;
  }
}

const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());

const IN_ANY_NOTATION: Readonly<Record<Format, fc.Arbitrary<string>>> = {
  "ip-address": anyAddress,
  "ip-range": fc.tuple(anyAddress, fc.nat({ max: 128 })).map((parts) => parts.join("/")),
};

/** Text in the notation of a format. */
export function textInFormat(format: Format): fc.Arbitrary<string> {
  return IN_ANY_NOTATION[format].map((text) => FORMATS[format](text) ?? "").filter((text) => text !== "");
}

/** fast-check does not support look-arounds; texts are filtered by them afterwards. */
function withoutAssertions(pattern: string): string {
  const start = pattern.search(/\(\?(?:[=!]|<[=!])/);
  if (start < 0) return pattern;
  let depth = 0;
  for (let index = start; index < pattern.length; index++) {
    if (pattern[index] === "\\") index++;
    else if (pattern[index] === "(") depth++;
    else if (pattern[index] === ")" && --depth === 0) {
      return withoutAssertions(pattern.slice(0, start) + pattern.slice(index + 1));
    }
  }
  throw new Error(`unbalanced: ${pattern}`);
}

/** Anchored, so that fast-check adds no text at an open end. */
function openEnded(pattern: string): string {
  return pattern.endsWith("$") ? pattern : `${pattern}$`;
}
