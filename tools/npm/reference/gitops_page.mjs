/** The tables of attributes in `docs/gitops.md`: one for each group, since several macros have the same groups. */
import { repetition } from "./attributes.mjs";

export function gitopsReference(macros) {
  const groups = new Map();
  for (const [macro, { groups: own }] of Object.entries(macros)) {
    for (const group of own) {
      const key = JSON.stringify(group);
      groups.set(key, { group, macros: [...(groups.get(key)?.macros ?? []), macro] });
    }
  }
  return [...groups.values()].flatMap(({ group: { title, description, attributes }, macros: having }) => {
    const owners =
      having.length === Object.keys(macros).length ? "All rules." : having.map((name) => `\`${name}\``).join(", ");
    return ["", `**${title}.** ${description} ${owners}`, "", ...tableOf(attributes)];
  });
}

function tableOf(attributes) {
  const rows = attributes.flatMap((attribute) => [
    rowOf(attribute.name, attribute),
    ...attribute.keys.map((key) => rowOf(`${attribute.name}.${key.path}`.replaceAll(".[]", "[]"), key)),
  ]);
  return [["attribute", "type", "meaning"], ["---", "---", "---"], ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
}

function rowOf(name, { type, required, description, ...same }) {
  const text = description + repetition(same, (attribute) => `\`${attribute}\``);
  return [`\`${name}\``, `${type}${required ? ", **required**" : ""}`, text];
}
