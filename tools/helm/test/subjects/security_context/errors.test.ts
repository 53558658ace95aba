/** Problems with pod permissions. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "root where that is forbidden",
    { security_context: { run_as_user: 0 } },
    [
      'security_context.run_as_user: is root, and `run_as_non_root` holds: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` as False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a sidecar that runs as root where that is forbidden",
    { sidecars: { a: { security_context: { run_as_user: 0 } } } },
    [
      'sidecars.a.security_context.run_as_user: is root, and `run_as_non_root` holds: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` as False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a privileged container without escalation",
    { security_context: { privileged: true } },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes refuses beside `privileged` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "an administrator's capability without escalation",
    { security_context: { capabilities: { add: ["SYS_ADMIN"] } } },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes refuses beside the capability `SYS_ADMIN` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "a capability with its prefix",
    { security_context: { capabilities: { add: ["CAP_CHOWN"] } } },
    [
      'security_context.capabilities.add[0]: is malformed (got "CAP_CHOWN"); expected a Linux capability in capitals without `CAP_`, like `CHOWN`, or `ALL`. Fix: change `security_context.capabilities.add[0]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a user that is not a number",
    { security_context: { run_as_user: "1000" } },
    [
      'security_context.run_as_user: has the wrong type (got "1000"); expected an integer. Fix: change `security_context.run_as_user` to such a value. [invalid-type]',
    ],
  ],
  [
    "an invalid seccomp profile",
    { security_context: { seccomp_profile: "Localhost" } },
    [
      'security_context.seccomp_profile: is malformed (got "Localhost"); expected `RuntimeDefault`, `Unconfined` or `{"localhost_profile": path}`. Fix: change `security_context.seccomp_profile` to such a value. [invalid-value]',
    ],
  ],
  [
    "an invalid security setting",
    { security_context: { runAsUser: 1000 } },
    [
      "security_context.runAsUser: is not an attribute (got 1000); expected `security_context.run_as_user`. Fix: rename it to `run_as_user`. [unknown-attribute]",
    ],
  ],
  [
    "the node's network without privileges",
    { host_network: true },
    [
      'host_network: is nothing that the Pod Security Standard `restricted` allows (got true); expected the security `privileged`. Fix: add `security = "privileged"`, and take back with `security_context` what the app can go without. [conflicting-attributes]',
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
