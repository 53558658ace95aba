/** Finds a value in a finished chart by path. */

import { parseYaml } from "../../base/yaml.ts";
import { dnsName } from "../../facts/app_types.ts";
import type { ChartFiles } from "../../model/types.ts";
import { isWorkload, type KubernetesObject, podOf } from "./charts.ts";

export interface Finished {
  /** The app to read from, if a chart has several. */
  readonly app: string;
  readonly files: ChartFiles;
  readonly objects: readonly KubernetesObject[];
}

/**
 * The value at a path; undefined if there is none. A path starts with the kind of an object, with `workload`, `template` (of
 * the pod), `pod` (its spec) or `container`, or with a file in the chart. Keys follow after dots; keys with dots and indexes of
 * items are in brackets, and `[name=x]` is the item of a list whose `name` is `x`.
 */
export function read(path: string, finished: Finished): unknown {
  const [, head = "", rest = ""] = /^([\w/-]+(?:\.schema)?\.(?:json|yaml|md)|\w+)(.*)$/.exec(path) ?? [];
  return follow(start(head, finished), rest);
}

function start(head: string, { app, files, objects }: Finished): KubernetesObject {
  if (/\.(json|yaml|md)$/.test(head)) {
    const content = files.get(head);
    if (content === undefined) return undefined;
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    return head.endsWith(".md") ? text : parseYaml(text).values?.[0];
  }
  const isOwn = ({ metadata }: KubernetesObject) => metadata?.labels?.["app.kubernetes.io/name"] === dnsName(app);
  const own = [...objects.filter(isOwn), ...objects.filter((object) => !isOwn(object))];
  const workload = own.find(isWorkload);
  const named: Readonly<Record<string, () => KubernetesObject>> = {
    workload: () => workload,
    template: () => podOf(workload),
    pod: () => podOf(workload).spec,
    container: () => podOf(workload).spec.containers[0],
  };
  return (named[head] ?? (() => own.find(({ kind }) => kind === head)))();
}

const STEP = /\.?([^.[\]]+)|\[([^\]=]+)=([^\]]*)\]|\[([^\]=]+)\]/y;

function follow(from: KubernetesObject, path: string): unknown {
  let current = from;
  let position = 0;
  while (position < path.length) {
    STEP.lastIndex = position;
    const [step, key, field = "", value, bracket] = STEP.exec(path) ?? [];
    if (step === undefined) throw new Error(`not a path: ${path}`);
    position += step.length;
    current =
      value === undefined
        ? current?.[key ?? bracket ?? ""]
        : current?.find((item: KubernetesObject) => String(item[field]) === value);
  }
  return current;
}
