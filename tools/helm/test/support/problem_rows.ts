/** Tables of mistakes: what is declared, and what a user reads of it. A new mistake is a new row. */
import { describe, expect, test } from "@jest/globals";
import { type Attributes, app, chart, type Declaration, problemsOf } from "./charts.ts";

/** A problem as a user reads it, or a pattern for one that is long or depends on versions. */
export type Expected = string | ReturnType<typeof expect.stringMatching>;

/** Attributes of one app or of a chart, and the problems without its label in front. None: there must be none. */
export type ProblemRow = readonly [mistake: string, attributes: Attributes, problems: readonly Expected[]];

interface Around {
  /** Attributes that every row has unless it says otherwise. */
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

/** A declaration of several apps or files, and the problems as they are. */
export type DeclarationRow = readonly [mistake: string, declaration: Declaration, problems: readonly Expected[]];

export function testProblems(rows: readonly DeclarationRow[]): void {
  describe("a declaration with", () => {
    test.each(rows)("%s", (_, declaration, expected) => {
      expect(problemsOf(declaration)).toEqual(expected);
    });
  });
}

/** A declaration has these problems, each of the target of that label, and no others. */
export function expectProblems(declaration: Declaration, label: string, expected: readonly Expected[]): void {
  const start = `${label}: `;
  const problems = problemsOf(declaration);
  expect(problems.filter((line) => !line.startsWith(start))).toEqual([]);
  expect(problems.map((line) => line.slice(start.length))).toEqual(expected);
}
