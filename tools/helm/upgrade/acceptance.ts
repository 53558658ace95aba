/** What an upgrade test accepts, by code or by code and place. */
import { closest, listWords } from "../base/text.ts";
import { type Acceptances, acceptanceProblems } from "../compare/acceptances.ts";
import { joinPath, type Problem } from "../model/problems.ts";

/** What is wrong with the acceptances of a test. `found`: codes with places, like `immutable-field StatefulSet/db spec`. */
export function upgradeAcceptanceProblems(
  acceptances: Acceptances,
  codes: readonly string[],
  found: readonly string[],
  label: string,
): readonly Problem[] {
  const codeOf = (acceptance: string) => acceptance.split(" ", 1)[0] ?? "";
  const [known, unknown] = [true, false].map((isKnown) =>
    Object.entries(acceptances).filter(([acceptance]) => codes.includes(codeOf(acceptance)) === isKnown),
  ) as [[string, string][], [string, string][]];
  return [
    ...unknown.map(([acceptance]) => ({
      label,
      path: joinPath("accept", acceptance),
      ...unknownCode(codeOf(acceptance), codes),
    })),
    ...acceptanceProblems(Object.fromEntries(known), found, { label, harmless: "the upgrade does no harm" }),
  ];
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
