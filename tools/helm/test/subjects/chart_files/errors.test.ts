/** Problems with the metadata of a chart. Add a row for a new mistake. */
import type { Attributes } from "../../support/charts.ts";
import { testChartProblems } from "../../support/problem_rows.ts";

const ADDRESS = "a URL that starts with `https://` or `http://`";
const RANGE = "a SemVer range whose versions end in `-0`, like `>=1.33.0-0` or `>=1.31.0-0 <1.37.0-0`";

/** Attributes of a chart, and the problems without the label. */
const PROBLEMS: readonly (readonly [Attributes, string[]])[] = [
  [
    { home: "shop" },
    [`home: is malformed (got "shop"); expected ${ADDRESS}. Fix: change \`home\` to a valid value. [invalid-value]`],
  ],
  [
    { icon: 1 },
    [`icon: has the wrong type (got 1); expected ${ADDRESS}. Fix: change \`icon\` to a valid value. [invalid-type]`],
  ],
  [
    { sources: ["ftp://x"] },
    [
      `sources[0]: is malformed (got "ftp://x"); expected ${ADDRESS}. Fix: change \`sources[0]\` to a valid value. [invalid-value]`,
    ],
  ],
  [
    { maintainers: [{ name: "a", email: "a..b@example.com" }] },
    [
      'maintainers[0].email: is malformed (got "a..b@example.com"); expected an email address. Fix: change `maintainers[0].email` to a valid value. [invalid-value]',
    ],
  ],
  [
    { maintainers: [{ email: "x" }] },
    [
      'maintainers[0].email: is malformed (got "x"); expected an email address. Fix: change `maintainers[0].email` to a valid value. [invalid-value]',
      "maintainers[0].name: is missing; expected a name. Fix: add `name`. [missing-attribute]",
    ],
  ],
  [
    { kube_version: ">=1.33.0" },
    [
      `kube_version: is malformed (got ">=1.33.0"); expected ${RANGE}. Fix: change \`kube_version\` to a valid value. [invalid-value]`,
    ],
  ],
  [
    { gitops: "flux" },
    [
      'gitops: is not one of the allowed values (got "flux"); expected one of `argocd`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    { create_namespace: "yes" },
    [
      'create_namespace: has the wrong type (got "yes"); expected True or False. Fix: change `create_namespace` to a valid value. [invalid-type]',
    ],
  ],
];

testChartProblems(PROBLEMS.map(([attributes, problems]) => [JSON.stringify(attributes), attributes, problems]));
