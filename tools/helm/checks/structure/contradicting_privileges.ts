/** A container that has all privileges can also gain them. */
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { allContainers, securityContextOf } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

export const contradictingPrivileges: ObjectCheck = {
  code: "contradicting-privileges",
  severity: "error",
  about: "failure",
  description: "A container that is privileged, or has `CAP_SYS_ADMIN`, does not forbid privilege escalation.",
  source: "Kubernetes: Configure a Security Context for a Pod or Container",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod)
        .map(securityContextOf)
        .filter(({ body }) => body["allowPrivilegeEscalation"] === false)
        .filter(
          ({ body }) =>
            body["privileged"] === true || listOf(lookup(body, "capabilities", "add")).includes("CAP_SYS_ADMIN"),
        )
        .map(({ path }) => ({
          object: pod.owner,
          path: joinPath(path, "allowPrivilegeEscalation"),
          what: "contradicts the container's privileges, which Kubernetes rejects",
          got: false,
          expected: "`true` in a container that is privileged or has `CAP_SYS_ADMIN`",
          fix: { app: "set `allow_privilege_escalation` in `security_context` to `True`, or take the privileges away" },
        })),
    ),
};
