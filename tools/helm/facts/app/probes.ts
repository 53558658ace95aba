/** The probes of a container. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App, HealthCheck, Probe } from "../../model/types.ts";
import type { ProbeFacts, ProbeName } from "../types.ts";

const PROBES: readonly ProbeName[] = ["liveness", "readiness", "startup"];

/** A Service must not send traffic to a pod that does not listen yet, so apps with a Service for TCP get a probe by default. */
export function probesOf({ health_check: check }: App, isServed: boolean): readonly ProbeFacts[] {
  if (check === undefined) return isServed ? [{ name: "readiness", type: "tcp", probe: {} }] : [];
  return PROBES.flatMap((name) => {
    const probe = mergedProbe(check, name);
    return probe === undefined ? [] : [{ name, type: typeOf(probe), probe }];
  });
}

/** One probe's fields merged over the common ones; undefined if the probe is off. */
function mergedProbe(check: HealthCheck, name: ProbeName): Probe | undefined {
  const { enabled: _enabled, liveness: _liveness, readiness: _readiness, startup: _startup, ...common } = check;
  const own = check[name] ?? DEFAULTS.healthCheck[name];
  if (own === false) return undefined;
  return { ...common, ...(own === true ? {} : own) };
}

function typeOf(probe: Probe): ProbeFacts["type"] {
  return probe.type ?? (probe.path !== undefined ? "http" : probe.command !== undefined ? "exec" : "tcp");
}
