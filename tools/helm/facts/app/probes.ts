/** The probes of a container. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App, HealthCheck, Probe } from "../../model/types.ts";
import type { ProbeFacts, ProbeName } from "../types.ts";

const PROBES: readonly ProbeName[] = ["liveness", "readiness", "startup"];

/** A Service is to send nothing to a pod that does not listen yet: where there is one, the default is a probe too. */
export function probesOf({ health_check: check }: App, isServed: boolean): readonly ProbeFacts[] {
  if (check === undefined) return isServed ? [{ name: "readiness", type: "tcp", probe: {} }] : [];
  return PROBES.flatMap((name) => {
    const probe = mergedProbe(check, name);
    return probe === undefined ? [] : [{ name, type: typeOf(probe), probe }];
  });
}

/** One probe's fields: the health check's common ones under its own; undefined when the probe is off. */
function mergedProbe(check: HealthCheck, name: ProbeName): Probe | undefined {
  const { enabled: _enabled, liveness: _liveness, readiness: _readiness, startup: _startup, ...common } = check;
  const own = check[name] ?? DEFAULTS.healthCheck[name];
  if (own === false) return undefined;
  return { ...common, ...(own === true ? {} : own) };
}

function typeOf(probe: Probe): ProbeFacts["type"] {
  return probe.type ?? (probe.path !== undefined ? "http" : probe.command !== undefined ? "exec" : "tcp");
}
