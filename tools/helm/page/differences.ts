/** What differs between the environments of a chart: each against its own values, side by side. */

import type { Json } from "../base/json.ts";
import { compareText } from "../base/text.ts";
import { yamlLines } from "../base/yaml_lines.ts";
import { compare } from "../compare/comparison.ts";
import type { DifferencePage, RenderingInput } from "./types.ts";

interface Found {
  readonly id: string;
  readonly path: string;
  readonly index: number;
  readonly before: string;
  readonly after: string;
}

const THERE = "there";
const NOT_THERE = "not there";

/** Against the first rendering that has objects. */
export function differencesOf(renderings: readonly RenderingInput[]): readonly DifferencePage[] {
  const [base, ...others] = renderings.map(({ rendering, error }, index) => ({ rendering, error, index }));
  if (base === undefined || base.error !== undefined) return [];
  const found = others.flatMap(({ rendering, error, index }): readonly Found[] => {
    if (error !== undefined) return [];
    const sides = { before: base.rendering.objects, after: rendering.objects };
    const { comparison } = compare(sides, { renames: {}, acceptances: {}, label: rendering.declaration.label });
    return [
      ...comparison.missing.map(({ id }) => ({ id, path: "", index, before: THERE, after: NOT_THERE })),
      ...comparison.extra.map(({ id }) => ({ id, path: "", index, before: NOT_THERE, after: THERE })),
      ...comparison.changed.flatMap(({ id, fields }) =>
        fields.map(({ path, before, after }) => ({ id, path, index, before: shown(before), after: shown(after) })),
      ),
    ];
  });
  return [...Map.groupBy(found, ({ id, path }) => JSON.stringify([id, path])).values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const cells = renderings.map(({ error }, index) => {
        const other = group.find((each) => each.index === index);
        return { text: error === undefined ? (other?.after ?? first.before) : "?", isDifferent: other !== undefined };
      });
      return [{ id: first.id, path: first.path, cells }];
    })
    .sort((one, other) => compareText(one.id, other.id) || compareText(one.path, other.path));
}

/** A value as the YAML of the object has it. */
function shown(value: Json | undefined): string {
  if (value === undefined) return "not set";
  return yamlLines(value)
    .map(({ text }) => text)
    .join("\n");
}
