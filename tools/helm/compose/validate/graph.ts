/** The app graph: whoever is called is in the chart, and has what the caller wants of it. */

import { closest, listWords } from "../../base/text.ts";
import type { AppFacts, Call, ChartFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validateGraph(model: ChartFacts): readonly Problem[] {
  return model.apps.flatMap((facts) =>
    facts.calls.flatMap((call) => {
      const { app } = facts;
      const callee = model.graph.find(call.target);
      if (callee === undefined) return unknownApp(app, call, model);
      const unfit = call.text === undefined ? unreachable(app, call, callee) : unusable(app, call, call.text, callee);
      return [...unfit, ...tooEarly(facts, call, callee)];
    }),
  );
}

function unknownApp(
  { label }: App,
  { path, target, isOptional }: Call,
  { apps, chart, isWhole }: ChartFacts,
): Problem[] {
  // The app may be one of those whose problems are reported already.
  if (isOptional || !isWhole) return [];
  const isLabel = target.includes("//");
  const known = apps.map(({ app }) => (isLabel ? app.label : app.app_name));
  const meant = known.find((name) => `${name}_metadata` === target) ?? closest(target, known);
  const metadata = isLabel ? `\`"${target}_metadata"\`` : "its `_metadata` target";
  return [
    {
      code: "unknown-app",
      label,
      path,
      what: `names an app that is not in the chart ${chart.label}`,
      got: target,
      expected: known.length > 20 ? "an app of the chart" : `one of ${listWords(known)}`,
      fix:
        meant === undefined
          ? `add ${metadata} to the chart, or write \`{"app": "${target}", "optional": True}\` in \`connects_to\``
          : `write "${meant}"`,
    },
  ];
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
 * A job before the deployment waits for an app that waits for the job. An upgrade finds the app that is there already, and so
 * does a job of that phase alone.
 */
function tooEarly({ app, hookPhase }: AppFacts, { path, target }: Call, { app: callee }: AppFacts): Problem[] {
  if (hookPhase !== "before_deploy") return [];
  return [
    {
      code: "circular-order",
      label: app.label,
      path,
      what: `names ${callee.label}, which is deployed only once this job has run`,
      got: target,
      expected: "an app that is there before the chart is, or a job that runs later",
      fix: 'set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job',
    },
  ];
}

function unusable(
  { label }: App,
  { path, target }: Call,
  text: NonNullable<Call["text"]>,
  { app: callee, type, traits, servicePorts, mainServicePort }: AppFacts,
): Problem[] {
  // An app without a type is told so.
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
  const isUnclear = text.port === undefined && text.value.includes("{port}") && mainServicePort === undefined;
  if (!unknown && !isUnclear) return [];
  return [
    {
      code: "unknown-port",
      label,
      path,
      what: unknown
        ? `names a port that the Service of ${callee.label} does not have`
        : `does not tell which port of ${callee.label} is meant`,
      ...(unknown ? { got: text.port } : {}),
      expected: `one of ${listWords(names)}`,
      fix: `write \`ref.app("${target}", …, port = "${names[0]}")\``,
    },
  ];
}
