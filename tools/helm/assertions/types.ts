/** Cases of a render test, as people wrote them, and what became of them. */
import type { Json } from "../base/json.ts";
import type { Problem } from "../model/problems.ts";
import type { Assertion, RenderCase } from "../model/render_cases.gen.ts";

export type { Assertion };

/** A case, and where its file has it. */
export interface PlacedCase extends Readonly<RenderCase> {
  /** `hello/render_test.yaml:3`. */
  readonly place: string;
  readonly assertions: readonly PlacedAssertion[];
}

export interface PlacedAssertion {
  readonly assertion: Assertion;
  readonly place: string;
}

/** What does not hold at one place of an object. */
export interface Mismatch {
  /** Place within the object; empty for the object as a whole. */
  readonly path: string;
  readonly what: string;
  readonly got?: Json | undefined;
  readonly expected: string;
}

/** A problem, with what to look at. */
export interface Failure extends Problem {
  /** The part of the object that the problem is about. */
  readonly excerpt?: string;
}

/** What became of one assertion, or of the message that a case expects. */
export interface Verdict {
  readonly case: string;
  /** What was asserted, in words. */
  readonly title: string;
  readonly place: string;
  readonly failures: readonly Failure[];
}
