/** The commands that documents give for carrying a chart into a cluster, one after the other, with the run targets of examples. */
import { readFileSync } from "node:fs";
import { optionsOf, readYaml } from "./charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { type Helm, session } from "./helm.ts";
import { namespaceOf } from "./namespaces.ts";
import { run } from "./processes.ts";
import { surround } from "./surroundings.ts";

export interface Delivered {
  readonly command: string;
  /** What went wrong; undefined if nothing did. */
  readonly failure: string | undefined;
}

interface Document {
  readonly path: string;
  /** The chart in its commands, and the example that stands for it. */
  readonly label: string;
  readonly example: string;
  /** Where the commands go, with the environment that goes there; a chart with `deploy` says so itself. */
  readonly namespaces: readonly (readonly [name: string, environment: string | undefined])[];
  /** Options for every command. */
  readonly options: readonly string[];
}

const DOCUMENTS: readonly Document[] = [
  {
    path: "docs/delivery.md",
    label: "//hello:hello_chart",
    example: "//demo/helm_test:helm_test_chart",
    namespaces: [["delivery", undefined]],
    options: ["--namespace=delivery"],
  },
  {
    path: "docs/operating.md",
    label: "//hello:hello_chart",
    example: "//demo/helm_test:helm_test_chart",
    namespaces: [["operating", undefined]],
    options: ["--namespace=operating"],
  },
  {
    path: "examples/core_pipeline/README.md",
    label: "//core_pipeline:core_pipeline_chart",
    example: "//core_pipeline:core_pipeline_chart",
    namespaces: ["dev", "staging", "prod"].map((name) => [`core-pipeline-${name}`, name]),
    options: [],
  },
];

export interface Delivery extends Document {
  readonly commands: readonly Command[];
}

interface Command {
  readonly text: string;
  /** Label of the run target. */
  readonly target: string;
  /** The last word of the target. */
  readonly verb: string;
  readonly args: readonly string[];
}

/** Run targets that need no cluster but a registry; `e2e/registry.mjs` runs those. */
const ELSEWHERE = ["push"];

export function deliveries(): readonly Delivery[] {
  return DOCUMENTS.map((document) => ({ ...document, commands: commandsOf(document) }));
}

function commandsOf({ path, label, example }: Document): readonly Command[] {
  const pattern = /^(?:\.\.\/bazelw|bazel) run (\/\/\S+?)\.([a-z_.]+)(?: -- (.*))?$/gm;
  return [...readFileSync(path, "utf8").matchAll(pattern)]
    .filter(([, chart]) => chart === label)
    .map(([text, , words = "", args = ""]) => ({
      text,
      target: `${example}.${words}`,
      verb: words.split(".").at(-1) ?? "",
      args: args.split(" ").filter((word) => word !== ""),
    }))
    .filter(({ verb }) => !ELSEWHERE.includes(verb));
}

interface Means {
  readonly seen: (result: Delivered) => void;
  readonly helm: Helm;
  /** Directory of an example's chart. */
  readonly chartOf: (label: string) => string;
  /** The program of a run target. */
  readonly programOf: (target: string) => string;
}

/** Runs the commands, and gives the number of failures. */
export async function deliver(
  controlPlane: ControlPlane,
  { example, namespaces, options, commands }: Delivery,
  { helm, chartOf, programOf, seen }: Means,
): Promise<number> {
  const directory = chartOf(example);
  const created = namespaces.map(([name]) => namespaceOf(controlPlane.api, name));
  for (const [index, namespace] of created.entries()) {
    await namespace.create("restricted");
    const variant = { directory, label: example, environment: namespaces[index]?.[1] };
    const { name } = readYaml(variant, "Chart.yaml");
    const release = { name, namespace: namespace.name, options: optionsOf(variant) };
    await surround(controlPlane.api, namespace, await session(controlPlane, helm, release).template(directory));
  }
  let failures = 0;
  const report = (command: string, failure: string | undefined) => {
    if (failure !== undefined) failures += 1;
    seen({ command, failure });
  };
  const env = { ...process.env, KUBECONFIG: controlPlane.kubeconfig, BUILD_WORKING_DIRECTORY: process.cwd() };
  for (const { text, target, args } of commands) {
    const { exitCode, stdout, stderr } = await run(programOf(target), [...args, ...options], { env });
    report(text, exitCode === 0 ? undefined : `${stdout}${stderr}`);
  }
  for (const namespace of created) {
    const left = (await namespace.pods()).filter(({ metadata }) => metadata.ownerReferences !== undefined);
    const names = left.map(({ metadata }) => metadata.name).join(", ");
    report(`nothing is left in ${namespace.name}`, names === "" ? undefined : names);
    await namespace.remove();
  }
  return failures;
}
