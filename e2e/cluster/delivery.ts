/** The commands in `docs/delivery.md` for a cluster, one after the other, with the run targets of an example. */
import { readFileSync } from "node:fs";
import type { ControlPlane } from "./control_plane.ts";
import { namespaceOf } from "./namespaces.ts";
import { run } from "./processes.ts";

export interface Delivered {
  readonly command: string;
  /** What went wrong; undefined if nothing did. */
  readonly failure: string | undefined;
}

interface Command {
  readonly text: string;
  /** The last word of the target. */
  readonly verb: string;
  readonly args: readonly string[];
}

const NAMESPACE = "delivery";

/** The example that stands for the chart in the document. */
export const DELIVERED = "//demo/helm_test:helm_test_chart";

export function deliveryCommands(): readonly Command[] {
  const lines = readFileSync("docs/delivery.md", "utf8").matchAll(
    /^bazel run \/\/hello:hello_chart\.(?!push\b)(\w+)(?: -- (.*))?$/gm,
  );
  return [...lines].map(([text, verb = "", args = ""]) => ({
    text,
    verb,
    args: args.split(" ").filter((word) => word !== ""),
  }));
}

/** `programOf`: the path of a run target's program. */
export async function deliver(
  { api, kubeconfig }: ControlPlane,
  commands: readonly Command[],
  programOf: (verb: string) => string,
): Promise<readonly Delivered[]> {
  const namespace = namespaceOf(api, NAMESPACE);
  await namespace.create("restricted");
  const env = { ...process.env, KUBECONFIG: kubeconfig, BUILD_WORKING_DIRECTORY: process.cwd() };
  const results: Delivered[] = [];
  for (const { text, verb, args } of commands) {
    // There are no containers, so there are no logs to read.
    const more = [`--namespace=${NAMESPACE}`, ...(verb === "helm_test" ? ["--logs=false"] : [])];
    const { exitCode, stdout, stderr } = await run(programOf(verb), [...args, ...more], { env });
    results.push({ command: text, failure: exitCode === 0 ? undefined : `${stdout}${stderr}` });
  }
  const left = (await namespace.pods()).filter(({ metadata }) => metadata.ownerReferences !== undefined);
  results.push({
    command: "nothing is left in the end",
    failure: left.length === 0 ? undefined : left.map(({ metadata }) => metadata.name).join(", "),
  });
  await namespace.remove();
  return results;
}
