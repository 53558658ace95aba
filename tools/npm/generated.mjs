/** Files that are made from others and kept: the TypeScript types of the schemas, the page of checks, and the table of floors. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";
import { withRegion } from "./region.mjs";

const MODELS = ["app", "chart"];

/** Text of each generated file, by its path from the repository's root. */
export async function generatedFiles() {
  return { ...(await types()), "docs/checks.md": await checksPage(), "AGENTS.md": await map() };
}

/** The map of the repository, with the floors that the composer's sources keep to. */
async function map() {
  const { FLOORS } = await importTypeScript("tools/helm/test/floors/floors.ts");
  const rows = FLOORS.map(({ name, paths, purpose, isIsolated }) => {
    const files = paths.map((path) => `\`${path}\``).join(" ");
    return `| ${name} | ${files} | ${purpose}${isIsolated ? " None imports from another." : ""} |`;
  });
  const head = ["| floor | in `tools/helm/` | what is there |", "|---|---|---|"];
  return withRegion(readFileSync("AGENTS.md", "utf8"), "floors", [...head, ...rows]);
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

async function importTypeScript(path) {
  const options = {
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    loader: { ".jsonl": "text" },
  };
  const banner = {
    js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  const { outputFiles } = await build({ ...options, banner, entryPoints: [path] });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
