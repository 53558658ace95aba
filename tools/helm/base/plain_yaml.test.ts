/** The fast reader says nothing, or the same as the whole parser. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import type { Json } from "./json.ts";
import { readPlainYaml } from "./plain_yaml.ts";
import { parseAnyYaml } from "./yaml.ts";

const DEPLOYMENT = `# Source: shop/templates/api.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  labels: {}
  annotations:
    "example.com/a b": "1 \\"2\\" \\n"
spec:
  replicas: 3
  template:
    spec:
      # Not deeper than its key.
      containers:
      - name: api
        image: "registry.example.com:5000/api:1.0"
        args:
          - --url=http://db:5432/x
          - "yes"
        resources:
          limits: {}
          requests:
            cpu: 100m
            memory: 64Mi

        stdin: true
        command: []
      - name: sidecar
        env:
          - name: EMPTY
            value:
`;

test("what charts render most is read", () => {
  const read = readPlainYaml(DEPLOYMENT);
  expect(read).toEqual(parseAnyYaml(DEPLOYMENT).values?.[0]);
  expect(read).toMatchObject({ spec: { replicas: 3, template: { spec: { containers: [{ stdin: true }, {}] } } } });
});

test.each([
  ...["", "a", "a: b: c", "a: 'b'", "a: |\n  b", "a: b\n  c", "a: b # c", "a: &b c", "a: !c d", "a: {b: c}", "a: [b]"],
  ...["a: yes", "yes: a", "a: 1.0", "a: 0777", "a: 1e3", "a: 1_0", "a: ~", "a: b\na: c", "a: é", "a: b\tc", "<<: a"],
  ...["---\na: b", "a: b\n...", "- a\nb: c", "a:\n   b: c\n  d: e", "-\n  a: b", "? a\n: b", "__proto__: a", "a:b"],
  ...["- a\n  b", 'a: "b\\x41"', "a: b:", "a: 2001-01-01", "a: 1:30", '"a": b\n"a": c'],
])("of %j it says nothing", (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

const WORDS = fc.oneof(
  fc.constantFrom(
    "a",
    "b/c",
    "100m",
    "64Mi",
    "yes",
    "1.0",
    "http://a:1/b",
    "x y",
    "--a=b",
    "",
    "8080",
    "# a",
    "a: b",
    "-",
    "0x1",
  ),
  fc.string({ maxLength: 6 }),
);
const VALUES = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    WORDS,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(WORDS, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Texts as serializers write them, with some characters replaced, so that most are still almost YAML. */
const TEXTS = fc
  .tuple(
    VALUES,
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("", " ", "\n", "- ", ": ", ":", '"', "'", "#", "\n  ", "|", "y")), {
      maxLength: 3,
    }),
  )
  .map(([value, indentSeq, changes]) =>
    changes.reduce(
      (text, [place, part]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + part + text.slice(at + 1);
      },
      stringify(value, { indentSeq, version: "1.1" }),
    ),
  );

test("of any text it says nothing, or what the whole parser says", () => {
  let read = 0;
  fc.assert(
    fc.property(TEXTS, (text) => {
      const plain = readPlainYaml(text);
      if (plain === undefined) return;
      read += 1;
      expect({ values: [plain] }).toEqual(parseAnyYaml(text));
    }),
    { seed: 1, numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(500);
});
