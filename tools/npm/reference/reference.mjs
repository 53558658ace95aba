/** Every document that lists attributes, generated from the schemas: the macros and the pages in `docs/`. */
import { readFileSync } from "node:fs";
import { importTypeScript } from "../import_typescript.mjs";
import { withRegion } from "../region.mjs";
import { appTypesPageWith } from "./app_types_page.mjs";
import { attributesOf, gitopsMacrosOf, macrosOf } from "./attributes.mjs";
import { attributesPage } from "./attributes_page.mjs";
import { examplesOf } from "./examples.mjs";
import { explainData } from "./explain_data.mjs";
import { gitopsReference } from "./gitops_page.mjs";
import { definitionOf } from "./macros.mjs";

/** All macros but `release_app` are in one file. */
const fileOf = (macro) => (macro === "release_app" ? "release_app.bzl" : "helm.bzl");

/** The modules that describe attributes. */
const SOURCES = [
  "facts/app_types.ts",
  "facts/attributes.ts",
  "model/gitops_schemas.ts",
  "model/schemas.ts",
  "test/subjects/rows/rows.ts",
];

/** The rows of the attribute test are plain data except for matchers, which exist only in jest. */
const WITHOUT_JEST = {
  name: "without jest",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@jest\/globals$/ }, ({ path }) => ({ path, namespace: "without-jest" }));
    onLoad({ filter: /.*/, namespace: "without-jest" }, () => ({
      contents: "export const expect = new Proxy({}, { get: () => () => undefined });",
    }));
  },
};

/** The text of each file by path from the repository's root. */
export async function referenceFiles() {
  const contents = SOURCES.map((path) => `export * from "./${path}";`).join("\n");
  const sources = await importTypeScript({
    stdin: { contents, resolveDir: "tools/helm", loader: "ts" },
    plugins: [WITHOUT_JEST],
  });
  const macros = macrosOf(sources);
  const gitops = gitopsMacrosOf(sources);
  const all = { ...macros, ...gitops };
  const examples = withShared(examplesOf(Object.keys(all)), Object.keys(gitops));
  requireExamples(all, examples);
  const definitions = {};
  for (const [macro, groups] of Object.entries(all)) {
    const path = fileOf(macro);
    const text = definitions[path] ?? readFileSync(path, "utf8");
    definitions[path] = withRegion(text, macro, definitionOf(macro, groups, examples[macro]));
  }
  return {
    ...definitions,
    "docs/gitops.md": withRegion(readFileSync("docs/gitops.md", "utf8"), "attributes", gitopsReference(gitops)),
    "docs/app_types.md": appTypesPageWith(readFileSync("docs/app_types.md", "utf8"), sources.APP_TYPES),
    "tools/helm/explain/reference.gen.jsonl": explainData(all, examples),
    "docs/attributes.md": attributesPage(macros, examples, sources.APP_TYPES),
  };
}

/** The macros for GitOps have attributes in common: an example of one is an example for all. */
function withShared(examples, macros) {
  const shared = Object.assign({}, ...macros.map((macro) => examples[macro]));
  return { ...examples, ...Object.fromEntries(macros.map((macro) => [macro, { ...shared, ...examples[macro] }])) };
}

function requireExamples(macros, examples) {
  const missing = Object.entries(macros).flatMap(([macro, groups]) =>
    attributesOf(groups)
      .filter(({ name }) => examples[macro][name] === undefined)
      .map(
        ({ name }) => `no \`${macro}\` in examples/ has a \`${name}\` that can be copied as it is; add one to a demo`,
      ),
  );
  if (missing.length > 0) throw new Error(missing.join("\n"));
}
