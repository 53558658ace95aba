/** A reference to a variable that the container does not have reaches the process as it is written. */

import { literalReferences } from "../objects/variables.ts";
import type { ObjectCheck } from "../types.ts";

/** What could be a variable; `$(date)` is rather for a shell. */
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** Variables that Kubernetes sets by itself. */
const OF_SERVICES = /_(SERVICE_HOST|SERVICE_PORT|PORT)(_|$)/;

export const unknownVariable: ObjectCheck = {
  code: "unknown-variable",
  severity: "warning",
  about: "practice",
  description:
    "A variable or an argument refers as `$(NAME)` to a variable that its container has; otherwise the process gets the literal text.",
  source: "Kubernetes: Define Dependent Environment Variables; Define a Command and Arguments for a Container",
  run: (rendering) =>
    literalReferences(rendering)
      .filter(({ isLater, hasOthers, name, own }) => !isLater && !hasOthers && name !== own)
      .filter(({ name }) => VARIABLE.test(name) && !OF_SERVICES.test(name))
      .map(({ object, path, text, name }) => ({
        object,
        path,
        what: `refers to ${name}, which the container does not have, so that the process gets the literal text`,
        got: text,
        expected: "a variable of the same container",
        fix: `add ${name} to the container's \`env\`, or write \`$$(${name})\` if the text is meant as it is`,
      })),
};
