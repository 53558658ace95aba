/** What the command `explain` knows of attributes: a line of JSON for each attribute and each key of its dicts. */
import { repetition } from "./attributes.mjs";

export function explainData(macros, examples) {
  const rows = Object.entries(macros).flatMap(([macro, { groups }]) =>
    groups.flatMap(({ attributes }) => attributes.flatMap((attribute) => rowsOf(macro, attribute, examples[macro]))),
  );
  return `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
}

function rowsOf(macro, attribute, examples) {
  const { name, keys, appTypes } = attribute;
  const { path, text } = examples[name];
  const page = pageOf(macro, name);
  const whole = { macro, path: name, ...described(attribute), appTypes, page, example: text, from: path };
  const inner = keys.map((key) => ({
    macro,
    path: `${name}${key.path.startsWith("[]") ? "" : "."}${key.path}`,
    ...described(key),
    description: key.description + repetition(key, (other) => `\`${other}\``),
    appTypes,
    page,
  }));
  return [{ ...whole, keys: keys.filter(({ path }) => !/[.[]/.test(path)).map(({ path }) => path) }, ...inner];
}

function described({ type, description, required, places, values, unrendered }) {
  const given = { values, unrendered, ...(places?.length > 0 ? { places } : {}) };
  return { type, required: required || undefined, description, ...given };
}

function pageOf(macro, name) {
  if (macro === "release_app") return `docs/attributes.md#${name}`;
  if (macro === "helm_chart") return `docs/attributes.md#${name}-of-a-chart`;
  return "docs/gitops.md";
}
