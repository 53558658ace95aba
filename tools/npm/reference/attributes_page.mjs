/** `docs/attributes.md`: every attribute, with everything needed to use it. */
import { readFileSync } from "node:fs";
import { repetition } from "./attributes.mjs";
import { summaryOf } from "./places.mjs";
import { listWords } from "./schema_types.mjs";

export function attributesPage(macros, examples, appTypes) {
  const workloads = [...new Set(Object.values(appTypes).map(({ workload }) => workload))];
  const opening = readFileSync("tools/npm/attributes_page.md", "utf8").replace("{workloads}", listWords(workloads));
  const sections = Object.entries(macros).flatMap(([macro, { groups }]) => [
    `## ${macro}`,
    "",
    ...groups.flatMap(({ title, description, attributes }) => [
      `**${title}.** ${description} ${attributes.map((attribute) => linkTo(macro, attribute.name)).join(" ")}`,
      "",
    ]),
    ...groups
      .flatMap(({ attributes }) => attributes)
      .flatMap((attribute) => section(macro, attribute, examples[macro])),
  ]);
  return `${[opening.trimEnd(), "", ...sections].join("\n").trimEnd()}\n`;
}

/** A link to an attribute, from a document in `docs`, or from elsewhere by the path to the page. */
export function linkTo(macro, attribute, page = "") {
  return `[\`${attribute}\`](${page}#${anchorOf(macro, attribute)})`;
}

/** Matches the heading. Headings of chart attributes say so, because apps have attributes of the same names. */
function anchorOf(macro, attribute) {
  return macro === "release_app" ? attribute : `${attribute}-of-a-chart`;
}

function section(macro, attribute, examples) {
  const { name, description, keys } = attribute;
  return [
    `### \`${name}\`${macro === "release_app" ? "" : " of a chart"}`,
    "",
    description,
    "",
    ...facts(attribute),
    "",
    ...exampleOf(examples[name]),
    "",
    ...(keys.length === 0 ? [] : [...tableOf(keys), ""]),
  ];
}

function facts({ type, required, appTypes, places, keys, values, unrendered }) {
  const placed = keys.length === 0 ? places : summaryOf([...places, ...keys.flatMap((key) => key.places)]);
  const shown = {
    Type: `${type}${required ? ", required" : ""}`,
    "App types":
      appTypes &&
      listWords(
        appTypes.map((each) => `\`${each}\``),
        "and",
      ),
    "Shows in": placed.join(", "),
    "Not in the chart": unrendered,
    "In values": values && `\`${values}\``,
  };
  return Object.entries(shown).flatMap(([title, text]) => (text ? [`- ${title}: ${text}`] : []));
}

function exampleOf({ path, text }) {
  const folder = path.replace(/\/[^/]*$/, "");
  return ["```starlark", `${text},`, "```", "", `From [${folder}](../${path}).`];
}

function tableOf(keys) {
  const rows = keys.map(({ path, type, required, description, places, values, unrendered, ...same }) => [
    `\`${path}\``,
    `${type}${required ? ", **required**" : ""}`,
    description + repetition(same, (attribute) => linkTo("release_app", attribute)),
    unrendered === undefined ? places.join(", ") : `– (${unrendered})`,
    values === undefined ? "" : `\`${values}\``,
  ]);
  const head = ["key", "type", "meaning", "shows in", "in values"];
  return [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
}
