/** What people accept, each with a reason. An acceptance that no longer covers anything is a problem. */
import { joinPath, type Problem } from "../model/problems.ts";

/** A place like `Deployment/api spec.replicas`, in which `*` stands for anything within a word or a pair of brackets, and the reason. */
export type Acceptances = Readonly<Record<string, string>>;

/** Whether a place is what an acceptance names, or below it. */
export function covers(acceptance: string, place: string): boolean {
  return patternOf(acceptance).test(place);
}

function patternOf(acceptance: string): RegExp {
  const text = acceptance
    .trim()
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^\\] ]*");
  return new RegExp(`^${text}(?=$|[ .[])`);
}

/** What is wrong with single acceptances. `harmless`: what a reason explains; `found`: the places of everything that was found. */
export function acceptanceProblems(
  acceptances: Acceptances,
  found: readonly string[],
  { label, harmless }: { readonly label: string; readonly harmless: string },
): readonly Problem[] {
  return Object.entries(acceptances).flatMap(([acceptance, reason]): Problem[] => {
    const place = { label, path: joinPath("accept", acceptance) };
    if (reason.trim() === "") return [{ ...place, ...NO_REASON, expected: `why ${harmless}` }];
    return found.some((each) => covers(acceptance, each)) ? [] : [{ ...place, ...UNUSED }];
  });
}

const NO_REASON = {
  code: "no-reason",
  what: "has no reason",
  got: "",
  fix: "explain in a sentence why this may happen",
};

const UNUSED = {
  code: "unused-acceptance",
  what: "matches no problem",
  expected: "only acceptances that match a problem",
  fix: "remove it",
};
