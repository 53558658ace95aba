/** docs/render_tests.md: its tables come from the schema of cases, its examples from tested files. */
import { readFileSync } from "node:fs";
import { withRegion } from "./region.mjs";

const PAGE = "docs/render_tests.md";
const TEST = "tools/helm/test/commands/assert.test.ts";

export function renderTestsPage() {
  const { definitions } = JSON.parse(readFileSync("tools/helm/model/render_cases.schema.json", "utf8"));
  const cases = readFileSync("examples/demo/render_test/render_test.yaml", "utf8").trimEnd();
  const regions = {
    "example of cases": ["```yaml", cases, "```", ""],
    "example of a failure": ["```", failure(), "```", ""],
    "keys of a case": table(definitions.case, definitions),
    "keys of an assertion": table(definitions.assertion, definitions),
  };
  const text = Object.entries(regions).reduce(
    (page, [name, lines]) => withRegion(page, name, lines),
    readFileSync(PAGE, "utf8"),
  );
  return { [PAGE]: text };
}

function table({ properties, required = [] }, definitions) {
  const rows = Object.entries(properties).map(([key, { $ref, ...own }]) => {
    const { description } = $ref === undefined ? own : definitions[$ref.split("/").at(-1)];
    return `| \`${key}\` | ${description}${required.includes(key) ? " Required." : ""} |`;
  });
  return ["| key | meaning |", "| --- | --- |", ...rows, ""];
}

/** The second failure that the test of `assert` expects, word for word. */
function failure() {
  const [, text] = /\n\n(\/\/shop:render_test: cases\.yaml:8: [\s\S]*?)\n\n/.exec(readFileSync(TEST, "utf8")) ?? [];
  const [, fix] = /const fix = "(.*)";/.exec(readFileSync(TEST, "utf8")) ?? [];
  if (text === undefined || fix === undefined) throw new Error(`${TEST} has no such failure`);
  return text.replace("$" + "{fix}", fix);
}
