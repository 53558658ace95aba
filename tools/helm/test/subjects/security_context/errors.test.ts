/** Problems with pod permissions. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a user that is root but must not be",
    { security_context: { run_as_user: 0 } },
    [
      'security_context.run_as_user: is root, but `run_as_non_root` applies: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` set to False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a sidecar that is root but must not be",
    { sidecars: { a: { security_context: { run_as_user: 0 } } } },
    [
      'sidecars.a.security_context.run_as_user: is root, but `run_as_non_root` applies: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` set to False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a privileged container without escalation",
    { security_context: { privileged: true } },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes rejects together with `privileged` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "an administrator's capability without escalation",
    { security_context: { capabilities: { add: ["SYS_ADMIN"] } } },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes rejects together with the capability `SYS_ADMIN` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "a capability with its prefix",
    { security_context: { capabilities: { add: ["CAP_CHOWN"] } } },
    [
      'security_context.capabilities.add[0]: is malformed (got "CAP_CHOWN"); expected a Linux capability in upper case without `CAP_`, like `CHOWN`, or `ALL`. Fix: change `security_context.capabilities.add[0]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a user that is not a number",
    { security_context: { run_as_user: "1000" } },
    [
      'security_context.run_as_user: has the wrong type (got "1000"); expected an integer. Fix: write it without quotes: 1000. [invalid-type]',
    ],
  ],
  [
    "a seccomp profile that is invalid",
    { security_context: { seccomp_profile: "Localhost" } },
    [
      'security_context.seccomp_profile: is malformed (got "Localhost"); expected `RuntimeDefault`, `Unconfined` or `{"localhost_profile": path}`. Fix: change `security_context.seccomp_profile` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a security setting that is invalid",
    { security_context: { runAsUser: 1000 } },
    [
      "security_context.runAsUser: is not an attribute (got 1000); expected `security_context.run_as_user`. Fix: rename it to `run_as_user`. [unknown-attribute]",
    ],
  ],
  [
    "the node's network without privileges",
    { host_network: true },
    [
      'host_network: is not allowed by the Pod Security Standard `restricted` (got true); expected the security `privileged`. Fix: add `security = "privileged"`, and use `security_context` to revoke what the app does not need. [conflicting-attributes]',
    ],
  ],
  ["root where that is allowed", { security: "baseline", security_context: { run_as_user: 0 } }, []],
  [
    "a privileged container",
    { security: "privileged", security_context: { privileged: true, capabilities: { add: ["SYS_ADMIN"] } } },
    [],
  ],
  ["the node's network with privileges", { security: "privileged", host_network: true }, []],
];

testAppProblems(PROBLEMS);
