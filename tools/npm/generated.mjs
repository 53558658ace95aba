/** Files that are made from others and kept: the TypeScript types of the schemas, and the page of checks. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";

const MODELS = ["app", "chart"];

/** Text of each generated file, by its path from the repository's root. */
export async function generatedFiles() {
  return { ...(await types()), "docs/checks.md": await checksPage() };
}

async function types() {
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

const TOPICS = {
  helm: "Helm",
  schema: "Kubernetes' schemas",
  structure: "How objects fit together",
  "pod-security": "Pod Security Standards",
  "good-practice": "Good practice",
};

async function checksPage() {
  const { RULES } = await importTypeScript("tools/helm/checker/rules.ts");
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
  };
  const banner = {
    js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  const { outputFiles } = await build({ ...options, banner, entryPoints: [path] });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
