/** Port numbers in probes and lifecycle handlers: the containers of a pod share one network, so any of them may have the port. */

import { listWords } from "../../base/text.ts";
import type { AppFacts, ContainerFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";
import { placeOfField } from "./health_check.ts";

export function validateAskedPorts(facts: AppFacts): readonly Problem[] {
  const containers = [{ ...facts, path: "" }, ...facts.containers];
  const known = containers.flatMap(({ containerPorts }) => containerPorts);
  return containers.flatMap((container) => {
    const wrong = [...probed(container), ...handled(container.app)].filter(
      ([, number]) => !known.some(({ port }) => port === number),
    );
    return [...new Map(wrong)].map(([path, number]) => unknown(facts.app, pathIn(container.path, path), number, known));
  });
}

type Asked = readonly (readonly [path: string, number: number])[];

/** Those of probes that are off as well: values can switch them on. */
function probed({ app, probes }: ContainerFacts): Asked {
  return probes.flatMap(({ name, type, probe }) => {
    if (type === "exec" || typeof probe.port !== "number") return [];
    return [[placeOfField(app, name, "port"), probe.port] as const];
  });
}

function handled({ lifecycle = {} }: App): Asked {
  return (["post_start", "pre_stop"] as const).flatMap((name) => {
    const port = lifecycle[name]?.port;
    return typeof port === "number" ? [[`lifecycle.${name}.port`, port] as const] : [];
  });
}

function pathIn(container: string, field: string): string {
  return container === "" ? field : `${container}.${field}`;
}

function unknown({ label }: App, path: string, got: number, known: readonly PortView[]): Problem {
  const numbers = [...new Set(known.map(({ port }) => String(port)))];
  return {
    code: "unknown-port",
    label,
    path,
    what: "is not a port of any container of the pod",
    got,
    expected: numbers.length === 0 ? "a declared port" : `one of ${listWords(numbers)}`,
    fix: "declare the port with `ports`, or use another one",
  };
}
