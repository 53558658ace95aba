/** Orders by code units, so that the machine's locale does not matter. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Code-quoted words as a list in prose: `a`, `b` and `c`. */
export function listWords(words: readonly string[], conjunction = "and"): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? "nothing") : `${quoted.join(", ")} ${conjunction} ${last}`;
}

/** Joins the lines of a text into one, without indentation. */
export function oneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** A number with its noun: `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The candidate that a misspelt word most likely means; undefined if none is close. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** How many letters to add, to remove, to replace, or to swap with their neighbour make one word the other. */
export function editDistance(left: string, right: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 0; i < left.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j += 1) {
      const replaced = (row[j] ?? 0) + (left[i] === right[j] ? 0 : 1);
      const isSwap = i > 0 && j > 0 && left[i] === right[j - 1] && left[i - 1] === right[j];
      const swapped = isSwap ? (before[j - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[right.length] ?? 0;
}

/**
 * Characters that do not reach the cluster: NUL is none of a container's environment, Helm 3's parser refuses other control
 * characters, and with Helm 4 the API server reads objects as YAML, for which U+0085 is a line break and so a space.
 */
export const UNPRINTABLE = /[\0\u007f-\u009f\ufffe\uffff]/;

/** The text of UTF-8, with the byte order mark that it may have; undefined if it is not UTF-8. */
export function decodeUtf8(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Why a file cannot be used as text: Helm reads UTF-8, and would replace all else. Undefined if it can. */
export function wrongEncoding(content: Uint8Array): string | undefined {
  const text = decodeUtf8(content);
  if (text === undefined) return "is not UTF-8";
  return text.startsWith("\ufeff") ? "starts with a byte order mark" : undefined;
}
