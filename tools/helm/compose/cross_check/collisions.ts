/** No two apps use the same path of an Ingress, or of a Gateway. */
import { joinPath } from "../../model/problems.ts";
import type { ValuesProblem } from "./values_problems.ts";

/** A path that an app uses. */
export interface Taken {
  /** Key of the app in values. */
  readonly app: string;
  readonly label: string;
  /** Empty for every host. */
  readonly host: string;
  readonly path: string;
  /** Equal for two that collide. */
  readonly key: string;
}

/** Paths that are used twice, each path of an app once; `words` describes the problem. */
export function collisions(
  all: readonly Taken[],
  words: (taken: Taken, owner: Taken) => Omit<ValuesProblem, "got" | "key">,
): readonly ValuesProblem[] {
  const owners = new Map<string, Taken>();
  const found = new Map<string, ValuesProblem>();
  for (const taken of all) {
    const owner = owners.get(taken.key) ?? taken;
    owners.set(taken.key, owner);
    if (owner.label === taken.label) continue;
    const { app, label, host, path } = taken;
    found.set(JSON.stringify([label, host, path]), { ...words(taken, owner), key: joinPath("apps", app), got: path });
  }
  return [...found.values()];
}

export function isTaken({ host }: Taken, owner: Taken): string {
  return `has a path that ${owner.label} already uses${host === "" ? "" : ` on the host \`${host}\``}`;
}
