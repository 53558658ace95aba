/** Kubernetes' CEL library of regular expressions; `matches` is one of CEL's own. */
import type { Library } from "../library.ts";
import { find, findAll, regularExpression } from "../regular_expression.ts";

export const REGEX: Library = {
  functions: {
    "string.find(string): string": (text: string, pattern: string) => find(text, pattern) ?? "",
    "string.findAll(string): list<string>": (text: string, pattern: string) => findAll(text, pattern),
    "string.findAll(string, int): list<string>": (text: string, pattern: string, limit: bigint) =>
      findAll(text, pattern, Number(limit)),
    "string.matchesRe2(string): bool": (text: string, pattern: string) => regularExpression(pattern).test(text),
    "matchesRe2(string, string): bool": (text: string, pattern: string) => regularExpression(pattern).test(text),
  },
};
