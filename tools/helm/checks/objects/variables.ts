/** How the variables of a container refer to each other. */

import { referencesIn } from "../../facts/variable_references.ts";
import { joinPath } from "../../model/problems.ts";
import type { JsonObject, KubernetesObject, Rendering } from "../types.ts";
import { listOf, mapOf, textOf } from "./objects.ts";

/** A reference that Kubernetes leaves as it is, in the text of a variable or in an argument. */
export interface LiteralReference {
  readonly object: KubernetesObject;
  /** Path of the text. */
  readonly path: string;
  readonly text: string;
  /** The variable with the text; undefined for an argument. */
  readonly own: string | undefined;
  /** The variable that it refers to. */
  readonly name: string;
  /** Whether the other variable comes later; otherwise the container has no such variable, as far as the list tells. */
  readonly isLater: boolean;
  /** Whether the container also has variables from whole ConfigMaps or Secrets. */
  readonly hasOthers: boolean;
}

/** A text, and the variables that Kubernetes puts into it. */
interface Expanded {
  readonly path: string;
  readonly text: string;
  readonly own: string | undefined;
  readonly names: readonly string[];
}

/** References to variables that do not come earlier in the list; an argument may name any of it. */
export function literalReferences({ pods }: Rendering): readonly LiteralReference[] {
  return pods.flatMap(({ owner, containers }) =>
    containers.flatMap(({ path, body }) => {
      const all = listOf(body["env"]).map((variable) => textOf(mapOf(variable)["name"]) ?? "");
      const hasOthers = listOf(body["envFrom"]).length > 0;
      return [...variablesIn(body, all), ...argumentsIn(body, all)].flatMap(({ path: inner, text, own, names }) =>
        [...new Set(referencesIn(text))]
          .filter((name) => !names.includes(name))
          .map((name) => ({
            object: owner,
            path: `${path}.${inner}`,
            text,
            own,
            name,
            isLater: all.slice(names.length + 1).includes(name),
            hasOthers,
          })),
      );
    }),
  );
}

function variablesIn(container: JsonObject, all: readonly string[]): readonly Expanded[] {
  return listOf(container["env"]).map((variable, index) => ({
    path: `${joinPath("env", index)}.value`,
    text: textOf(mapOf(variable)["value"]) ?? "",
    own: all[index],
    names: all.slice(0, index),
  }));
}

function argumentsIn(container: JsonObject, names: readonly string[]): readonly Expanded[] {
  return ["command", "args"].flatMap((field) =>
    listOf(container[field]).map((text, index) => ({
      path: joinPath(field, index),
      text: textOf(text) ?? "",
      own: undefined,
      names,
    })),
  );
}
