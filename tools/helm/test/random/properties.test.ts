/** Any text that a user writes comes out of Helm byte for byte. Failures print the seed that reproduces them. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { app, chart, chartOf, containerOf, find, type KubernetesObject, render } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

/** Text that a chart can carry. Much of it contains what breaks YAML and templates. */
const FRAGMENTS = [
  "{{",
  "}}",
  "{{-",
  "-}}",
  "`",
  '"',
  "'",
  "\\",
  "\n",
  "\r\n",
  "\t",
  ": ",
  " #",
  "- ",
  "|",
  ">",
  "%",
  "@",
  "*",
  "&",
  "!",
  "~",
  "on",
  "0o7",
  "1e3",
  "\u2028",
  "\ufeff",
  "🚀",
  "$(X)",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join(""))
  .filter((value) => value.isWellFormed() && !/[\0\u007f-\u009f\ufffe\uffff]/.test(value));
const name = fc
  .stringMatching(/^[A-Z_][A-Z0-9_.-]{0,12}$/)
  .filter((value) => !/(PASSWORD|PASSWD|PASSPHRASE|SECRET|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/.test(value));
const annotation = fc.stringMatching(/^[a-z]{1,8}\/[A-Za-z0-9]{1,8}$/);

const declared = fc.record({
  command: fc.array(text, { maxLength: 5 }),
  args: fc.array(text, { maxLength: 5 }),
  env: fc.dictionary(name, text, { maxKeys: 6, noNullPrototype: true }),
  annotations: fc.dictionary(annotation, text, { maxKeys: 4, noNullPrototype: true }),
  path: text.map((value) => `/${value}`),
});

describe.each(HELMS)("%s", (_, helm) => {
  test("commands, arguments, variables, annotations and paths arrive unchanged", () => {
    fc.assert(
      fc.property(declared, ({ command, args, env, annotations, path }) => {
        const ingress = { paths: [path], annotations };
        const declaration = {
          chart: chart(),
          apps: [app({ app_name: "api", app_type: "external-api", command, args, env, ingress })],
        };
        const objects = render(helm, chartOf(declaration));
        const container = containerOf(find(objects, "Deployment"));
        expect(container.command ?? []).toEqual(command);
        expect(container.args ?? []).toEqual(args);
        const variables = (container.env ?? []).map((variable: KubernetesObject) => [variable.name, variable.value]);
        expect(Object.fromEntries(variables)).toEqual(env);
        const { metadata, spec } = find(objects, "Ingress");
        expect(metadata.annotations ?? {}).toEqual(annotations);
        expect(spec.rules[0].http.paths[0].path).toBe(path);
      }),
      { numRuns: 150 },
    );
  });

  test("in text with another app's host and port, nothing else changes", () => {
    const withNames = fc
      .array(fc.oneof(fc.constantFrom("{host}", "{port}", "{", "}", "{{", "}}"), text), { maxLength: 6 })
      .map((parts) => parts.join(""));
    const texts = fc.array(fc.record({ value: withNames, fallback: withNames }), { minLength: 30, maxLength: 50 });
    fc.assert(
      fc.property(texts, fc.boolean(), (declaredTexts, enabled) => {
        const env = declaredTexts.map((more, index) => [
          `TEXT_${index}`,
          { app: { name: "redis", optional: true, ...more } },
        ]);
        const apps = [
          app({ app_name: "api", env: Object.fromEntries(env) }),
          app({ app_name: "redis", app_type: "stateful-service", port: 6379 }),
        ];
        const objects = render(helm, chartOf({ apps }), { values: { "apps.redis.enabled": enabled } });
        const expected = declaredTexts.map(({ value, fallback }, index) => ({
          name: `TEXT_${index}`,
          value: enabled ? value.replaceAll("{host}", "prod-redis").replaceAll("{port}", "6379") : fallback,
        }));
        const byName = expected.toSorted((left, right) => (left.name < right.name ? -1 : 1));
        expect(containerOf(find(objects, "Deployment")).env).toEqual(byName);
      }),
      { numRuns: 8 },
    );
  });
});
