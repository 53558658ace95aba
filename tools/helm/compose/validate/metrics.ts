/** Metrics: on a port of the app, by a monitor that can find it, with settings of this kind of monitor. */

import { listWords } from "../../base/text.ts";
import type { AppFacts, MetricsFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import { portAmbiguity } from "./ports.ts";

export function validateMetrics(facts: AppFacts): readonly Problem[] {
  const { app, type, traits, metrics } = facts;
  // An app without a type, or whose type has no metrics, already has a problem.
  if (metrics === undefined || type === undefined || !traits.longRunning) return [];
  const problems = [unknownPort, takenName, withoutService, meaningless, lateTimeout].flatMap((rule) =>
    rule(facts, metrics),
  );
  return problems.map((problem) => ({ ...problem, label: app.label }));
}

type Found = Omit<Problem, "label">;

function unknownPort(facts: AppFacts, { entry: { port }, port: found }: MetricsFacts): Found[] {
  const { portNames: names } = facts;
  if (found !== undefined) return [];
  return [
    {
      code: "unknown-port",
      path: "metrics.port",
      what: port === undefined ? (portAmbiguity(facts) ?? "is missing") : "is not a port of the app",
      ...(port === undefined ? {} : { got: port }),
      expected: names.length === 0 ? "a port number" : `a port number, or one of ${listWords(names)}`,
      fix: "give the number of the port that serves the metrics",
    },
  ];
}

/** An undeclared number becomes the port `metrics`. */
function takenName({ ports }: AppFacts, { entry: { port }, port: found }: MetricsFacts): Found[] {
  const owner = ports.find(({ name }) => name === "metrics");
  if (owner === undefined || found?.name !== "metrics" || found.port === owner.port) return [];
  return [
    {
      code: "duplicate-port",
      path: "metrics.port",
      what: `is not the port \`metrics\` of the app, which is ${owner.port}`,
      got: port,
      expected: `\`metrics\` or a port with another name`,
      fix: `remove \`port\`, or declare ${port} in \`ports\` under another name`,
    },
  ];
}

function withoutService({ type, traits }: AppFacts, { kind }: MetricsFacts): Found[] {
  if (kind !== "service_monitor" || traits.service) return [];
  return [
    {
      code: "invalid-value",
      path: "metrics.kind",
      what: `looks for a Service, which app type \`${type}\` does not have`,
      got: kind,
      expected: "`pod_monitor` or `annotations`",
      fix: 'write `"kind": "pod_monitor"`',
    },
  ];
}

const OF_MONITORS = ["interval", "scrape_timeout", "labels", "relabelings", "metric_relabelings"] as const;

function meaningless({ app }: AppFacts, { entry: metrics, kind }: MetricsFacts): Found[] {
  if (kind !== "annotations") return [];
  // A PrometheusRule uses the labels, too.
  const foreign = OF_MONITORS.filter((field) => metrics[field] !== undefined && !(field === "labels" && app.alerts));
  return foreign.map((field) => ({
    code: "meaningless-attribute",
    path: joinPath("metrics", field),
    what: "does not apply to annotations, which do not have this setting",
    got: metrics[field],
    expected: "the kind `service_monitor` or `pod_monitor`",
    fix: `remove \`${field}\` or change \`kind\``,
  }));
}

function lateTimeout(_: AppFacts, { entry: { interval, scrape_timeout } }: MetricsFacts): Found[] {
  if (interval === undefined || scrape_timeout === undefined) return [];
  if (milliseconds(scrape_timeout) <= milliseconds(interval)) return [];
  return [
    {
      code: "out-of-range",
      path: "metrics.scrape_timeout",
      what: `is longer than the interval of ${interval}`,
      got: scrape_timeout,
      expected: `at most ${interval}`,
      fix: "lower it or raise `interval`",
    },
  ];
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
  d: 864e5,
  w: 6048e5,
  y: 31536e6,
};

function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)([a-z]+)/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}
