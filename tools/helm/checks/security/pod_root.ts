/** Restricted pods do not run as root, even if their image does. */
import { joinPath } from "../../model/problems.ts";
import { allContainers, orDeclare, podSecurity, securityContextOf, specOf } from "../objects/security.ts";
import type { PodTemplate } from "../types.ts";

export const podRoot = podSecurity({
  code: "pod-root",
  level: "restricted",
  control: "Running as Non-root",
  description: "Restricted pods do not run as root, even if their image does.",
  find: (pod) =>
    mayBeRoot(pod).map(({ path, got }) => ({
      path: joinPath(path, "runAsNonRoot"),
      what: "lets the image run as root",
      ...(got === undefined ? {} : { got }),
      expected: "`true` in the pod or in each container",
      fix: `set \`run_as_non_root\` in \`security_context\` to True, ${orDeclare("baseline")}`,
    })),
});

/** The pod's setting applies to each container without its own. */
function mayBeRoot(pod: PodTemplate) {
  const own = securityContextOf(specOf(pod));
  const contexts = allContainers(pod).map(securityContextOf);
  const open = contexts.filter(({ body }) => body["runAsNonRoot"] === undefined);
  const pods = open.length > 0 && own.body["runAsNonRoot"] !== true ? [own] : [];
  return [
    ...pods,
    ...contexts.filter(({ body }) => ![undefined, true].includes(body["runAsNonRoot"] as undefined)),
  ].map(({ path, body }) => ({ path, got: body["runAsNonRoot"] }));
}
