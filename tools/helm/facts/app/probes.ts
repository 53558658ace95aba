/** The probes of a container. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App, HealthCheck, Probe } from "../../model/types.ts";
import type { ProbeFacts, ProbeName } from "../types.ts";

const PROBES: readonly ProbeName[] = ["liveness", "readiness", "startup"];

/** A Service must not send traffic to a pod that does not listen yet, so apps with a Service for TCP get a probe by default. */
export function probesOf({ health_check: check }: App, isServed: boolean): readonly ProbeFacts[] {
  if (check === undefined) return isServed ? [{ name: "readiness", type: "tcp", probe: {} }] : [];
  const readiness = mergedProbe(check, "readiness");
  return PROBES.flatMap((name) => {
    const probe = mergedProbe(check, name);
    if (probe === undefined) return [];
    const isShared = name === "liveness" && readiness !== undefined && hasSameHandler(probe, readiness);
    return [{ name, type: typeOf(probe), probe: isShared ? withRoom(probe, readiness) : probe }];
  });
}

const HANDLER = ["path", "port", "scheme", "service", "command"] as const;

function hasSameHandler(one: Probe, other: Probe): boolean {
  const handlerOf = (probe: Probe) => JSON.stringify([typeOf(probe), ...HANDLER.map((field) => probe[field])]);
  return handlerOf(one) === handlerOf(other);
}

/** Kubernetes: the number of failures after which a probe fails. */
const FAILURES = 3;

/**
 * If one endpoint serves both, a pod that does not answer first leaves its Services, and is restarted only later (Kubernetes
 * documentation, "Configure Liveness, Readiness and Startup Probes").
 */
function withRoom(liveness: Probe, readiness: Probe): Probe {
  return { failure_threshold: 2 * (readiness.failure_threshold ?? FAILURES), ...liveness };
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
