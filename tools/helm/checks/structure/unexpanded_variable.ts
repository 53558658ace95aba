/** A reference to a variable that comes later, or that is missing, reaches the process as it is written. */

import { referencesIn } from "../../facts/variable_references.ts";
import { joinPath } from "../../model/problems.ts";
import { listOf, mapOf, textOf } from "../objects/objects.ts";
import type { Container, KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

/** What could be a variable; `$(date)` is rather for a shell. */
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** Variables that Kubernetes sets by itself. */
const OF_SERVICES = /_(SERVICE_HOST|SERVICE_PORT|PORT)(_|$)/;

export const unexpandedVariable: ObjectCheck = {
  code: "unexpanded-variable",
  severity: "error",
  description:
    "A variable that refers to another one as `$(NAME)` comes after it; otherwise the process gets the literal text.",
  source: "Kubernetes: Define Dependent Environment Variables",
  run: ({ pods }) =>
    pods.flatMap(({ owner, containers }) => containers.flatMap((container) => unexpandedIn(owner, container))),
};

function unexpandedIn(object: KubernetesObject, { path, body }: Container): readonly ObjectProblem[] {
  const variables = listOf(body["env"]).map(mapOf);
  const names = variables.map(({ name }) => textOf(name) ?? "");
  const hasOthers = listOf(body["envFrom"]).length > 0;
  return variables.flatMap(({ value }, index) =>
    [...new Set(referencesIn(textOf(value) ?? ""))]
      .filter((name) => !names.slice(0, index).includes(name))
      .filter((name) => names.slice(index + 1).includes(name) || (!hasOthers && isMeant(name)))
      .map((name) => ({
        object,
        path: `${joinPath(joinPath(path, "env"), index)}.value`,
        ...reason(name, names, names[index] ?? ""),
        got: value,
      })),
  );
}

function isMeant(name: string): boolean {
  return VARIABLE.test(name) && !OF_SERVICES.test(name);
}

function reason(name: string, names: readonly string[], own: string): Pick<ObjectProblem, "expected" | "fix" | "what"> {
  if (name === own) {
    return {
      what: "refers to itself, so that the process gets the literal text",
      expected: "other variables only",
      fix: `write the text itself instead of \`$(${name})\`, or set \`${name}\` with \`env_from\` as well`,
    };
  }
  if (names.includes(name)) {
    return {
      what: `refers to ${name}, which comes later in the list, so that the process gets the literal text`,
      expected: `${name} before it`,
      fix: `move ${name} before it, or set both with \`env\`, which puts them in order`,
    };
  }
  return {
    what: `refers to ${name}, which the container does not have, so that the process gets the literal text`,
    expected: "a variable of the same container",
    fix: `add ${name} to the same \`env\`, or write \`$$(${name})\` if the text is meant as it is`,
  };
}
