/** The page about policies, with the table of functions in CEL. */
import { readFileSync } from "node:fs";
import { importTypeScript } from "./import_typescript.mjs";
import { withRegion } from "./region.mjs";

const PAGE = "docs/policies.md";

export async function policiesPage() {
  const { FUNCTION_GROUPS, AUTHORIZER_FUNCTIONS } = await importTypeScript({
    entryPoints: ["tools/helm/cel/functions.ts"],
  });
  const rows = FUNCTION_GROUPS.flatMap(({ name, since, examples, missing }) => [
    ...Object.entries(examples).map(([each, example]) => row(name, since, `\`${each}\``, `\`${example}\``)),
    ...(missing === undefined ? [] : [row(name, since, "", missing)]),
  ]);
  const authorizer = AUTHORIZER_FUNCTIONS.map((name) => `\`${name}\``).join(" ");
  return {
    [PAGE]: withRegion(readFileSync(PAGE, "utf8"), "functions", [
      "| library | since Kubernetes | function | here |",
      "| --- | --- | --- | --- |",
      ...rows,
      row("Kubernetes: authorizer", "1.27", authorizer, "known, but what they answer is not decided"),
      "",
    ]),
  };
}

function row(...cells) {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
