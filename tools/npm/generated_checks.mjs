/** Files generated from the checks: their lists, and the page that describes them. */
import { readdirSync, readFileSync } from "node:fs";
import { importTypeScript } from "./import_typescript.mjs";

/** The folders of checks, in the order of the lists and the page, with their titles on the page. */
const TOPICS = {
  helm: "Helm",
  schemas: "Kubernetes' schemas",
  structure: "How objects fit together",
  security: "Pod Security Standards",
  practice: "Good practice",
  policies: "Policies",
};

const FOLDER = "tools/helm/checks";
const UPGRADE_FOLDER = "tools/helm/upgrade";
const BANNER = "Generated from the files of the checks: run `npm run update`.";

export async function generatedChecks() {
  const list = checksList();
  const checks = await checksOf(list);
  return {
    [`${FOLDER}/checks.gen.ts`]: list,
    [`${FOLDER}/severities.gen.ts`]: severitiesOf(checks),
    [`${UPGRADE_FOLDER}/checks.gen.ts`]: upgradeChecksList(),
    "docs/checks.md": checksPage(checks),
    "docs/codes.md": await codesPage(),
  };
}

/** docs/codes.md: the codes that no check has. */
async function codesPage() {
  const { CODE_GROUPS } = await importTypeScript({ entryPoints: ["tools/helm/explain/codes.ts"] });
  const sections = CODE_GROUPS.map(({ title, codes }) => {
    const rows = Object.entries(codes).map(([code, { meaning, remedy }]) => `| \`${code}\` | ${meaning} | ${remedy} |`);
    return [`## ${title}`, "", "| code | meaning | what to do |", "| --- | --- | --- |", ...rows, ""].join("\n");
  });
  return [readFileSync("tools/npm/codes_page.md", "utf8"), ...sections].join("\n");
}

/** The checks in a folder, one per file, by code. */
function checksIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => {
      const words = file.replace(/\.ts$/, "").split("_");
      const name = words.map((word, index) => (index === 0 ? word : word[0].toUpperCase() + word.slice(1))).join("");
      return { file, name, code: words.join("-") };
    });
}

function checksList() {
  const topics = Object.keys(TOPICS).map((topic) => ({ topic, checks: checksIn(`${FOLDER}/${topic}`) }));
  return [
    `/** The checks of each topic, by their codes. ${BANNER} */`,
    ...topics.flatMap(({ topic, checks }) =>
      checks.map(({ file, name }) => `import { ${name} } from "./${topic}/${file}";`),
    ),
    "",
    "export const CHECKS_BY_TOPIC = {",
    ...topics.flatMap(({ topic, checks }) => [`  ${topic}: {`, ...checks.map(entry), "  },"]),
    "} as const;",
    "",
  ].join("\n");
}

function entry({ code, name }) {
  return `    "${code}": ${name},`;
}

function upgradeChecksList() {
  const checks = checksIn(`${UPGRADE_FOLDER}/checks`);
  return [
    `/** The checks of upgrades, by their codes. ${BANNER} */`,
    ...checks.map(({ file, name }) => `import { ${name} } from "./checks/${file}";`),
    'import type { UpgradeCheck } from "./types.ts";',
    "",
    "export const CHECKS_BY_CODE = {",
    ...checks.map(({ code, name }) => `  "${code}": ${name},`),
    "} as const;",
    "",
    "export const UPGRADE_CHECKS: readonly UpgradeCheck[] = Object.values(CHECKS_BY_CODE);",
    "",
  ].join("\n");
}

/** The checks of each topic. */
async function checksOf(list) {
  const { CHECKS_BY_TOPIC } = await importTypeScript({ stdin: { contents: list, resolveDir: FOLDER, loader: "ts" } });
  return Object.fromEntries(Object.keys(TOPICS).map((topic) => [topic, Object.values(CHECKS_BY_TOPIC[topic])]));
}

/** Apart from the checks: whoever composes a chart needs to know them, but not to load them. */
function severitiesOf(checks) {
  return [
    `/** The default severity of each check, by its code. ${BANNER} */`,
    'import type { Level } from "../model/problems.ts";',
    "",
    "export const SEVERITIES: ReadonlyMap<string, Level> = new Map<string, Level>([",
    ...Object.values(checks)
      .flat()
      .map(({ code, severity }) => `  ["${code}", "${severity}"],`),
    "]);",
    "",
  ].join("\n");
}

function checksPage(checks) {
  const sections = Object.entries(TOPICS).map(([topic, title]) => {
    const rows = checks[topic].map(
      ({ code, severity, about, description, source }) =>
        `| \`${code}\` | ${severity} | ${about === "failure" ? "yes" : "no"} | ${description} | ${source} |`,
    );
    const head = [
      "| code | severity | dependencies | what must hold | where it comes from |",
      "| --- | --- | --- | --- | --- |",
    ];
    return [`## ${title}`, "", ...head, ...rows, ""].join("\n");
  });
  const count = Object.values(checks).flat().length;
  const page = readFileSync("tools/npm/checks_page.md", "utf8").replace("{count}", String(count));
  return [page, ...sections].join("\n");
}
