/** Helm's output becomes objects; any other document is named by its template. */
import { expect, test } from "@jest/globals";
import { documentReader } from "./documents.ts";

const read = documentReader();

test("objects are those of all documents, in order; empty documents are skipped", () => {
  const text =
    "---\n# Source: shop/templates/a.yaml\na: 1\n---\n# Source: shop/templates/b.yaml\n# nothing\n---\n# Source: shop/charts/x/templates/c.yaml\nc: 3\n";
  const objects = [
    { template: "templates/a.yaml", body: { a: 1 } },
    { template: "charts/x/templates/c.yaml", body: { c: 3 } },
  ];
  expect(read(text)).toEqual({ objects, broken: [] });
  expect(read("")).toEqual({ objects: [], broken: [] });
});

test.each([
  ["a: 1\na: 2\n", { what: expect.stringContaining("unique"), isDuplicateKey: true }],
  ["a: [\n", { what: expect.stringMatching(/^is not YAML: ./), isDuplicateKey: false }],
  ["- a\n", { what: "is not a mapping", isDuplicateKey: false }],
  ["text\n", { what: "is not a mapping", isDuplicateKey: false }],
])("%j is broken", (content, broken) => {
  const text = `---\n# Source: shop/templates/good.yaml\na: 1\n---\n# Source: shop/charts/sub/templates/bad.yaml\n${content}`;
  expect(read(text)).toEqual({
    objects: [{ template: "templates/good.yaml", body: { a: 1 } }],
    broken: [{ template: "charts/sub/templates/bad.yaml", ...broken }],
  });
});

test("text that looks like a separator does not separate within a value", () => {
  const text = "---\n# Source: shop/templates/a.yaml\na: |\n  ---\n  # Source: x/y\n  b: 1\n";
  expect(read(text).objects.map(({ body }) => body)).toEqual([{ a: "---\n# Source: x/y\nb: 1\n" }]);
});

test("lists are their items, as Helm applies them; a kind that ends like them is an object", () => {
  const text =
    "kind: List\nitems:\n- {a: 1}\n- {kind: ConfigMapList, items: [{b: 2}]}\n- text\n---\nkind: AllowList\nspec: {items: []}\n";
  const bodies = read(text).objects.map(({ body }) => body);
  expect(bodies).toEqual([{ a: 1 }, { b: 2 }, { kind: "AllowList", spec: { items: [] } }]);
});
