/** A route excludes an Ingress, leads to a port of the app, and has each path once. */
import { listWords } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { duplicatePaths, unusedSettings } from "./paths.ts";
import { portAmbiguity } from "./ports.ts";

export function validateRoute(facts: AppFacts): readonly Problem[] {
  const { app } = facts;
  if (app.route === undefined) return [];
  return [
    ...besideIngress(app),
    ...unknownPort(facts),
    ...duplicatePaths(app, "route.paths", app.route.paths),
    ...unusedSettings(app, "route", { path_type: app.route.path_type }, app.route.paths),
    ...besideRules(app),
    ...sameMatches(app),
  ];
}

function besideIngress({ label, ingress }: App): Problem[] {
  if (ingress === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "route",
      what: "cannot be combined with `ingress`",
      expected: "either `ingress` or `route`",
      fix: "remove one of them",
    },
  ];
}

function besideRules({ label, route }: App): Problem[] {
  if (route?.rules === undefined) return [];
  return (["paths", "path_type"] as const)
    .filter((attribute) => route[attribute] !== undefined)
    .map((attribute) => ({
      code: "conflicting-attributes",
      label,
      path: `route.${attribute}`,
      what: "cannot be combined with `rules`",
      got: route[attribute],
      expected: "paths among the `matches` of a rule",
      fix: `remove \`${attribute}\`, or write it as \`matches\``,
    }));
}

/** A rule without matches takes every request. */
function sameMatches({ label, route }: App): Problem[] {
  const seen = new Set<string>();
  return (route?.rules ?? []).flatMap(({ matches }, index) => {
    const texts = (matches ?? [{}]).map((match) => JSON.stringify(match));
    const isTaken = texts.some((text) => seen.has(text));
    for (const text of texts) seen.add(text);
    if (!isTaken) return [];
    return {
      code: "duplicate-path",
      label,
      path: `route.rules[${index}]`,
      what: "takes requests that an earlier rule already takes",
      ...(matches === undefined ? {} : { got: matches }),
      expected: "other `matches` for each rule",
      fix: "remove it, or give it `matches` of its own",
    };
  });
}

function unknownPort(facts: AppFacts): Problem[] {
  const { app, portNames: names } = facts;
  const port = app.route?.port;
  const unknown = port === undefined || names.includes(port) ? undefined : "is not a port of the app";
  const what = port === undefined ? portAmbiguity(facts) : unknown;
  // An API without any port has one problem, at `port`.
  if (what === undefined || names.length === 0) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path: "route.port",
      what,
      ...(port === undefined ? {} : { got: port }),
      expected: `one of ${listWords(names)}`,
      fix:
        port === undefined ? 'add `"port": "<name>"` to `route`' : `add \`${port}\` to \`ports\` or name another port`,
    },
  ];
}
