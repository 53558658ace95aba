/**
 * Random charts of random apps: each has problems, or gives a chart that both Helms lint and render alike, in which no check
 * finds an error and which contains every text of the user byte for byte.
 *
 * The apps are the same in every run, so a new failure comes from a change. `RANDOM_CASES=<number>` sets the number of apps,
 * `RANDOM_SEED=<number>` selects other apps, and `RANDOM_SEED=random` other apps in each run. A failure prints the seed and the
 * smallest chart that still fails.
 */
import { afterAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatProblem, type Problem } from "../../model/problems.ts";
import { type RandomChart, randomCharts } from "./arbitrary_apps.ts";
import { type ComposedChart, failuresOf, withDistinctNames } from "./random_batch.ts";
import { composeRandom, repaired, segments } from "./repaired.ts";
import { smallest } from "./smallest.ts";

const { RANDOM_CASES: cases = "500", RANDOM_SEED: seed = "1" } = process.env;
const CASES = Number(cases);
const SEED = seed === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(seed);

/** Number of charts per Helm process. */
const BATCH = 12;
/** One value in two thousand does not follow the schemas. */
const CHARTS = randomCharts(2000);

const count = { charts: 0, apps: 0, sound: 0, repaired: 0, unusable: 0, appsInCharts: 0, problems: 0 };

afterAll(() => {
  const { charts, apps, sound, unusable, appsInCharts, problems } = count;
  process.stdout.write(
    `seed ${SEED}: ${apps} apps in ${charts} charts; ${sound} charts without problems, ${count.repaired} once ` +
      `what ${problems} problems name was removed, ${unusable} with nothing but problems; ${appsInCharts} apps rendered, ` +
      `${Math.round((100 * appsInCharts) / apps)} %\n`,
  );
});

test(`${CASES} random apps, seed ${SEED}`, () => {
  for (let seed = SEED; count.apps < CASES; seed++) {
    try {
      expectSound(seed);
    } catch (exception) {
      throw new Error(`RANDOM_SEED=${seed}: ${(exception as Error).message}`, { cause: exception });
    }
  }
  expect(count.appsInCharts).toBeGreaterThan(count.apps * 0.4);
  expect(count.sound).toBeGreaterThan(count.charts * 0.1);
});

/** One batch of charts. */
function expectSound(seed: number): void {
  const drawn = withDistinctNames(fc.sample(CHARTS, { numRuns: BATCH, seed }));
  const failures = failuresOf(drawn.flatMap(composedOf));
  const shown = failures.slice(0, 3).map(({ declared, what }) => `${what}\nof ${text(smallest(declared, what))}`);
  if (failures.length > 0) throw new Error(`${failures.length} charts\n${shown.join("\n\n")}`);
}

/** The chart, if need be without the attributes that its problems name. */
function composedOf(declared: RandomChart): ComposedChart[] {
  const { value, problems = [] } = composeRandom(declared);
  const composed = value === undefined ? repaired(declared, problems) : { declared, files: value };
  for (const problem of problems) expectWellFormed(problem);
  count.charts += 1;
  count.apps += declared.apps.length;
  count.problems += problems.length;
  count.sound += value === undefined ? 0 : 1;
  count.repaired += value === undefined && composed !== undefined ? 1 : 0;
  count.unusable += composed === undefined ? 1 : 0;
  count.appsInCharts += composed?.declared.apps.length ?? 0;
  return composed === undefined ? [] : [composed];
}

function expectWellFormed(problem: Problem): void {
  const { code, label, path, what, expected, fix } = problem;
  expect([code, label, what, expected, fix].map((part) => part.trim())).not.toContain("");
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(() => segments(path)).not.toThrow();
  expect(formatProblem(problem)).not.toMatch(/[\p{Cc}\u2028\u2029]|undefined|\[object/u);
}

function text({ chart, apps }: RandomChart): string {
  return JSON.stringify({ chart, apps });
}
