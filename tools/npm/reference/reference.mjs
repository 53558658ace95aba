/** Every document that lists attributes, made from the schemas: the macros, `docs/attributes.md` and the README's tables. */
import { readFileSync } from "node:fs";
import { attributesOf, macrosOf } from "./attributes.mjs";
import { attributesPage } from "./attributes_page.mjs";
import { examplesOf } from "./examples.mjs";
import { importTypeScript } from "./import_typescript.mjs";
import { definitionOf } from "./macros.mjs";
import { readmeWith } from "./readme.mjs";
import { withRegion } from "./regions.mjs";

const FILES = { release_app: "release_app.bzl", helm_chart: "helm.bzl" };

/** Text of each file, by its path from the repository's root. */
export async function referenceFiles() {
  const { APP_TYPES } = await importTypeScript("tools/helm/facts/app_types.ts");
  const { typesWith } = await importTypeScript("tools/helm/facts/attributes.ts");
  const macros = macrosOf({
    schemas: await importTypeScript("tools/helm/model/schemas.ts"),
    rows: await importTypeScript("tools/helm/test/subjects/rows.ts"),
    appTypes: Object.keys(APP_TYPES),
    typesWith,
  });
  const examples = examplesOf(Object.keys(macros));
  requireExamples(macros, examples);
  const definitions = Object.entries(FILES).map(([macro, path]) => {
    const definition = definitionOf(macro, macros[macro], examples[macro]);
    return [path, withRegion(readFileSync(path, "utf8"), macro, definition)];
  });
  return {
    ...Object.fromEntries(definitions),
    "README.md": readmeWith(readFileSync("README.md", "utf8"), macros, APP_TYPES),
    "docs/attributes.md": attributesPage(macros, examples),
  };
}

function requireExamples(macros, examples) {
  const missing = Object.entries(macros).flatMap(([macro, groups]) =>
    attributesOf(groups)
      .filter(({ name }) => examples[macro][name] === undefined)
      .map(
        ({ name }) => `no \`${macro}\` in examples/ has a \`${name}\` that means the same elsewhere; add one to a demo`,
      ),
  );
  if (missing.length > 0) throw new Error(missing.join("\n"));
}
