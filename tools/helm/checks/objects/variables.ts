/** How the variables of a container refer to each other. */

import { referencesIn } from "../../facts/variable_references.ts";
import { joinPath } from "../../model/problems.ts";
import type { KubernetesObject, Rendering } from "../types.ts";
import { listOf, mapOf, textOf } from "./objects.ts";

/** A reference in the text of a variable that Kubernetes leaves as it is. */
export interface LiteralReference {
  readonly object: KubernetesObject;
  /** Path of the text. */
  readonly path: string;
  readonly text: string;
  /** The variable with the text, and the one that it refers to. */
  readonly own: string;
  readonly name: string;
  /** Whether the other variable comes later; otherwise the container has no such variable, as far as the list tells. */
  readonly isLater: boolean;
  /** Whether the container also has variables from whole ConfigMaps or Secrets. */
  readonly hasOthers: boolean;
}

/** References to variables that do not come earlier in the list. */
export function literalReferences({ pods }: Rendering): readonly LiteralReference[] {
  return pods.flatMap(({ owner, containers }) =>
    containers.flatMap(({ path, body }) => {
      const variables = listOf(body["env"]).map(mapOf);
      const names = variables.map(({ name }) => textOf(name) ?? "");
      return variables.flatMap(({ value }, index) => {
        const text = textOf(value) ?? "";
        return [...new Set(referencesIn(text))]
          .filter((name) => !names.slice(0, index).includes(name))
          .map((name) => ({
            object: owner,
            path: `${joinPath(joinPath(path, "env"), index)}.value`,
            text,
            own: names[index] ?? "",
            name,
            isLater: names.slice(index + 1).includes(name),
            hasOthers: listOf(body["envFrom"]).length > 0,
          }));
      });
    }),
  );
}
