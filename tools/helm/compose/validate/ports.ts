/** Ports: given once, each number once, and present if a Service needs them. */

import { portName } from "../../facts/port_names.ts";
import type { AppFacts, ContainerFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validatePorts(facts: AppFacts): readonly Problem[] {
  return [...givenTwice(facts.app), ...missing(facts), ...duplicates(facts)];
}

/** Why it is unclear which port is meant if none is named; undefined if it is clear. */
export function portAmbiguity({ ports, mainPort }: ContainerFacts): string | undefined {
  if (ports.length === 0) return "is missing, but the app declares no port";
  if (mainPort !== undefined) return undefined;
  return "is missing, but the app has several ports and none is named `http`";
}

function givenTwice({ label, port, ports }: App): Problem[] {
  if (port === undefined || ports === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "port",
      what: "cannot be combined with `ports`",
      got: port,
      expected: "either `port` or `ports`",
      fix: `remove \`port\` and write \`ports = {"${portName(port)}": ${port}, …}\``,
    },
  ];
}

function missing({ app, type, typeTraits, traits, ports }: AppFacts): Problem[] {
  if (type === undefined || !traits.service || ports.length > 0) return [];
  const without = typeTraits.service ? 'use `app_type = "worker"` for an app without a Service' : "remove `service`";
  return [
    {
      code: "missing-port",
      label: app.label,
      path: "port",
      what: `is missing, but the Service of app type \`${type}\` needs one`,
      expected: "a port number from 1 to 65535",
      fix: `add \`port = <number>\`, or ${without}`,
    },
  ];
}

function duplicates({ app: { label }, ports }: AppFacts): Problem[] {
  const owners = new Map<string, string>();
  return ports.flatMap(({ name, port, protocol }) => {
    const owner = owners.get(`${protocol} ${port}`);
    owners.set(`${protocol} ${port}`, owner ?? name);
    if (owner === undefined) return [];
    return {
      code: "duplicate-port",
      label,
      path: joinPath("ports", name),
      what: `has the same number and protocol as the port \`${owner}\``,
      got: port,
      expected: "a unique number for each name",
      fix: `remove \`${name}\` or change its number`,
    };
  });
}
