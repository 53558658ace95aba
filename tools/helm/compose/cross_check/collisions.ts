/** No two apps take the same path: of an Ingress, or of a Gateway. */
import { joinPath } from "../../model/problems.ts";
import type { Finding } from "./findings.ts";

/** A path that an app takes. */
export interface Taken {
  /** Key of the app in values. */
  readonly app: string;
  readonly label: string;
  /** Empty for every host. */
  readonly host: string;
  readonly path: string;
  /** The same for two that collide. */
  readonly key: string;
}

/** What is taken twice, each path of an app once, in the words of who serves them. */
export function collisions(
  all: readonly Taken[],
  words: (taken: Taken, owner: Taken) => Omit<Finding, "got" | "key">,
): readonly Finding[] {
  const owners = new Map<string, Taken>();
  const found = new Map<string, Finding>();
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
  return `has a path that ${owner.label} has too${host === "" ? "" : ` on the host \`${host}\``}`;
}
