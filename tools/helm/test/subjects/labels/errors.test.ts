/** Problems with labels and annotations. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an annotation whose prefix is not a DNS name",
    { annotations: { "shop.-x/tier": "web" } },
    [
      'annotations["shop.-x/tier"]: is malformed (got "shop.-x/tier"); expected a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/`. Fix: change `annotations["shop.-x/tier"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a label of the chart",
    { labels: { "helm.sh/chart": "x", "app.kubernetes.io/version": "1" } },
    [
      'labels["app.kubernetes.io/version"]: is a label that the chart sets itself (got "1"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
      'labels["helm.sh/chart"]: is a label that the chart sets itself (got "x"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
    ],
  ],
  [
    "a pod label that is a selector label",
    { pod_labels: { "app.kubernetes.io/name": "x" } },
    [
      'pod_labels["app.kubernetes.io/name"]: is a label that the chart sets itself (got "x"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
    ],
  ],
  [
    "an annotation that makes hooks",
    { annotations: { "helm.sh/hook": "pre-install" } },
    [
      'annotations["helm.sh/hook"]: would make every object of the app a hook (got "pre-install"); expected a hook to be an app of type `job`. Fix: remove it; jobs have the attribute `phase` for this. [reserved-name]',
    ],
  ],
  [
    "a label that is invalid",
    { labels: { team: "a b" } },
    [
      'labels.team: is malformed (got "a b"); expected a string of at most 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit. Fix: change `labels.team` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an annotation that is not a string",
    { pod_annotations: { a: 1 } },
    ["pod_annotations.a: has the wrong type (got 1); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
];

testAppProblems(PROBLEMS);
