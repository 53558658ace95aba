/** Every check finds what is wrong, at its place, and nothing else; in a correct chart it finds nothing. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { formatProblem } from "../model/problems.ts";
import { APP_SCHEMA } from "../model/schemas.ts";
import type { CaseOfCheck } from "../test/support/case_files.ts";
import { apps, BASE_OBJECTS, helmCases, type ObjectCase, objectCases } from "../test/support/check_cases.ts";
import { ruleBook } from "./catalog/rules.ts";
import { type CheckedProblem, checkReading, checkRendering, readRendering } from "./check.ts";
import { CHECKS_BY_TOPIC } from "./checks.gen.ts";
import { OBJECT_CHECKS } from "./checks.ts";
import { appOf } from "./objects/apps.ts";
import { readRendered } from "./objects/objects.ts";
import type { Declaration } from "./types.ts";

const DECLARATION: Declaration = {
  label: "//shop:chart",
  release: "prod",
  namespace: "shop",
  usual: { release: "store", namespace: "market" },
  apps: apps(),
  external: new Set(["Secret/postgres-credentials", "Secret/api-tls"]),
  kubeVersions: ["1.30", "1.36"],
  crds: [],
};

/** `template`: the path of all objects' templates. */
function problemsOf(
  { objects, external, crds, kubeVersions, apps }: Omit<ObjectCase, keyof CaseOfCheck>,
  template = "templates/x.yaml",
) {
  return checkRendering(
    readRendering(
      objects.map((body) => ({ body, template })),
      {
        ...DECLARATION,
        apps,
        external: new Set([...DECLARATION.external, ...external]),
        kubeVersions: kubeVersions ?? DECLARATION.kubeVersions,
        crds,
        rules: ruleBook(crds),
      },
    ),
  );
}

/** Cases of a topic, each with a function that finds its problems. */
function casesOf(topic: string): readonly (CaseOfCheck & { readonly find: () => readonly CheckedProblem[] })[] {
  return topic === "helm"
    ? helmCases().map((each) => ({ ...each, find: () => checkReading(each.reading, each.first, DECLARATION) }))
    : objectCases(topic).map((each) => ({ ...each, find: () => problemsOf(each) }));
}

/** Whether a topic's checks are about objects or Helm; those about policies are tested with them. */
const hasCases = (topic: string) => topic !== "policies";

const TOPICS = Object.entries(CHECKS_BY_TOPIC)
  .filter(([topic]) => hasCases(topic))
  .map(([topic, checks]) => ({ checks, cases: casesOf(topic) }));

test("the chart that the cases change has no problems", () => {
  const problems = problemsOf({ objects: BASE_OBJECTS, external: [], crds: [], kubeVersions: undefined, apps: apps() });
  expect(problems.map(formatProblem)).toEqual([]);
});

const ROWS = TOPICS.flatMap(({ checks, cases }) =>
  Object.entries(checks).map(
    ([file, check]) => [file, { check, own: cases.filter(({ code }) => code === check.code) }] as const,
  ),
);

describe.each(ROWS)("%s", (file, { check, own }) => {
  test("has the name of its file, a description, a source, and both failing and passing cases", () => {
    expect(check.code).toBe(file);
    expect(check.description).toMatch(/^[A-Z`].*\.$/);
    expect(check.source).not.toBe("");
    expect(new Set(own.map(({ places }) => places.length > 0))).toEqual(new Set([true, false]));
  });

  test.each(own.map((each) => [each.name, each] as const))("%s", (name, { places, find }) => {
    const problems = find();
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual(
      places.map((path) => ({ code: check.code, path })),
    );
    for (const problem of problems) {
      expect(formatProblem(problem)).toMatch(/^\/\/shop:[a-z]+: .+; expected .+\. Fix: .+\. \[[a-z-]+\]$/);
      // Nothing is named by an empty text.
      expect(formatProblem(problem)).not.toContain("``");
    }
    expect(name).toMatch(/^[A-Z].*\.$/);
  });
});

const FAILING: readonly ObjectCase[] = Object.keys(CHECKS_BY_TOPIC)
  .filter((topic) => topic !== "helm" && hasCases(topic))
  .flatMap(objectCases)
  .filter(({ places }) => places.length > 0);

describe("the objects of a dependency", () => {
  const problems = FAILING.flatMap((each) => problemsOf(each, "charts/web/charts/redis/templates/x.yaml"));

  test("break nothing of practice, and every rule whose breach is a failure", () => {
    const failure = OBJECT_CHECKS.filter(({ about }) => about === "failure").map(({ code }) => code);
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...failure].sort());
  });

  test("have a fix for those who only use the chart, with the path of its values", () => {
    for (const problem of problems) {
      expect(problem.label).toBe("//shop:chart");
      expect(problem.fix).toMatch(/set other values below `web\.redis`, take another version of that chart, or write /);
    }
  });

  test("belong to no app, even with the labels of one", () => {
    const rendered = BASE_OBJECTS.map((body) => readRendered({ body, template: "charts/redis/templates/x.yaml" }));
    expect(rendered.flatMap((object) => appOf(object, DECLARATION) ?? [])).toEqual([]);
  });
});

/** Attributes that have no namesake in Kubernetes: a manifest cannot contain them. */
const ATTRIBUTES = Object.keys(APP_SCHEMA.properties).filter((name) => name.includes("_"));

test("the fix for an object of a manifest names the file, or an edit that can be made there", () => {
  const problems = FAILING.flatMap((each) => problemsOf(each, "templates/manifests/extra.yaml"));
  const wrong = problems.filter(({ fix }) => ATTRIBUTES.some((name) => fix.includes(`\`${name}\``)));
  expect(wrong.map(formatProblem)).toEqual([]);
  expect(problems.map(({ fix }) => fix)).toContain("correct the manifest `extra.yaml`");
});

test("every file of cases is next to its check, and its cases have unique names", () => {
  for (const { checks, cases } of TOPICS) {
    expect(Object.keys(checks)).toEqual(expect.arrayContaining(cases.map(({ code }) => code)));
    const names = cases.map(({ code, name }) => `${code} | ${name}`);
    expect(new Set(names).size).toBe(names.length);
  }
});

afterAll(() => {
  const cases = TOPICS.flatMap((topic) => topic.cases);
  const rows = cases.map(({ code, name, places }) => `${code} | ${places.length} found | ${name}`);
  process.stdout.write(`${rows.join("\n")}\n`);
});
