/** Restricted containers drop all Linux capabilities, but may bind low ports. */
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { allContainers, isWindows, orDeclare, type Part, podSecurity, securityContextOf } from "../objects/security.ts";
import { DEFAULT_CAPABILITIES } from "./pod_capabilities.ts";

export const podCapabilitiesKept = podSecurity({
  code: "pod-capabilities-kept",
  level: "restricted",
  control: "Capabilities",
  description: "Restricted containers drop all Linux capabilities, and add only NET_BIND_SERVICE.",
  find: (pod) =>
    (isWindows(pod) ? [] : allContainers(pod))
      .map(securityContextOf)
      .flatMap((context) => [...kept(context), ...added(context)]),
});

function kept({ path, body }: Part) {
  const drop = lookup(body, "capabilities", "drop");
  if (listOf(drop).includes("ALL")) return [];
  return [
    {
      path: `${path}.capabilities.drop`,
      what: "leaves the container capabilities that it did not request",
      ...(drop === undefined ? {} : { got: drop }),
      expected: '`["ALL"]`',
      fix: `write \`"drop": ["ALL"]\` in \`security_context["capabilities"]\`, ${orDeclare("baseline")}`,
    },
  ];
}

/** `pod-capabilities` reports what `baseline` forbids. */
function added({ path, body }: Part) {
  return listOf(lookup(body, "capabilities", "add")).flatMap((got, index) => {
    if (got === "NET_BIND_SERVICE" || !DEFAULT_CAPABILITIES.includes(got)) return [];
    return {
      path: joinPath(`${path}.capabilities.add`, index),
      what: "is not allowed in a restricted container",
      got,
      expected: "`NET_BIND_SERVICE` or nothing",
      fix: `remove it from \`security_context["capabilities"]\`, ${orDeclare("baseline")}`,
    };
  });
}
