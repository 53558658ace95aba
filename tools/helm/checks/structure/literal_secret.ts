/** No setting, argument or Secret contains a secret in plain text. */

import { isSecretName } from "../../facts/secret_names.ts";
import { joinPath } from "../../model/problems.ts";
import { appOf } from "../objects/apps.ts";
import { stringsOf } from "../objects/objects.ts";
import { settingsOf, textsOf } from "../objects/texts.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

export const literalSecret: ObjectCheck = {
  code: "literal-secret",
  severity: "error",
  about: "practice",
  description:
    "The chart contains no secrets in plain text: anyone who can read the repository or the release could read them.",
  source: "Kubernetes: Good practices for Kubernetes Secrets",
  run: (rendering) => [
    ...settings(rendering),
    ...flags(rendering),
    ...rendering.objects.flatMap((object) => data(object, rendering)),
  ],
};

/** A reference to a variable is not a secret. */
const VARIABLE = /^\$(\([^)]*\)|\{[^}]*\})$/;

function settings(rendering: Rendering): readonly ObjectProblem[] {
  return settingsOf(rendering)
    .filter(({ name = "", text }) => isSecret(name, text))
    .map(({ object, path, name }) => ({
      object,
      path,
      what: `looks like a secret in plain text: ${name}`,
      expected: "a reference to a Secret",
      fix: { app: `write \`"${name}": ref.secret("<secret name>", "<key>")\` in \`env\`` },
    }));
}

/** Arguments like `--password=hunter2`. */
function flags(rendering: Rendering): readonly ObjectProblem[] {
  return textsOf(rendering).flatMap(({ object, path, name, text }) => {
    const [, flag = "", value = ""] = /^--?([A-Za-z][\w.-]*)=(.*)$/.exec(text) ?? [];
    if (name !== undefined || !isSecret(flag, value)) return [];
    return {
      object,
      path,
      what: `looks like a secret in plain text: --${flag}`,
      expected: "a variable that comes from a Secret",
      fix: { app: "write `$(NAME)` as the value, and set `NAME` with `ref.secret` in `env`" },
    };
  });
}

function isSecret(name: string, value: string): boolean {
  return isSecretName(name.replace(/[.-]/g, "_")) && value !== "" && !VARIABLE.test(value);
}

/** Public by nature. */
const PUBLIC_KEYS = ["ca.crt", "tls.crt", "username"];

/** Apps' Secrets get their values at install time, and dependencies fill in their own: the rest come from manifests. */
function data(object: KubernetesObject, { declaration }: Rendering): readonly ObjectProblem[] {
  if (object.kind !== "Secret" || object.labels["helm.sh/chart"] !== undefined) return [];
  if (appOf(object, declaration) !== undefined) return [];
  return ["data", "stringData"].flatMap((field) =>
    Object.entries(stringsOf(object.body[field]))
      .filter(([key, text]) => text !== "" && !PUBLIC_KEYS.includes(key))
      .map(([key]) => ({
        object,
        path: joinPath(field, key),
        what: "is a secret in plain text",
        expected: "no value before install time",
        fix: "remove the Secret from `manifests`, and declare it in `secrets` of the app",
      })),
  );
}
