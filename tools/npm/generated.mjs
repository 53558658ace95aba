/** Files that are made from others and kept: the TypeScript types of the schemas, what documents attributes, and the page of checks. */
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";
import { importTypeScript } from "./reference/import_typescript.mjs";
import { referenceFiles } from "./reference/reference.mjs";

const MODELS = ["app", "chart"];

/** Text of each generated file, by its path from the repository's root. */
export async function generatedFiles() {
  return { ...(await types()), ...(await referenceFiles()), "docs/checks.md": await checksPage() };
}

async function types() {
  const schemas = await importTypeScript("tools/helm/model/schemas.ts");
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

const TOPICS = {
  helm: "Helm",
  schema: "Kubernetes' schemas",
  structure: "How objects fit together",
  "pod-security": "Pod Security Standards",
  "good-practice": "Good practice",
};

async function checksPage() {
  const { RULES } = await importTypeScript("tools/helm/checks/rules.ts");
  const sections = Object.entries(TOPICS).map(([topic, title]) => {
    const rows = RULES.filter((rule) => rule.topic === topic)
      .toSorted((left, right) => (left.code < right.code ? -1 : 1))
      .map(({ code, severity, description, source }) => `| \`${code}\` | ${severity} | ${description} | ${source} |`);
    const head = ["| code | severity | what must hold | where the rule comes from |", "| --- | --- | --- | --- |"];
    return rows.length === 0 ? "" : [`## ${title}`, "", ...head, ...rows, ""].join("\n");
  });
  const page = readFileSync("tools/npm/checks_page.md", "utf8").replace("{count}", String(RULES.length));
  return [page, ...sections.filter((section) => section !== "")].join("\n");
}
