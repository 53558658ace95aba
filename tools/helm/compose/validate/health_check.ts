/** Probes: each has one complete handler, on a port of the app. */

import { listWords } from "../../base/text.ts";
import type { ContainerFacts, ProbeFacts, ProbeName } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App, HealthCheck, Probe } from "../../model/types.ts";
import { portAmbiguity } from "./ports.ts";

type ProbeType = ProbeFacts["type"];

/** Fields that only some handlers have. */
const HANDLER_FIELDS: Readonly<Record<ProbeType, readonly (keyof Probe)[]>> = {
  http: ["path", "port", "scheme"],
  tcp: ["port"],
  grpc: ["port", "service"],
  exec: ["command"],
};
const ALL_HANDLER_FIELDS = ["path", "port", "scheme", "service", "command"] as const;

export function validateHealthCheck(container: ContainerFacts): readonly Problem[] {
  const check = container.app.health_check;
  if (check === undefined || !mayHaveProbes(check)) return [];
  const problems = [
    ...container.probes.flatMap((probe) => probeProblems(container, probe)),
    ...unusedFields(container, check),
  ];
  // A mistake in the common fields shows in every probe, but was made once.
  return problems.filter(
    (problem, index) =>
      problems.findIndex((other) => other.path === problem.path && other.what === problem.what) === index,
  );
}

/** Values can switch on the probes that are described, even if they are off by default. */
function mayHaveProbes(check: NonNullable<App["health_check"]>): boolean {
  return check.enabled !== false || Object.keys(check).length > 1;
}

function probeProblems(container: ContainerFacts, facts: ProbeFacts): Problem[] {
  const { app } = container;
  const at = (field: keyof Probe) => placeOfField(app, facts.name, field);
  return [
    ...portProblems(container, facts, at),
    ...fieldProblems(app, facts, at),
    ...thresholdProblems(app, facts, at),
  ];
}

const PROBES = ["enabled", "liveness", "readiness", "startup"];

/** Common fields that no probe takes. */
function unusedFields({ app: { label }, probes }: ContainerFacts, check: HealthCheck): Problem[] {
  const takes = (name: ProbeName, field: string) => {
    const own = check[name];
    return typeof own !== "object" || !(field in own);
  };
  return Object.entries(check)
    .filter(([field]) => !PROBES.includes(field) && !probes.some(({ name }) => takes(name, field)))
    .map(([field, got]) => ({
      code: "meaningless-attribute",
      label,
      path: joinPath("health_check", field),
      what:
        probes.length === 0
          ? "has no effect, because all probes are off"
          : "has no effect, because every probe has its own",
      got,
      expected: "a probe that takes it",
      fix: `remove \`${field}\``,
    }));
}

type Place = (field: keyof Probe) => string;

/** Where a field is declared: in the probe's own dict or among the common fields. */
export function placeOfField({ health_check: check = {} }: App, name: ProbeName, field: keyof Probe): string {
  const own = check[name];
  return typeof own === "object" && field in own ? `health_check.${name}.${field}` : joinPath("health_check", field);
}

function portProblems(container: ContainerFacts, { type, probe }: ProbeFacts, at: Place): Problem[] {
  const { app, portNames: names } = container;
  if (type === "exec" || typeof probe.port === "number") return [];
  const unknown = probe.port === undefined || names.includes(probe.port) ? undefined : "is not a port of the app";
  const what = probe.port === undefined ? portAmbiguity(container) : unknown;
  if (what === undefined) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path: at("port"),
      what,
      ...(probe.port === undefined ? {} : { got: probe.port }),
      expected: names.length === 0 ? "a declared port" : `one of ${listWords(names)}`,
      fix: "declare the port with `port` or `ports`, or name another",
    },
  ];
}

function fieldProblems(app: App, { type, probe }: ProbeFacts, at: Place): Problem[] {
  const fields = HANDLER_FIELDS[type];
  const needed = type === "http" ? "path" : type === "exec" ? "command" : undefined;
  const missing = needed !== undefined && probe[needed] === undefined ? [missingField(app, type, needed, at)] : [];
  const foreign = ALL_HANDLER_FIELDS.filter((field) => probe[field] !== undefined && !fields.includes(field));
  return [
    ...missing,
    ...foreign.map((field) => ({
      code: "meaningless-attribute",
      label: app.label,
      path: at(field),
      what: `does not apply to a probe of type \`${type}\``,
      got: probe[field],
      expected: `only ${listWords(fields)} besides the timing`,
      fix: `remove \`${field}\` or change the probe's \`type\``,
    })),
  ];
}

function missingField(app: App, type: ProbeType, field: "path" | "command", at: Place): Problem {
  return {
    code: "missing-attribute",
    label: app.label,
    path: at(field),
    what: `is missing, but a probe of type \`${type}\` requires it`,
    expected: field === "path" ? "a path that starts with `/`" : "a command as a list of strings",
    fix: `add \`${field}\``,
  };
}

function thresholdProblems(app: App, { name, probe }: ProbeFacts, at: Place): Problem[] {
  const threshold = probe.success_threshold ?? 1;
  if (name === "readiness" || threshold === 1) return [];
  return [
    {
      code: "out-of-range",
      label: app.label,
      path: at("success_threshold"),
      what: `is not 1, which Kubernetes requires of a ${name} probe`,
      got: threshold,
      expected: "1",
      fix: "set `success_threshold` only in `readiness`",
    },
  ];
}
