/** Generated files that are committed: types, documentation of attributes, lists and pages of checks, and the table of floors. */
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";
import { generatedChecks } from "./generated_checks.mjs";
import { importTypeScript } from "./import_typescript.mjs";
import { policiesPage } from "./policies_page.mjs";
import { quotingPages } from "./quotes.mjs";
import { referenceFiles } from "./reference/reference.mjs";
import { withRegion } from "./region.mjs";
import { renderTestsPage } from "./render_tests_page.mjs";

/** The text of each generated file, by its path from the repository's root. */
export async function generatedFiles() {
  const files = {
    ...(await types()),
    ...(await referenceFiles()),
    ...(await generatedChecks()),
    ...renderTestsPage(),
    ...(await policiesPage()),
    "AGENTS.md": await map(),
  };
  return { ...files, ...quotingPages(files) };
}

/** AGENTS.md with the table of the composer's floors. */
async function map() {
  const { FLOORS } = await importTypeScript({ entryPoints: ["tools/helm/test/floors/floors.ts"] });
  const rows = FLOORS.map(({ name, paths, purpose, isIsolated }) => {
    const files = paths.map((path) => `\`${path}\``).join(" ");
    return `| ${name} | ${files} | ${purpose}${isIsolated ? " None imports from another." : ""} |`;
  });
  const head = ["| floor | in `tools/helm/` | content |", "|---|---|---|"];
  return withRegion(readFileSync("AGENTS.md", "utf8"), "floors", [...head, ...rows]);
}

async function types() {
  const { APP_SCHEMA, CHART_SCHEMA } = await importTypeScript({ entryPoints: ["tools/helm/model/schemas.ts"] });
  const { GITOPS_SCHEMAS } = await importTypeScript({ entryPoints: ["tools/helm/model/gitops_schemas.ts"] });
  // Which keys exclude each other, and how many there must be, only makes types hard to read.
  const RENDER_CASES = JSON.parse(readFileSync("tools/helm/model/render_cases.schema.json", "utf8"), (key, value) =>
    key === "oneOf" || key === "minItems" ? undefined : value,
  );
  const models = { app: APP_SCHEMA, chart: CHART_SCHEMA, render_cases: RENDER_CASES, ...GITOPS_SCHEMAS };
  const entries = Object.entries(models).map(async ([model, schema]) => {
    const folder = model in GITOPS_SCHEMAS ? "gitops" : model;
    const source = model === "render_cases" ? "render_cases.schema.json" : `${folder}/`;
    const text = await compile(schema, model, {
      additionalProperties: false,
      // The chart's schema refers to the app's, which is split into several files.
      $refOptions: {
        resolve: { file: { canRead: /app\.schema\.json$/, read: () => JSON.stringify(APP_SCHEMA) } },
      },
      bannerComment: `/** Types of the schemas in model/${source}. Generated: change the schema, then run \`npm run update\`. */`,
      style: { printWidth: 120 },
      unreachableDefinitions: false,
    });
    return [`tools/helm/model/${model}.gen.ts`, text];
  });
  return Object.fromEntries(await Promise.all(entries));
}
