/** Lifecycle handlers: each does one thing, on an existing port, within the available time. */
import { listWords } from "../../base/text.ts";
import type { ContainerFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { portAmbiguity } from "./ports.ts";

type Lifecycle = NonNullable<App["lifecycle"]>;
type Handler = NonNullable<Lifecycle["pre_stop"]>;

const DEFAULT_GRACE_PERIOD = 30;

export function validateLifecycle(container: ContainerFacts): readonly Problem[] {
  const { app } = container;
  const grace = app.termination_grace_period_seconds ?? DEFAULT_GRACE_PERIOD;
  // The grace period limits both; a pause before the stop must leave some of it.
  const longest = { post_start: grace, pre_stop: Math.max(0, grace - 1) };
  return (["post_start", "pre_stop"] as const).flatMap((name) => {
    const handler = app.lifecycle?.[name];
    return handler === undefined
      ? []
      : handlerProblems(container, `lifecycle.${name}`, handler, { grace, longest: longest[name] });
  });
}

interface Pause {
  readonly grace: number;
  readonly longest: number;
}

function handlerProblems(container: ContainerFacts, path: string, handler: Handler, pause: Pause): Problem[] {
  const { app } = container;
  const isRequest = handler.path !== undefined || handler.port !== undefined || handler.scheme !== undefined;
  const actions = [handler.command !== undefined, handler.sleep_seconds !== undefined, isRequest];
  if (actions.filter(Boolean).length !== 1) return [notOneAction(app, path, handler)];
  return isRequest ? requestProblems(container, path, handler) : pauseProblems(app, path, handler, pause);
}

function notOneAction({ label }: App, path: string, got: Handler): Problem {
  return {
    code: "invalid-value",
    label,
    path,
    what: "does not have exactly one action",
    got,
    expected: "either `command`, or `path` with optional `port` and `scheme`, or `sleep_seconds`",
    fix: "write one of them",
  };
}

function requestProblems(container: ContainerFacts, path: string, { path: url, port }: Handler): Problem[] {
  const { app, portNames: names } = container;
  const missing: Problem = {
    code: "missing-attribute",
    label: app.label,
    path: `${path}.path`,
    what: "is missing, but an HTTP request requires it",
    expected: "a path that starts with `/`",
    fix: "add `path`",
  };
  const unknown = typeof port === "string" && !names.includes(port) ? "is not a port of the container" : undefined;
  const what = port === undefined ? portAmbiguity(container) : unknown;
  const wrongPort: Problem = {
    code: "unknown-port",
    label: app.label,
    path: `${path}.port`,
    what: what ?? "",
    ...(port === undefined ? {} : { got: port }),
    expected: names.length === 0 ? "a declared port" : `one of ${listWords(names)}`,
    fix: "declare the port with `port` or `ports`, or name another",
  };
  return [...(url === undefined ? [missing] : []), ...(what === undefined ? [] : [wrongPort])];
}

function pauseProblems({ label }: App, path: string, { sleep_seconds: got = 0 }: Handler, pause: Pause): Problem[] {
  const { grace, longest } = pause;
  if (got <= longest) return [];
  return [
    {
      code: "out-of-range",
      label,
      path: `${path}.sleep_seconds`,
      what: `is more than ${longest} of the ${grace} seconds that the pod has to stop`,
      got,
      expected: `at most ${longest}`,
      fix: "shorten the pause or raise `termination_grace_period_seconds`",
    },
  ];
}
