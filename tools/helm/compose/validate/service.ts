/** The Service: it leads to ports of the app, each on a unique number, and exists if other objects need it. */

import { listWords } from "../../base/text.ts";
import { APP_TYPES } from "../../facts/app_types.ts";
import type { AppFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { portAmbiguity } from "./ports.ts";

export function validateService(facts: AppFacts): readonly Problem[] {
  const { app, type, ports } = facts;
  if (app.service === undefined || type === undefined) return [];
  if (app.service.enabled === false) return APP_TYPES[type].ingress ? [needed(app)] : withoutService(app);
  // An app without any port is told so once, of `port`.
  if (ports.length === 0) return [];
  return [...unknownMainPort(facts), ...unknownTargets(facts), ...duplicates(facts), ...meaninglessHeadless(app)];
}

function needed({ label, route }: App): Problem {
  return {
    code: "conflicting-attributes",
    label,
    path: "service.enabled",
    what: `is off, but the ${route === undefined ? "Ingress" : "route"} of the app leads to the Service`,
    got: false,
    expected: "an external-api with its Service",
    fix: "remove `enabled` or change `app_type`",
  };
}

function withoutService({ label, service = {} }: App): Problem[] {
  return Object.entries(service)
    .filter(([field]) => field !== "enabled")
    .map(([field, got]) => ({
      code: "meaningless-attribute",
      label,
      path: `service.${field}`,
      what: "has no effect, because the app has no Service",
      got,
      expected: "only `enabled` while it is False",
      fix: `remove \`${field}\` or \`enabled\``,
    }));
}

function unknownMainPort(facts: AppFacts): Problem[] {
  const { app, portNames } = facts;
  const ambiguity = portAmbiguity(facts);
  if (app.service?.port === undefined || ambiguity === undefined) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path: "service.port",
      what: "does not say which port it renumbers: the app has several, and none is named `http`",
      got: app.service.port,
      expected: `the numbers in \`service.ports\`, by the names ${listWords(portNames)}`,
      fix: `write \`"ports": {"<name>": ${app.service.port}}\` instead`,
    },
  ];
}

function unknownTargets({ app, portNames: names }: AppFacts): Problem[] {
  return Object.entries(app.service?.ports ?? {}).flatMap(([name, options]) => {
    const target = typeof options === "number" ? undefined : options.target_port;
    if (names.includes(target ?? name)) return [];
    const path = joinPath("service.ports", name);
    return {
      code: "unknown-port",
      label: app.label,
      path: target === undefined ? path : `${path}.target_port`,
      what: "is not a port of the app",
      got: target ?? name,
      expected: `one of ${listWords(names)}`,
      fix:
        target === undefined
          ? `write where it leads: \`"${name}": {"port": …, "target_port": "<name>"}\``
          : `add \`${target}\` to \`ports\` or name another port`,
    };
  });
}

function duplicates({ app, servicePorts }: AppFacts): Problem[] {
  const owners = new Map<string, string>();
  return servicePorts.flatMap(({ name, port, protocol }) => {
    const owner = owners.get(`${protocol} ${port}`);
    owners.set(`${protocol} ${port}`, owner ?? name);
    if (owner === undefined) return [];
    return {
      code: "duplicate-port",
      label: app.label,
      path: joinPath("service.ports", name),
      what: `has the same number and protocol as the Service's port \`${owner}\``,
      got: port,
      expected: "a unique number for each name",
      fix: "change the number of one of them in `service.ports`",
    };
  });
}

/** A headless Service resolves to the pods' addresses: clients reach the pods' own ports, with nothing in between. */
const NOT_HEADLESS = [
  "type",
  "port",
  "ports",
  "session_affinity",
  "load_balancer_class",
  "external_traffic_policy",
] as const;

function meaninglessHeadless({ label, service = {} }: App): Problem[] {
  if (service.headless !== true) return [];
  return NOT_HEADLESS.filter((field) => service[field] !== undefined).map((field) => ({
    code: "meaningless-attribute",
    label,
    path: `service.${field}`,
    what: "does not apply to a headless Service",
    got: service[field],
    expected: "a Service that is not headless",
    fix: `remove \`${field}\` or \`headless\``,
  }));
}
