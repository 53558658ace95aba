/** Which cluster Helm would talk to (Kubernetes: Organizing Cluster Access Using kubeconfig Files). */
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { parseYaml } from "../base/yaml.ts";
import { listOf, lookup, textOf } from "../checks/objects/objects.ts";
import { fileExists, readText } from "./io.ts";

export interface Contexts {
  /** Undefined if no file sets one. */
  readonly current: string | undefined;
  readonly known: readonly string[];
}

/** The contexts of all kubeconfig files; the first file that sets the current one wins. */
export function readContexts(env: NodeJS.ProcessEnv): Contexts {
  const files = (env["KUBECONFIG"] ?? join(env["HOME"] ?? homedir(), ".kube/config")).split(delimiter);
  const contents = files
    .filter((path) => path !== "" && fileExists(path))
    .map((path) => parseYaml(readText(path)).values?.[0]);
  const named = contents.flatMap((content) => textOf(lookup(content, "current-context")) ?? []);
  const contexts = contents.flatMap((content) => listOf(lookup(content, "contexts")));
  return {
    current: named.find((name) => name !== ""),
    known: [...new Set(contexts.flatMap((context) => textOf(lookup(context, "name")) ?? []))],
  };
}
