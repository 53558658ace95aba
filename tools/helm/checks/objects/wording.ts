/** Wording that messages of several checks share. */
import { closest, compareText, listWords } from "../../base/text.ts";
import type { Fix } from "../types.ts";

const MOST_NAMED = 12;

/** The possible values in prose; `none` if there are none. */
export function oneOf(candidates: readonly string[], none: string): string {
  const words = [...new Set(candidates)].sort(compareText);
  if (words.length === 0) return none;
  const others = words.length - MOST_NAMED;
  return listWords(others > 0 ? [...words.slice(0, MOST_NAMED), `${others} others`] : words, "or");
}

/** Suggests the value that a misspelt word most likely means, then the other fix. */
export function correction(word: string, candidates: readonly string[], otherwise: string | Fix): string | Fix {
  const meant = closest(word, candidates);
  if (meant === undefined) return otherwise;
  const written = `write \`${meant}\``;
  if (typeof otherwise === "string") return `${written}, or ${otherwise}`;
  const { app, manifest } = otherwise;
  return {
    app: `${written}, or ${app}`,
    manifest: manifest === undefined ? written : `${written}, or ${manifest}`,
  };
}
