/** Policies are read and compiled once in a process: most charts of a repository have the same. */
import { sha256 } from "../base/digest.ts";
import { readPolicies } from "./read.ts";
import type { Policies, PolicyFile } from "./types.ts";

/** Charts that add policies of their own make a set each. */
const MOST_KEPT = 16;

const known = new Map<string, Policies>();

export function compiledPolicies(files: readonly PolicyFile[]): Policies {
  const digest = sha256(JSON.stringify(files));
  const policies = known.get(digest) ?? readPolicies(files);
  // Those that were used last come last.
  known.delete(digest);
  known.set(digest, policies);
  for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest);
  return policies;
}
