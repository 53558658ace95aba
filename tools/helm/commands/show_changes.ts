/** Shows how an upgrade changes a release. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { plural } from "../base/text.ts";
import { stringifyYaml } from "../base/yaml.ts";
import type { Change } from "../upgrade/release_changes.ts";

const LINES_AROUND = 3;
const SIGNS = { changed: "~", created: "+", deleted: "-", kept: "=", same: " " } as const;
const WORDS = ["created", "changed", "deleted", "kept", "same"] as const;

/** Every object that changes, as a unified diff of its YAML, and a sentence with the counts. */
export function showChanges(changes: readonly Change[], { isColored }: { readonly isColored: boolean }): string {
  const texts = changes.filter(({ kind }) => kind !== "same").map((change) => showChange(change, isColored));
  return [...texts, summaryOf(changes)].join("\n");
}

function showChange({ id, kind, isHook, before, after }: Change, isColored: boolean): string {
  const title = `${SIGNS[kind]} ${id}${isHook ? " (hook)" : ""}${kind === "kept" ? ": stays in the cluster" : ""}`;
  if (kind === "kept") return title;
  const [older, newer] = [before, after].map((body) => (body === undefined ? "" : stringifyYaml(body))) as [
    string,
    string,
  ];
  const patch = createTwoFilesPatch("", "", older, newer, undefined, undefined, {
    context: LINES_AROUND,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const lines = patch
    .split("\n")
    .slice(2)
    .filter((line) => line !== "" && !line.startsWith("\\ No newline"));
  return [title, ...lines.map((line) => `  ${isColored ? colored(line) : line}`)].join("\n");
}

const COLORS: Readonly<Record<string, number>> = { "+": 32, "-": 31, "@": 36 };

function colored(line: string): string {
  const color = COLORS[line.slice(0, 1)];
  return color === undefined ? line : `\u001b[${color}m${line}\u001b[0m`;
}

function summaryOf(changes: readonly Change[]): string {
  const counts = WORDS.map((word) => [word, changes.filter(({ kind }) => kind === word).length] as const);
  const listed = counts.filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`);
  return `${plural(changes.length, "object")}: ${listed.length === 0 ? "none" : listed.join(", ")}`;
}
