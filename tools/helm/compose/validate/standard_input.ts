/** Standard input closes after its first use only if it is open. */
import type { ContainerFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

export function validateStandardInput({ app: { label, stdin, stdin_once: got } }: ContainerFacts): readonly Problem[] {
  if (got !== true || stdin === true) return [];
  return [
    {
      code: "meaningless-attribute",
      label,
      path: "stdin_once",
      what: "has no effect, because standard input is not open",
      got,
      expected: "`stdin = True` next to it",
      fix: "add `stdin = True`, or remove `stdin_once`",
    },
  ];
}
