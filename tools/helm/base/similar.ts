/** Finds the names that a person may have meant: similar in letters, in words, or in how they start. */

import { compareText, editDistance } from "./text.ts";

/** A name in a form that ignores spelling: `imagePullPolicy`, `image-pull-policy` and `image_pull_policy` are the same. */
export function spelling(name: string): string {
  return name.replace(/[-_. ]/g, "").toLowerCase();
}

/** Names that are less similar than this are unrelated. */
const LEAST = 0.5;

/** The few candidates that are most similar to a word, closest first. */
export function similar(word: string, candidates: readonly string[], most = 3): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(word, candidate) }))
    .filter((ranked) => ranked.likeness >= LEAST)
    .sort((left, right) => right.likeness - left.likeness || compareText(left.candidate, right.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** From 0, nothing in common, to 1, the same except for spelling. */
function likeness(left: string, right: string): number {
  const [one, other] = [spelling(left), spelling(right)];
  const longest = Math.max(one.length, other.length);
  const inLetters = longest === 0 ? 1 : 1 - editDistance(one, other) / longest;
  const [ones, others] = [wordsOf(left), wordsOf(right)];
  const shared = ones.filter((word) => others.includes(word)).length;
  const inWords = (2 * shared) / (ones.length + others.length);
  const isStart = Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one));
  return Math.max(inLetters, inWords, isStart ? LEAST : 0);
}

export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[-_. ]+/)
    .filter((word) => word !== "");
}
