/** What the parts of the played nodes have in common. */
import type { KubernetesObject } from "./objects.ts";

/** Watches a list for as long as the nodes play. */
export type Watch = (path: string, seen: (object: KubernetesObject, deleted: boolean) => void) => void;

/** The play itself has no errors to hide: what it says is a bug of the tests. */
export function reportError(error: Error): void {
  process.stderr.write(`# nodes: ${error.message}\n`);
}
