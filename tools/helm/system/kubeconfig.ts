/** Which cluster Helm would talk to (Kubernetes: Organizing Cluster Access Using kubeconfig Files). */
import { delimiter, join } from "node:path";
import { parseYaml } from "../base/yaml.ts";
import { listOf, lookup, textOf } from "../checks/objects/objects.ts";
import { fileExists, readText } from "./io.ts";
import { userPath } from "./runfiles.ts";

export interface Contexts {
  /** Undefined if nothing sets one. */
  readonly current: string | undefined;
  readonly known: readonly string[];
}

/** The contexts of all kubeconfig files; the first file that sets the current one wins. `option`: what `--kubeconfig` names. */
export function readContexts(env: NodeJS.ProcessEnv, option = ""): Contexts {
  const contents = filesOf(env, option)
    .map(userPath)
    .filter(fileExists)
    .map((path) => parseYaml(readText(path)).values?.[0]);
  const named = contents.flatMap((content) => textOf(lookup(content, "current-context")) ?? []);
  const contexts = contents.flatMap((content) => listOf(lookup(content, "contexts")));
  return {
    current: [env["HELM_KUBECONTEXT"] ?? "", ...named].find((name) => name !== ""),
    known: [...new Set(contexts.flatMap((context) => textOf(lookup(context, "name")) ?? []))],
  };
}

/** To Helm, what is empty is not set. */
function filesOf({ KUBECONFIG = "", HOME = "" }: NodeJS.ProcessEnv, option: string): readonly string[] {
  if (option !== "") return [option];
  return KUBECONFIG === "" ? [join(HOME, ".kube/config")] : KUBECONFIG.split(delimiter).filter((path) => path !== "");
}
