/** The rules of the custom resources that are known without their definitions. */
import { entryOf } from "../../base/table.ts";
import text from "./rules.gen.jsonl";
import type { StructuralSchema } from "./structural.ts";

let lines: readonly string[] | undefined;
let index: Readonly<Record<string, number>> | undefined;

/** The part of a kind's schema that its rules need; `kind`: like `apiVersion kind`. */
export function knownRules(kind: string): StructuralSchema | undefined {
  lines ??= text.split("\n");
  index ??= JSON.parse(lines[0] ?? "{}") as Readonly<Record<string, number>>;
  const line = entryOf(index, kind);
  return line === undefined ? undefined : (JSON.parse(lines[line] ?? "{}") as StructuralSchema);
}
