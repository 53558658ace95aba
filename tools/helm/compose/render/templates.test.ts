import { describe, expect, test } from "@jest/globals";
import ejs from "ejs";
import {
  allOf,
  expression,
  goString,
  literalItems,
  literalYaml,
  member,
  quote,
  valuesPath,
} from "../../base/literal.ts";
import { templateRenderer } from "./templates.ts";

describe("quote", () => {
  test.each([
    ["plain", '"plain"'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    ["{{ .x }}", '"{{ "{{" }} .x }}"'],
    ["{{{", '"{{ "{{" }}{"'],
    ["\u2028", '"\\u2028"'],
  ])("%j becomes %s", (text, expected) => {
    expect(quote(text)).toBe(expected);
  });
});

test("goString keeps braces, which mean nothing in an action", () => {
  expect(goString("{{x}}")).toBe('"{{x}}"');
});

test.each([
  [["apps", "api"], ".Values.apps.api"],
  [["apps", "my-api"], '(index .Values "apps" "my-api")'],
  [["apps", "a.b", "ingress"], '(index .Values "apps" "a.b" "ingress")'],
])("valuesPath(%j) is %s", (keys, expected) => {
  expect(valuesPath(...keys)).toBe(expected);
});

test.each([
  [[], undefined],
  [[undefined, "$a.b"], "$a.b"],
  [["$a", "not $b", '(index $c "d").e', "or $f $g"], 'and $a (not $b) (index $c "d").e (or $f $g)'],
])("allOf(%j) is %s", (conditions, expected) => {
  expect(allOf(...conditions)).toBe(expected);
});

test.each([
  ["login", "$app.secrets.login"],
  ["my-login", '(index $app.secrets "my-login")'],
])("member of %s", (key, expected) => {
  expect(member("$app.secrets", key)).toBe(expected);
});

test("a list whose items are all missing is empty, not null", () => {
  const items = [
    { value: { a: 1 }, condition: "$x" },
    { value: { b: 2 }, condition: "not $y" },
  ];
  const text = "{{- if $x }}\n- a: 1\n{{- end }}\n{{- if not $y }}\n- b: 2\n{{- end }}\n";
  expect(literalItems(items, literalYaml)).toBe(`${text}{{- if not (or $x (not $y)) }}\n[]\n{{- end }}\n`);
  expect(literalItems([{ value: { c: 3 } }, ...items], literalYaml)).toBe(`- c: 3\n${text}`);
  const more = "{{- with $z }}\n{{- toYaml . | nindent 4 }}\n{{- end }}\n";
  expect(literalItems(items, literalYaml, { values: "$z", indent: 4 })).toBe(
    `${text}${more}{{- if not (or $x (not $y) $z) }}\n[]\n{{- end }}\n`,
  );
});

test("literalYaml evaluates expressions, but no text of users", () => {
  const value = { name: expression('include "a.b" (list $ "x")'), text: "{{ .x }}", "{{k}}": ["\\0", '"'] };
  expect(literalYaml(value)).toBe(
    'name: {{ include "a.b" (list $ "x") }}\ntext: "{{ "{{" }} .x }}"\n"{{ "{{" }}k}}":\n  - "\\\\0"\n  - "\\""\n',
  );
});

describe("place", () => {
  const templates = Object.fromEntries(
    Object.entries({
      "outer.ejs": "a:\n<%- it.place('inner', 2) %>\n",
      "_partials/inner.ejs": "b:\n  {{ x | nindent <%= it.at(2) %> }}\n\n  c: <%- it.quote('n | nindent 2') %>\n",
    }).map(([path, text]) => [path, ejs.compile(text, { localsName: "it", strict: true })]),
  );

  test("shifts a partial's lines and the indents that it passes to Helm, but no text of users", () => {
    expect(templateRenderer(templates)("outer.ejs", { chart: {} as never })).toBe(
      'a:\n  b:\n    {{ x | nindent 4 }}\n\n    c: "n | nindent 2"\n',
    );
  });

  test("names the missing template", () => {
    expect(() => templateRenderer(templates)("none.ejs", { chart: {} as never })).toThrow("no template none.ejs");
  });
});
