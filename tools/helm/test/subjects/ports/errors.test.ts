/** Problems with ports. Add a row for a new mistake. */
import { expect } from "@jest/globals";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a port beyond the last",
    { port: 99999 },
    [
      "port: is out of range (got 99999); expected a port number from 1 to 65535. Fix: change `port` to a valid value. [out-of-range]",
    ],
  ],
  [
    "an API without a port",
    { port: undefined },
    [
      'port: is missing, but the Service of app type `internal-api` needs one; expected a port number from 1 to 65535. Fix: add `port = <number>`, or use `app_type = "worker"` for an app without a Service. [missing-port]',
    ],
  ],
  [
    "port in addition to ports",
    { port: 80, ports: { web: 81 } },
    [
      'port: cannot be combined with `ports` (got 80); expected either `port` or `ports`. Fix: remove `port` and write `ports = {"http": 80, …}`. [conflicting-attributes]',
    ],
  ],
  [
    "a well-known port in addition to ports",
    { port: 5432, ports: { web: 81 } },
    [
      'port: cannot be combined with `ports` (got 5432); expected either `port` or `ports`. Fix: remove `port` and write `ports = {"postgresql": 5432, …}`. [conflicting-attributes]',
    ],
  ],
  [
    "a port number twice",
    { ports: { web: 80, admin: { port: 80 } } },
    [
      "ports.admin: has the same number and protocol as the port `web` (got 80); expected a unique number for each name. Fix: remove `admin` or change its number. [duplicate-port]",
    ],
  ],
  [
    "a port name over the limit",
    { ports: { "a-very-long-port-name": 80 } },
    [
      expect.stringMatching(
        /^ports\.a-very-long-port-name: is 21 characters long, 6 over the limit \(got "a-very-long-port-name"\); expected at most 15 lower-case letters/,
      ),
    ],
  ],
  [
    "a port beyond the last among ports",
    { ports: { web: { port: 0 } } },
    [
      "ports.web.port: is out of range (got 0); expected a port number from 1 to 65535. Fix: change `ports.web.port` to a valid value. [out-of-range]",
    ],
  ],
];

testAppProblems(PROBLEMS);
