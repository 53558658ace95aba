/** Every check finds what is broken, at its place, and nothing else; and nothing at all where nothing is wrong. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { formatProblem } from "../model/problems.ts";
import { apps, BASE_OBJECTS, type Case, cases } from "../test/support/check_cases.ts";
import { checkRendering, readRendering } from "./check.ts";
import { CHECKS } from "./checks.ts";

const CASES = cases();

function problemsOf({
  objects,
  external,
  crds,
  kubeVersions,
  apps,
}: Pick<Case, "objects" | "external" | "crds" | "kubeVersions" | "apps">) {
  return checkRendering(
    readRendering(objects, {
      label: "//shop:chart",
      namespace: "shop",
      apps,
      external: new Set(["Secret/postgres-credentials", "Secret/api-tls", ...external]),
      kubeVersions: kubeVersions ?? ["1.30", "1.36"],
      crds,
    }),
  );
}

test("nothing is wrong with the chart that the cases change", () => {
  expect(
    problemsOf({ objects: BASE_OBJECTS, external: [], crds: [], kubeVersions: undefined, apps: apps() }).map(
      formatProblem,
    ),
  ).toEqual([]);
});

describe.each(CHECKS.map((check) => [check.code, check] as const))("%s", (code, check) => {
  const own = CASES.filter((each) => each.code === code);

  test("says what must hold and where the rule comes from, and has a failing and a passing case", () => {
    expect(check.description).toMatch(/^[A-Z].*\.$/);
    expect(check.source).not.toBe("");
    expect(new Set(own.map(({ findings }) => findings.length > 0))).toEqual(new Set([true, false]));
  });

  test.each(own.map((each) => [each.name, each] as const))("%s", (name, each) => {
    const problems = problemsOf(each);
    expect(problems.map((problem) => ({ code: problem.code, place: problem.path }))).toEqual(
      each.findings.map((place) => ({ code, place })),
    );
    for (const problem of problems) {
      expect(formatProblem(problem)).toMatch(/^\/\/shop:[a-z]+: .+; expected .+\. Fix: .+\. \[[a-z-]+\]$/);
    }
    expect(name.startsWith("passes_")).toBe(each.findings.length === 0);
    expect(each.title).toMatch(/^[A-Z].*\.$/);
  });
});

test("every folder of cases is that of a check", () => {
  const codes = CHECKS.map((check) => check.code);
  expect([...new Set(CASES.map(({ code }) => code))].filter((code) => !codes.includes(code))).toEqual([]);
});

afterAll(() => {
  const rows = CASES.map(
    ({ code, name, title, findings }) => `${code} | ${name} | ${findings.length} found | ${title}`,
  );
  process.stdout.write(`${rows.join("\n")}\n`);
});
