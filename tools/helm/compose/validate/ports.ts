/** Ports: given once, each number once, and there where a Service needs them. */

import type { AppFacts, ContainerFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validatePorts(facts: AppFacts): readonly Problem[] {
  return [...givenTwice(facts.app), ...missing(facts), ...duplicates(facts)];
}

/** Why a place that names no port cannot tell which one is meant; undefined if it can. */
export function portAmbiguity({ ports, mainPort }: ContainerFacts): string | undefined {
  if (ports.length === 0) return "is missing, and the app declares no port";
  if (mainPort !== undefined) return undefined;
  return "is missing, and the app has several ports but none with the name `http`";
}

function givenTwice({ label, port, ports }: App): Problem[] {
  if (port === undefined || ports === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "port",
      what: "is given beside `ports`",
      got: port,
      expected: "either `port` or `ports`",
      fix: `remove \`port\` and write \`ports = {"http": ${port}, …}\``,
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
      what: `is missing, and the Service of the app type \`${type}\` needs one`,
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
      what: `has the number and protocol of the port \`${owner}\``,
      got: port,
      expected: "a number of its own for each name",
      fix: `remove \`${name}\` or change its number`,
    };
  });
}
