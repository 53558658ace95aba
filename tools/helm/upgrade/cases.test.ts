/** Every upgrade check finds what is wrong, at its place, and nothing else; in a correct upgrade it finds nothing. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { isMap, readObject } from "../checks/objects/objects.ts";
import { formatProblem, type Problem } from "../model/problems.ts";
import { readChartVersion, renderUpgrade } from "../system/chart_versions.ts";
import { writeChart } from "../system/io.ts";
import { HELMS } from "../test/support/helm.ts";
import { type Case, cases } from "../test/support/upgrade_cases.ts";
import { CHECKS_BY_CODE } from "./checks.gen.ts";
import type { ChartFiles, ChartVersion, KubernetesObject } from "./types.ts";
import { checkUpgrade } from "./upgrade.ts";

const CASES = cases();
const LABELS = { chart: "//shop:chart", test: "//shop:test" };

function versionOf(files: ChartFiles): ChartVersion {
  const directory = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "upgrade-"));
  writeChart(directory, files);
  const version = readChartVersion(directory);
  if (version === undefined) throw new Error("no chart");
  return version;
}

/** The objects of templates that do not need Helm. */
function objectsOf(files: ChartFiles): readonly KubernetesObject[] {
  return [...files]
    .filter(([path]) => path.startsWith("templates/"))
    .flatMap(([, text]) => parseYaml(new TextDecoder().decode(text as Uint8Array)).values ?? [])
    .filter(isMap)
    .map(readObject);
}

/** Only templated cases need Helm; the others save a process of 40 milliseconds. */
async function problemsOf({ before, after }: Case, helm: string | undefined): Promise<readonly Problem[]> {
  const [previous, next] = [versionOf(before), versionOf(after)];
  if (helm === undefined) {
    const later = objectsOf(after);
    const renderings = [{ environment: undefined, before: objectsOf(before), after: later, renumbered: later }];
    const report = checkUpgrade({ previous, next, renderings }, LABELS);
    return [...report.problems, ...report.warnings];
  }
  const settings = { helm, release: "prod", options: ["--namespace", "shop"], label: LABELS.test };
  const { upgrade, problems } = await renderUpgrade(previous, next, settings);
  const report = checkUpgrade(upgrade, LABELS);
  return [...problems, ...report.problems, ...report.warnings];
}

describe.each(Object.entries(CHECKS_BY_CODE))("%s", (file, { code, description, source }) => {
  const own = CASES.filter((each) => each.code === code);

  test("has the name of its file, a description, a source, and both failing and passing cases", () => {
    expect(code).toBe(file);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(source).not.toBe("");
    expect(new Set(own.map(({ places }) => places.length > 0))).toEqual(new Set([true, false]));
  });

  const runs = own.flatMap((each): (readonly [string, Case, string | undefined])[] =>
    each.isTemplated
      ? HELMS.map(([name, helm]) => [`${each.name}, by ${name}`, each, helm])
      : [[each.name, each, undefined]],
  );
  test.each(runs)("%s", async (_, each, helm) => {
    const problems = await problemsOf(each, helm);
    expect(problems.map((problem) => `${problem.code} ${problem.path}`).sort()).toEqual(
      each.places.map((place) => `${code} ${place}`).sort(),
    );
    for (const problem of problems) {
      expect(formatProblem(problem)).toMatch(/^\/\/shop:chart: .+; expected .+\. Fix: .+\. \[[a-z-]+\]$/);
    }
    expect(each.name).toMatch(/^[A-Z].*\.$/);
  });
});

test("every case belongs to a check, and the cases of a check have unique names", () => {
  expect(Object.keys(CHECKS_BY_CODE)).toEqual(expect.arrayContaining(CASES.map(({ code }) => code)));
  const names = CASES.map(({ code, name }) => `${code} | ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

afterAll(() => {
  const rows = CASES.map(({ code, name, places }) => `${code} | ${places.length} found | ${name}`);
  process.stdout.write(`${rows.join("\n")}\n`);
});
