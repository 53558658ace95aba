/** A path that is compared letter by letter has no patterns in it: no request would have it. */
import { joinPath } from "../../model/problems.ts";
import { itemsAt, listOf, lookup, mapOf, textOf } from "../objects/objects.ts";
import type { KubernetesObject, ObjectCheck } from "../types.ts";

/** Signs of regular expressions and wildcards. Brackets, stars and dollars by themselves are letters of URLs. */
const PATTERN = /[.)][*+?]|\[.*\]|\(.*\|.*\)|[\\^]|\/\*+$/;

interface Path {
  readonly path: string;
  readonly text: string;
  readonly type: string;
  /** The type of paths with patterns. */
  readonly other: string;
}

export const literalPath: ObjectCheck = {
  code: "literal-path",
  severity: "error",
  about: "failure",
  description:
    "Paths of Ingresses and routes contain patterns only where their type has them; elsewhere, no request has such a path.",
  source: "Kubernetes: Ingress, Path types; Gateway API: HTTPRoute, HTTPPathMatch",
  run: ({ objects }) =>
    objects.flatMap((object) =>
      pathsOf(object)
        .filter(({ text, type, other }) => type !== other && PATTERN.test(text))
        .map(({ path, text, type, other }) => ({
          object,
          path,
          what: `looks like a pattern, but \`${type}\` compares letters, so that no request gets there`,
          got: text,
          expected: "the start of a path, without patterns",
          fix: {
            app: `write \`"path_type": "${other}"\`, or a path without patterns`,
            manifest: `write the type \`${other}\`, or a path without patterns`,
          },
        })),
    ),
};

function pathsOf(object: KubernetesObject): readonly Path[] {
  const rules = itemsAt(object, "spec", "rules");
  if (object.kind === "Ingress") {
    return rules.flatMap(([at, rule]) =>
      listOf(lookup(rule, "http", "paths")).map((item, index) => ({
        path: `${joinPath(`${at}.http.paths`, index)}.path`,
        text: textOf(lookup(item, "path")) ?? "",
        type: textOf(lookup(item, "pathType")) ?? "",
        other: "ImplementationSpecific",
      })),
    );
  }
  if (object.kind !== "HTTPRoute") return [];
  return rules.flatMap(([at, rule]) =>
    listOf(rule["matches"]).map((item, index) => {
      const { type, value } = mapOf(lookup(item, "path"));
      const path = `${joinPath(`${at}.matches`, index)}.path.value`;
      return { path, text: textOf(value) ?? "", type: textOf(type) ?? "PathPrefix", other: "RegularExpression" };
    }),
  );
}
