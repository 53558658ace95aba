/** Mistakes in `object_name` and `selector_labels`. */
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";

test.each([
  [
    [app({ object_name: "Orders" })],
    'object_name: is malformed (got "Orders"); expected at most 63 lower-case letters, digits and `-`, starting with a letter and ending with a letter or digit, and not a YAML word like `on`, `no` or `null`. Fix: change `object_name` to a valid value. [invalid-value]',
  ],
  [
    [app({ app_type: "cron-job", object_name: "a".repeat(53) })],
    `object_name: is 53 characters long, 1 over the limit of a CronJob (got "${"a".repeat(53)}"); expected at most 52 characters. Fix: set a shorter \`object_name\`. [name-too-long]`,
  ],
  [
    [app({ app_name: "a_api", object_name: "x" }), app({ app_name: "b_api", object_name: "x" })],
    'object_name: is also the one of //shop:a_api (got "x"); expected a unique name for the objects of each app. Fix: set another `object_name` for one of them. [duplicate-name]',
  ],
  [[app({ app_type: "job", selector_labels: { app: "x" } })], "selector_labels: does not apply to app type `job`"],
])("%#", (apps, problem) => {
  const problems = problemsOf({ apps });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});
