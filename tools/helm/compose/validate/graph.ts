/** The app graph: a called app is in the chart, and has what the caller needs. */

import { listWords } from "../../base/text.ts";
import type { AppFacts, Call, ChartFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { unknownApp } from "./unknown_app.ts";

export function validateGraph(model: ChartFacts): readonly Problem[] {
  return model.apps.flatMap((facts) =>
    facts.calls.flatMap((call) => {
      const { app } = facts;
      const callee = model.graph.find(call.target);
      if (callee === undefined)
        return call.isOptional ? [] : unknownApp(model, { ...call, label: app.label, otherwise: otherwise(call) });
      const unfit = call.text === undefined ? unreachable(app, call, callee) : unusable(app, call, call.text, callee);
      return [...unfit, ...tooEarly(facts, call, callee)];
    }),
  );
}

function otherwise({ target }: Call): string {
  return `write \`{"app": "${target}", "optional": True}\` in \`connects_to\``;
}

function unreachable({ label }: App, { path, target }: Call, { app: callee, ports }: AppFacts): Problem[] {
  if (ports.length > 0) return [];
  return [
    {
      code: "missing-port",
      label,
      path,
      what: `names ${callee.label}, which has no port to connect to`,
      got: target,
      expected: "an app with `port` or `ports`",
      fix: `add \`port\` to ${callee.label}, or remove it here`,
    },
  ];
}

/**
 * A job before the deployment would wait for an app that waits for the job. In an upgrade the app already exists, so a job
 * that runs only then may call it.
 */
function tooEarly({ app, hookPhase }: AppFacts, { path, target }: Call, { app: callee }: AppFacts): Problem[] {
  if (hookPhase !== "before_deploy") return [];
  return [
    {
      code: "circular-order",
      label: app.label,
      path,
      what: `names ${callee.label}, which is deployed only after this job has run`,
      got: target,
      expected: "an app that exists before the chart is deployed, or a job that runs later",
      fix: 'set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job',
    },
  ];
}

function unusable(
  { label }: App,
  { path, target }: Call,
  text: NonNullable<Call["text"]>,
  { app: callee, metrics, type, traits, servicePorts, mainServicePort }: AppFacts,
): Problem[] {
  // A missing type has its own problem.
  if (type === undefined) return [];
  const names = servicePorts.map(({ name }) => name);
  if (!traits.service || names.length === 0) {
    return [
      {
        code: "missing-service",
        label,
        path,
        what: `names ${callee.label}, which has no Service`,
        got: target,
        expected: "an app with a Service",
        fix: `add a \`port\` and \`service = {"enabled": True}\` to ${callee.label}, or write the value itself`,
      },
    ];
  }
  const unknown = text.port !== undefined && !names.includes(text.port);
  const serving = names.find((name) => name !== metrics?.port?.name) ?? names[0];
  const isUnclear = text.port === undefined && text.value.includes("{port}") && mainServicePort === undefined;
  if (!unknown && !isUnclear) return [];
  return [
    {
      code: "unknown-port",
      label,
      path,
      what: unknown
        ? `names a port that the Service of ${callee.label} does not have`
        : `does not say which port of ${callee.label} is meant`,
      ...(unknown ? { got: text.port } : {}),
      expected: `one of ${listWords(names)}`,
      fix: `write \`ref.app("${target}", …, port = "${serving}")\``,
    },
  ];
}
