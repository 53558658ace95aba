/** Security settings that contradict each other: Kubernetes rejects these pods, or never starts them. */

import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

type Overrides = NonNullable<App["security_context"]>;

export function validateSecurityContext({ app, security, containers }: AppFacts): readonly Problem[] {
  const pod = { run_as_non_root: security === "restricted", ...app.security_context };
  return [
    ...contradictions(app, "security_context", pod, app.security_context),
    ...containers.flatMap(({ path, container: { security_context: own } }) => {
      const { run_as_non_root, run_as_user } = pod;
      const all = { run_as_non_root, ...(run_as_user === undefined ? {} : { run_as_user }), ...own };
      return contradictions(app, `${path}.security_context`, all, own);
    }),
    ...hostNetwork(app, security),
  ];
}

/** Contradictions among a container's own and inherited settings; reported if it has any of its own. */
function contradictions(app: App, path: string, all: Overrides, own: Overrides | undefined): Problem[] {
  if (own === undefined) return [];
  return [...rootRefused(app, path, all), ...escalationRefused(app, path, all)];
}

function rootRefused({ label }: App, path: string, { run_as_non_root, run_as_user }: Overrides): Problem[] {
  if (run_as_non_root !== true || run_as_user !== 0) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: `${path}.run_as_user`,
      what: "is root, but `run_as_non_root` applies: the container would never start",
      got: 0,
      expected: "a user other than 0, or `run_as_non_root` set to False",
      fix: 'add `"run_as_non_root": False` here if it has to be root',
    },
  ];
}

function escalationRefused({ label, security }: App, path: string, all: Overrides): Problem[] {
  const {
    privileged = DEFAULTS.containerSecurityContext.privileged,
    capabilities,
    allow_privilege_escalation = security === "privileged",
  } = all;
  const cause = privileged
    ? "`privileged`"
    : capabilities?.add?.includes("SYS_ADMIN")
      ? "the capability `SYS_ADMIN`"
      : undefined;
  if (cause === undefined || allow_privilege_escalation) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: `${path}.allow_privilege_escalation`,
      what: `is False, which Kubernetes rejects together with ${cause}`,
      got: false,
      expected: "True",
      fix: 'add `"allow_privilege_escalation": True`',
    },
  ];
}

function hostNetwork({ label, host_network }: App, security: AppFacts["security"]): Problem[] {
  if (host_network !== true || security === "privileged") return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "host_network",
      what: `is not allowed by the Pod Security Standard \`${security}\``,
      got: true,
      expected: "the security `privileged`",
      fix: 'add `security = "privileged"`, and use `security_context` to revoke what the app does not need',
    },
  ];
}
