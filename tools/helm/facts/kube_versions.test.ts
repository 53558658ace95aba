import { expect, test } from "@jest/globals";
import { allowedKubeVersion, newestKubeVersion } from "./kube_versions.ts";

test.each([
  // A range, the newest version whose schemas it allows, and what Helm renders for.
  [undefined, "1.36", "1.36"],
  [">=1.33.0-0", "1.36", "1.36"],
  [">=1.30.0-0 <1.34.0-0", "1.33", "1.33"],
  [">=1.30.0-0, <1.33.0-0", "1.32", "1.32"],
  [">=1.36.1-0", "1.36", "1.36.1"],
  [">=1.34.2-0 <1.35.0-0", "1.34", "1.34.2"],
  [">1.34.0-0 <1.34.9-0 || >=1.30.7-0 <1.31.0-0", "1.34", "1.34"],
  ["1.32.4-0 || <1.30.0-0", "1.30", "0.0.0"],
  ["!=1.33.0-0 <1.34.0-0", "1.33", "1.33"],
  [">=1.30-0 <1.34-0", "1.33", "1.33"],
  [">1.36-0 || 1.30.10-0", "1.36", "1.36"],
  // Not a range, which Helm says itself.
  [">=1.033.0-0", "1.30", "0.0.0"],
  // There are no schemas of these.
  [">=1.31.0-0 <1.32.0-0", "1.30", "1.31.0"],
  [">=1.35.3-0 <1.36.0-0", "1.34", "1.35.3"],
  [">=1.37.2-0", "1.36", "1.37.2"],
  ["<1.29.0-0", "1.30", "0.0.0"],
  [">=1.37.0-0 <1.30.0-0", "1.30", "0.0.0"],
])("%s: checked against %s, rendered for %s", (range, newest, rendered) => {
  expect(newestKubeVersion(range)).toBe(newest);
  expect(allowedKubeVersion(newest, range)).toBe(rendered);
});

test("a version that a chart is checked against, but does not allow", () => {
  expect(allowedKubeVersion("1.36", ">=1.31.2-0 <1.32.0-0")).toBe("1.31.2");
});
