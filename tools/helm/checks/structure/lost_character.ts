/** Every character of an object reaches the cluster. */

import { UNPRINTABLE } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { isMap } from "../objects/objects.ts";
import type { Json, ObjectCheck } from "../types.ts";

export const lostCharacter: ObjectCheck = {
  code: "lost-character",
  severity: "error",
  about: "failure",
  description:
    "Objects contain no NUL, DEL or C1 control characters: with Helm 4 the API server refuses them, or reads a space.",
  source: "Kubernetes: Server-Side Apply; YAML 1.1, Character Set",
  run: ({ objects }) =>
    objects.flatMap((object) =>
      lostIn(object.body, "").map(({ path, got }) => ({
        object,
        path,
        what: "contains a character that does not reach the cluster",
        got,
        expected: "text without NUL, DEL and C1 control characters",
        fix: "remove the character, or put the content into `binaryData`",
      })),
    ),
};

interface Lost {
  readonly path: string;
  readonly got: string;
}

function lostIn(value: Json, path: string): readonly Lost[] {
  if (typeof value === "string") return UNPRINTABLE.test(value) ? [{ path, got: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => lostIn(item, joinPath(path, index)));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    UNPRINTABLE.test(key) ? [{ path, got: key }] : lostIn(inner, joinPath(path, key)),
  );
}
