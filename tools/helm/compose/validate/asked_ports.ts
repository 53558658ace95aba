/** Numbers of ports that probes and lifecycle handlers ask: the containers of a pod share one network, so any may have it. */

import { listWords } from "../../base/text.ts";
import { asApp, furtherContainers } from "../../facts/containers.ts";
import { furtherContainerPorts } from "../../facts/metrics_port.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { mergeProbe, PROBES, probeType } from "../../facts/probes.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";
import { placeOfContainer } from "./containers.ts";
import { placeOfField } from "./health_check.ts";

/** A container as an app, and where it was written. */
interface Container {
  readonly path: string;
  readonly app: App;
  readonly ports: readonly PortView[];
}

export function validateAskedPorts(app: App): readonly Problem[] {
  const containers = containersOf(app);
  const known = containers.flatMap(({ ports }) => ports);
  return containers.flatMap((container) => {
    const wrong = [...probed(container.app), ...handled(container.app)].filter(
      ([, number]) => !known.some(({ port }) => port === number),
    );
    return [...new Map(wrong)].map(([path, number]) => unknown(app, pathIn(container, path), number, known));
  });
}

function containersOf(app: App): readonly Container[] {
  const own = { path: "", app, ports: [...resolvePorts(app), ...furtherContainerPorts(app)] };
  const further = furtherContainers(app).map((each) => {
    const standIn = asApp(app, each.container);
    return { path: placeOfContainer(each), app: standIn, ports: resolvePorts(standIn) };
  });
  return [own, ...further];
}

type Asked = readonly (readonly [path: string, number: number])[];

function probed(app: App): Asked {
  const check = app.health_check ?? { enabled: false };
  return PROBES.flatMap((name) => {
    const probe = check.enabled === false ? undefined : mergeProbe(check, name);
    if (probe === undefined || probeType(probe) === "exec" || typeof probe.port !== "number") return [];
    return [[placeOfField(app, name, "port"), probe.port] as const];
  });
}

function handled({ lifecycle = {} }: App): Asked {
  return (["post_start", "pre_stop"] as const).flatMap((name) => {
    const port = lifecycle[name]?.port;
    return typeof port === "number" ? [[`lifecycle.${name}.port`, port] as const] : [];
  });
}

function pathIn({ path }: Container, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}

function unknown({ label }: App, path: string, got: number, known: readonly PortView[]): Problem {
  const numbers = [...new Set(known.map(({ port }) => String(port)))];
  return {
    code: "unknown-port",
    label,
    path,
    what: "is a port that no container of the pod declares",
    got,
    expected: numbers.length === 0 ? "a port that is declared" : `one of ${listWords(numbers)}`,
    fix: "declare the port with `ports`, or ask another one",
  };
}
