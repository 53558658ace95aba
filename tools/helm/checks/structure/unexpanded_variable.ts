/** A reference to a variable that comes later reaches the process as it is written. */

import { literalReferences } from "../objects/variables.ts";
import type { ObjectCheck } from "../types.ts";

export const unexpandedVariable: ObjectCheck = {
  code: "unexpanded-variable",
  severity: "error",
  about: "failure",
  description:
    "A variable that refers to another one as `$(NAME)` comes after it; otherwise the process gets the literal text.",
  source: "Kubernetes: Define Dependent Environment Variables",
  run: (rendering) =>
    literalReferences(rendering)
      .filter(({ isLater, hasOthers, name, own }) => isLater || (name === own && !hasOthers))
      .map(({ object, path, text, name, own }) => ({
        object,
        path,
        what: `refers to ${name === own ? "itself" : `${name}, which comes later in the list`}, so that the process gets the literal text`,
        got: text,
        expected: name === own ? "other variables only" : `${name} before it`,
        fix:
          name === own
            ? {
                app: `write the text itself instead of \`$(${name})\`, or set \`${name}\` with \`env_from\` as well`,
                manifest: `write the text itself instead of \`$(${name})\``,
              }
            : {
                app: `move ${name} before it, or set both with \`env\`, which puts them in order`,
                manifest: `move ${name} before it`,
              },
      })),
};
