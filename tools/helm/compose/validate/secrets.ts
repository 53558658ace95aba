/** Secrets: one source each, and only existing keys are mounted. */

import { listWords } from "../../base/text.ts";
import type { AppFacts, Mounted } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { notOneSource } from "./volumes.ts";

type Secret = NonNullable<App["secrets"]>[string];

const ORIGINS = ["existing", "external", "keys"] as const;

export function validateSecrets({ app, secrets }: AppFacts): readonly Problem[] {
  return secrets.flatMap((mounted) => {
    const { name, entry: secret } = mounted;
    const path = joinPath("secrets", name);
    const given = ORIGINS.filter((origin) => origin in secret);
    if (given.length !== 1) return notOneSource(app.label, path, given, ORIGINS);
    return [...emptyExternal(app, path, secret), ...unknownKeys(app, path, mounted)];
  });
}

function emptyExternal({ label }: App, path: string, { external }: Secret): Problem[] {
  if (external === undefined || external.data !== undefined || external.extract !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: `${path}.external.data`,
      what: "is missing, and so is `extract`: the Secret would be empty",
      expected: 'a dict of keys to `{"key": <remote key>}`, or a list of remote keys in `extract`',
      fix: "add `data` or `extract`",
    },
  ];
}

function unknownKeys({ label }: App, path: string, { entry, points }: Mounted<Secret>): Problem[] {
  const known = knownKeys(entry);
  if (known === undefined) return [];
  return points.flatMap(({ mountPath, subPath }) => {
    if (subPath === undefined || known.includes(subPath)) return [];
    return {
      code: "unknown-key",
      label,
      path,
      what: `has no key to mount at ${mountPath}`,
      got: subPath,
      expected: `one of ${listWords(known)}`,
      fix: `add \`${subPath}\` to the keys or mount another one`,
    };
  });
}

/** The keys that the Secret will have; undefined if they are not known. */
function knownKeys({ keys, external }: Secret): readonly string[] | undefined {
  return keys ?? (external?.extract === undefined ? external?.data && Object.keys(external.data) : undefined);
}
