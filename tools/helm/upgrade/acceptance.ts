/** What a test accepts, by code or by code and place, each with its reason. An acceptance that matches nothing is a problem. */
import { closest, listWords } from "../base/text.ts";
import { joinPath, type Problem } from "../model/problems.ts";

/** A code, or a code and a place like `immutable-field StatefulSet/db`, and the reason. */
export type Acceptances = Readonly<Record<string, string>>;

/** Whether an acceptance covers what was found there. A place includes everything below it. */
export function accepts(acceptance: string, code: string, place: string): boolean {
  if (acceptance === code) return true;
  const rest = acceptance.startsWith(`${code} `) ? acceptance.slice(code.length + 1) : undefined;
  return rest !== undefined && (place === rest || [" ", ".", "["].some((next) => place.startsWith(rest + next)));
}

export function acceptanceProblems(
  acceptances: Acceptances,
  codes: readonly string[],
  found: readonly { readonly code: string; readonly place: string }[],
  label: string,
): readonly Problem[] {
  return Object.entries(acceptances).flatMap(([acceptance, reason]): Problem[] => {
    const place = { label, path: joinPath("accept", acceptance) };
    const code = acceptance.split(" ", 1)[0] ?? "";
    if (!codes.includes(code)) return [{ ...place, ...unknownCode(code, codes) }];
    if (reason.trim() === "") return [{ ...place, ...NO_REASON }];
    return found.some((problem) => accepts(acceptance, problem.code, problem.place)) ? [] : [{ ...place, ...UNUSED }];
  });
}

function unknownCode(code: string, codes: readonly string[]): Omit<Problem, "label" | "path"> {
  const meant = closest(code, codes);
  return {
    code: "unknown-code",
    what: "is not the code of a check",
    got: code,
    expected: `one of ${listWords(codes)}`,
    fix: meant === undefined ? "write one of these, optionally followed by a place" : `rename it to \`${meant}\``,
  };
}

const NO_REASON: Omit<Problem, "label" | "path"> = {
  code: "no-reason",
  what: "has no reason",
  got: "",
  expected: "why the upgrade does no harm",
  fix: "explain in a sentence why this may happen",
};

const UNUSED: Omit<Problem, "label" | "path"> = {
  code: "unused-acceptance",
  what: "matches no problem",
  expected: "only acceptances that match a problem",
  fix: "remove it",
};
