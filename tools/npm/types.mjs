/** The TypeScript types of the schemas: what they are, and where they are kept. */
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const MODELS = ["app", "chart"];

/** Text of each generated file, by its path from the repository's root. */
export async function generatedTypes() {
  const entries = MODELS.map(async (model) => {
    const schema = `tools/helm/schema/${model}.schema.json`;
    const text = await compile(JSON.parse(readFileSync(schema, "utf8")), model, {
      additionalProperties: false,
      cwd: "tools/helm/schema",
      bannerComment: `/** Types of ${model}.schema.json. Generated: change the schema, then run \`npm run update\`. */`,
      style: { printWidth: 120 },
      unreachableDefinitions: false,
    });
    return [`tools/helm/schema/${model}.gen.ts`, text];
  });
  return Object.fromEntries(await Promise.all(entries));
}
