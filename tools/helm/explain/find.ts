/** Finds what a word means: an attribute or one of its keys, a value, or the code of a problem. */
import { similar, spelling } from "../base/similar.ts";
import { CHECKS } from "../checks/checks.ts";
import type { Check } from "../checks/types.ts";
import { UPGRADE_CHECKS } from "../upgrade/checks.gen.ts";
import type { UpgradeCheck } from "../upgrade/types.ts";
import type { CodeMeaning } from "./code_meaning.ts";
import { CODES } from "./codes.ts";
import { type Entry, reference } from "./reference.ts";

export interface Found {
  readonly entries: readonly Entry[];
  readonly check: Check | undefined;
  readonly upgradeCheck: UpgradeCheck | undefined;
  readonly code: CodeMeaning | undefined;
}

/** Undefined if the word means nothing. */
export function find(word: string): Found | undefined {
  const entries = reference().filter((entry) => isCalled(entry, word));
  const check = CHECKS.find(({ code }) => code === word);
  const upgradeCheck = UPGRADE_CHECKS.find(({ code }) => code === word);
  const code = Object.hasOwn(CODES, word) ? CODES[word] : undefined;
  const isNothing = entries.length === 0 && check === undefined && upgradeCheck === undefined && code === undefined;
  return isNothing ? undefined : { entries, check, upgradeCheck, code };
}

/** Names that a person may have meant, closest first. */
export function meantBy(word: string): readonly string[] {
  const names = reference().flatMap(({ path, values }) => [path, ...(values === undefined ? [] : [values])]);
  const codes = [...CHECKS, ...UPGRADE_CHECKS].map(({ code }) => code);
  return similar(word, [...new Set([...names, ...codes, ...Object.keys(CODES)])]);
}

/** By its path or its key in values, in any spelling; `<name>` and `[]` stand for what people choose. */
function isCalled({ path, values }: Entry, word: string): boolean {
  return [path, ...(values === undefined ? [] : [values])].some((name) => isSamePath(stepsOf(name), stepsOf(word)));
}

function stepsOf(path: string): readonly string[] {
  return path.replace(/\[[^\]]*\]/g, ".[]").split(".");
}

function isSamePath(steps: readonly string[], words: readonly string[]): boolean {
  // A key that is nothing but somebody's choice would be every word.
  if (steps.length !== words.length || steps.every(isChoice)) return false;
  return steps.every((step, at) => isChoice(step) || spelling(step) === spelling(words[at] ?? ""));
}

function isChoice(step: string): boolean {
  return /^<.*>$/.test(step);
}
