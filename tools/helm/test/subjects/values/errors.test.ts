/** Problems with values. Add a row for a new mistake. */
import { expect } from "@jest/globals";
import { chart } from "../../support/charts.ts";
import { type DeclarationRow, testProblems } from "../../support/problem_rows.ts";

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "values that the chart does not have",
    { chart: chart({ values: { apps: { shop_apii: { replicas: 1 }, shop_api: { replicas: "3" } } } }) },
    [
      '//shop:chart: values.apps.shop_api.replicas: has the wrong type (got "3"); expected an integer. Fix: write it without quotes: 3. [invalid-type]',
      '//shop:chart: values.apps.shop_apii: is not a key (got {"replicas":1}); expected one of `shop_api`. Fix: rename it to `shop_api`. [unknown-value]',
    ],
  ],
  [
    "names that Kubernetes does not accept",
    {
      chart: chart({
        values: {
          apps: {
            shop_api: {
              resources: { limits: { ram: "1Gi" } },
              env: { "..A": "a" },
              tolerations: [{ key: "a", value: "b c" }],
            },
          },
        },
      }),
    },
    [
      expect.stringMatching(/^\/\/shop:chart: values\.apps\.shop_api\.env\["\.\.A"\]: is malformed \(got "\.\.A"\);/),
      expect.stringMatching(
        /^\/\/shop:chart: values\.apps\.shop_api\.resources\.limits\.ram: is malformed \(got "ram"\);/,
      ),
      expect.stringMatching(
        /^\/\/shop:chart: values\.apps\.shop_api\.tolerations\[0\]\.value: is malformed \(got "b c"\);/,
      ),
    ],
  ],
  [
    "a values file in another encoding",
    { chart: chart({ values_file: "values.yaml" }), files: { "values.yaml": Uint8Array.of(0x61, 0x3a, 0x20, 0xfc) } },
    [
      "//shop:chart: values: names values.yaml, which is not UTF-8; expected one YAML mapping, like a Helm values file. Fix: correct the file. [invalid-values]",
    ],
  ],
  [
    "numbers that Helm would round",
    {
      chart: chart({ values: { apps: { shop_api: { env: { EXACT: 9007199254740991, ROUNDED: 9007199254740992 } } } } }),
    },
    [
      "//shop:chart: values.apps.shop_api.env.ROUNDED: is an integer that would lose digits (got 9007199254740992); expected an integer from -9007199254740991 to 9007199254740991, or text. Fix: write it in quotes. [out-of-range]",
    ],
  ],
  [
    "numbers in a file that Helm would round",
    {
      chart: chart({ values_file: "values.yaml" }),
      files: {
        "values.yaml":
          "apps: {shop_api: {podAnnotations: {account: 12345678901234567890}, env: {A: '12345678901234567890'}}}",
      },
    },
    [expect.stringMatching(/^\/\/shop:chart: values\.apps\.shop_api\.podAnnotations\.account: /)],
  ],
  [
    "numbers in a file that pods would get rounded",
    {
      chart: chart({ values_file: "values.yaml" }),
      files: { "values.yaml": "apps: {shop_api: {env: {ACCOUNT: 12345678901234567890, A: '12345678901234567890'}}}" },
    },
    [
      '//shop:chart: values: names values.yaml, in which apps.shop_api.env has a text that YAML takes for 12345678901234567000 (got "12345678901234567890"); expected a text in quotes. Fix: write "12345678901234567890", or 12345678901234567000 if that is meant. [invalid-values]',
    ],
  ],
  [
    "a values file that is not a mapping",
    { chart: chart({ values_file: "values.yaml" }), files: { "values.yaml": "- a" } },
    [
      "//shop:chart: values: names values.yaml, which is not a mapping; expected one YAML mapping, like a Helm values file. Fix: correct the file. [invalid-values]",
    ],
  ],
  [
    "a values file that is not YAML",
    { chart: chart({ values_file: "values.yaml" }), files: { "values.yaml": "a: [" } },
    [
      expect.stringMatching(
        /^\/\/shop:chart: values: names values\.yaml, which is not YAML: .*; expected one YAML mapping/,
      ),
    ],
  ],
];

testProblems(DECLARATIONS);
