/** Tables of mistakes: a declaration and its problems. Add a row for a new mistake. */
import { describe, expect, test } from "@jest/globals";
import { type Attributes, app, chart, type Declaration, problemsOf } from "./charts.ts";

/** A problem as users see it, or a pattern for one that is long or depends on versions. */
export type Expected = string | ReturnType<typeof expect.stringMatching>;

/** Attributes of one app or of a chart, and its problems without the label; an empty list means that there are none. */
export type ProblemRow = readonly [mistake: string, attributes: Attributes, problems: readonly Expected[]];

interface Around {
  /** Attributes of every row, unless it overrides them. */
  readonly base?: Attributes;
  readonly files?: Declaration["files"];
}

export function testAppProblems(rows: readonly ProblemRow[], { base = {}, files = {} }: Around = {}): void {
  describe("an app with", () => {
    test.each(rows)("%s", (_, attributes, expected) => {
      const declared = app({ ...base, ...attributes });
      expectProblems({ apps: [declared], files }, String(declared["label"]), expected);
    });
  });
}

export function testChartProblems(rows: readonly ProblemRow[]): void {
  describe("a chart with", () => {
    test.each(rows)("%s", (_, attributes, expected) => {
      expectProblems({ chart: chart(attributes) }, "//shop:chart", expected);
    });
  });
}

/** A declaration with several apps or files, and its problems with labels. */
export type DeclarationRow = readonly [mistake: string, declaration: Declaration, problems: readonly Expected[]];

export function testProblems(rows: readonly DeclarationRow[]): void {
  describe("a declaration with", () => {
    test.each(rows)("%s", (_, declaration, expected) => {
      expect(problemsOf(declaration)).toEqual(expected);
    });
  });
}

/** Expects a declaration to have exactly these problems, all of the target with the label. */
export function expectProblems(declaration: Declaration, label: string, expected: readonly Expected[]): void {
  const start = `${label}: `;
  const problems = problemsOf(declaration);
  expect(problems.filter((line) => !line.startsWith(start))).toEqual([]);
  expect(problems.map((line) => line.slice(start.length))).toEqual(expected);
}
