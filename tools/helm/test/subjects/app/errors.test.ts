/** Problems with an app's name, type and version. Add a row for a new mistake. */

import { expect } from "@jest/globals";
import { listWords } from "../../../base/text.ts";
import { TYPES } from "../../support/app_types.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const ALL = listWords(TYPES);
const NAME =
  "lower-case letters, digits, `-`, `_` and `.`, starting with a letter and ending with a letter or digit, and not a YAML word like `on`, `no` or `null`";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an unknown attribute that is close to a known one",
    { healthcheck: {} },
    [
      "healthcheck: is not an attribute (got {}); expected `health_check`. Fix: rename it to `health_check`. [unknown-attribute]",
    ],
  ],
  [
    "an unknown attribute that is not close to any",
    { ingress: { banana: 1 }, app_type: "external-api" },
    [
      "ingress.banana: is not an attribute (got 1); expected an attribute from docs/attributes.md#ingress. Fix: look in docs/attributes.md#ingress for what it means, or remove it. [unknown-attribute]",
    ],
  ],
  [
    "an unknown app type",
    { app_type: "Worker" },
    [
      `app_type: is not one of the allowed values (got "Worker"); expected one of ${ALL}. Fix: write "worker". [invalid-value]`,
    ],
  ],
  [
    "a name that does not imply a type",
    { app_name: "shop" },
    [
      `app_type: is missing and cannot be inferred from the name \`shop\`; expected one of ${ALL}. Fix: add \`app_type\`. [missing-app-type]`,
    ],
  ],
  [
    "a name with the word of a type that names do not imply",
    { app_name: "shop_worker" },
    [
      `app_type: is missing and cannot be inferred from the name \`shop_worker\`; expected one of ${ALL}. Fix: add \`app_type = "worker"\`. [missing-app-type]`,
    ],
  ],
  [
    "a number in quotes",
    { port: "8000" },
    [
      'port: has the wrong type (got "8000"); expected a port number from 1 to 65535. Fix: write it without quotes: 8000. [invalid-type]',
    ],
  ],
  [
    "a text without quotes",
    { image_tag: 1.4 },
    [
      "image_tag: has the wrong type (got 1.4); expected an image tag: at most 128 letters, digits, `_`, `.` and `-`, not starting with `.` or `-`. Fix: put the value in quotes. [invalid-type]",
    ],
  ],
  [
    "a name with upper-case letters",
    { app_name: "A_b" },
    [`app_name: is malformed (got "A_b"); expected ${NAME}. Fix: set \`app_name\` to a valid name. [invalid-value]`],
  ],
  ...["null", "on", "y"].map(
    (app_name): ProblemRow => [
      `the name ${app_name}, which YAML takes for something else`,
      { app_name },
      [
        `app_name: is malformed (got "${app_name}"); expected ${NAME}. Fix: set \`app_name\` to a valid name. [invalid-value]`,
      ],
    ],
  ),
  [
    "a name over the limit",
    { app_name: `api-${"x".repeat(66)}` },
    [
      expect.stringMatching(
        /^app_name: is 70 characters long, 7 over the limit of a Deployment \(got "api-x+"\); expected at most 63 characters\. Fix: set a shorter `app_name`\. \[name-too-long\]$/,
      ),
    ],
  ],
  [
    "a version that is not a label value",
    { version: "v 1" },
    [expect.stringMatching(/^version: is malformed \(got "v 1"\)/)],
  ],
  [
    "metadata of another release",
    { schema_version: 2 },
    [
      "schema_version: is not the required value (got 2); expected 1. Fix: use `release_app` and `helm_chart` from the same release of rules_appchart. [invalid-value]",
    ],
  ],
];

testAppProblems(PROBLEMS);
