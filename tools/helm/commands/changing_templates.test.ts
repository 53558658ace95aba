/** Which templates Helm renders differently each time. */
import { describe, expect, test } from "@jest/globals";
import { pack } from "../base/pack.ts";
import { changesEachTime } from "./changing_templates.ts";

const changes = (text: string, path = "templates/a.yaml") => changesEachTime(new Map([[path, text]]));

test.each([
  "password: {{ randAlphaNum 16 | quote }}",
  "password: {{ .Values.password | default (randAscii 8) }}",
  '{{- $ca := genCA "shop" 365 -}}',
  '{{ genSignedCertWithKey "shop" nil nil 365 $ca $key }}',
  "{{ htpasswd .Values.user .Values.password }}",
  'at: {{ now | date "2006" }}',
  "id: {{\n  uuidv4\n}}",
  "{{ list 1 2 | shuffle }}",
])("%s", (text) => {
  expect(changes(text)).toBe(true);
});

describe("others are rendered alike:", () => {
  test.each([
    "text: uuidv4, right now",
    '{{ include "now" . }} {{ .Values.now }} {{ $now }}',
    "{{/* Once this was randAlphaNum. */}}",
    '{{ derivePassword 1 "long" .Values.password "shop" "example.com" }}',
    '{{ lookup "v1" "Secret" "shop" "password" }}',
  ])("%s", (text) => {
    expect(changes(text)).toBe(false);
  });
});

test("notes are not rendered; charts in the chart are, packed or not", async () => {
  const text = "{{ randAlphaNum 8 }}";
  expect(changes(text, "charts/a/templates/NOTES.txt")).toBe(false);
  expect(changes(text, "charts/a/templates/secret.yaml")).toBe(true);
  for (const [content, expected] of [
    [text, true],
    ["{{ .Release.Name }}", false],
  ] as const) {
    const packed = await pack("a", new Map([["templates/secret.yaml", content]]));
    expect(changesEachTime(new Map([["charts/a-1.0.0.tgz", packed]]))).toBe(expected);
  }
});
