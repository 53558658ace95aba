/** Hooks are deleted before they are created again: otherwise objects of the first deployment would block the second. */
import { joinPath } from "../../model/problems.ts";
import { HOOK_TOOLS } from "../objects/hooks.ts";
import { wordsOf } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

export const hookDeletePolicy: ObjectCheck = {
  code: "hook-delete-policy",
  severity: "error",
  about: "practice",
  description: "Hooks are deleted before they are created again, since leftovers would make the next deployment fail.",
  source: "Helm: Chart Hooks, Hook deletion policies; Argo CD: Sync Phases and Waves, Hook lifecycle and cleanup",
  run: ({ objects }) =>
    objects.flatMap((object) =>
      HOOK_TOOLS.flatMap(({ hook, policies, renewal }) => {
        const given = object.annotations[policies];
        // `renewal` is the default, which any other policy replaces.
        if (object.annotations[hook] === undefined || given === undefined || wordsOf(given).includes(renewal))
          return [];
        return {
          object,
          path: joinPath("metadata.annotations", policies),
          what: "leaves the object in the way of the next deployment",
          got: given,
          expected: `\`${renewal}\` among the policies`,
          fix: `add \`${renewal}\``,
        };
      }),
    ),
};
