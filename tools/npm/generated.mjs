/** Files that are made from others and kept: the TypeScript types of the schemas, the lists of checks and their page. */
import { compile } from "json-schema-to-typescript";
import { generatedChecks } from "./generated_checks.mjs";
import { importTypeScript } from "./import_typescript.mjs";

const MODELS = ["app", "chart"];

/** Text of each generated file, by its path from the repository's root. */
export async function generatedFiles() {
  return { ...(await types()), ...(await generatedChecks()) };
}

async function types() {
  const schemas = await importTypeScript({ entryPoints: ["tools/helm/model/schemas.ts"] });
  const entries = MODELS.map(async (model) => {
    const text = await compile(schemas[`${model.toUpperCase()}_SCHEMA`], model, {
      additionalProperties: false,
      // The chart's schema refers to the app's, which is in no one file.
      $refOptions: {
        resolve: { file: { canRead: /app\.schema\.json$/, read: () => JSON.stringify(schemas.APP_SCHEMA) } },
      },
      bannerComment: `/** Types of the schemas in model/${model}/. Generated: change the schema, then run \`npm run update\`. */`,
      style: { printWidth: 120 },
      unreachableDefinitions: false,
    });
    return [`tools/helm/model/${model}.gen.ts`, text];
  });
  return Object.fromEntries(await Promise.all(entries));
}
