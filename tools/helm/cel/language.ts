/** Compiles and evaluates expressions. Whatever is wrong with one is a value, never an exception. */
import type { Environment } from "@marcbachmann/cel-js";
import { kubernetesEnvironment } from "./environment.ts";
import { ExpressionError, UndecidedError } from "./library.ts";
import { COST_EXCEEDED, type Meter, meter } from "./meter.ts";
import type { Node } from "./syntax.ts";
import { finish, prepare } from "./walk.ts";

/** Variables by their names, which may have dots; a property may be computed when it is read. */
export type Variables = Readonly<Record<string, unknown>>;

export type Outcome =
  | { readonly value: unknown; readonly error?: never; readonly undecided?: never }
  | { readonly error: string; readonly undecided?: never }
  /** What only a cluster knows. */
  | { readonly undecided: string; readonly error?: never };

export interface Program {
  /** The type of its values. */
  readonly type: string;
  readonly evaluate: (variables: Variables) => Outcome;
}

export type Compilation =
  | { readonly program: Program; readonly error?: never }
  | { readonly program?: never; readonly error: string };

export interface Language {
  /** An environment without variables. Those who clone it can add some. */
  readonly environment: Environment;
  readonly compile: (environment: Environment, expression: string) => Compilation;
}

let shared: Language | undefined;

/** One for the whole process, since it takes a while to make. */
export function language(): Language {
  shared ??= languageWith(meter());
  return shared;
}

export function languageWith(cost: Meter): Language {
  return {
    environment: kubernetesEnvironment(cost),
    compile: (environment, expression) => {
      try {
        return { program: compile(environment, expression, cost) };
      } catch (error) {
        return { error: messageOf(error) };
      }
    },
  };
}

function compile(environment: Environment, expression: string, cost: Meter): Program {
  const parsed = environment.parse(expression);
  const root = parsed.ast as unknown as Node;
  prepare(root, (name) => environment.hasVariable(name));
  const { type, error } = parsed.check();
  if (type === undefined) throw error;
  finish(root, cost);
  return { type, evaluate: (variables) => evaluate(parsed, variables, cost) };
}

function evaluate(run: (variables: Variables) => unknown, variables: Variables, cost: Meter): Outcome {
  return cost.within(() => {
    try {
      const value = run(variables);
      // Some operators go on after an error.
      return cost.isExceeded() ? { error: COST_EXCEEDED } : { value };
    } catch (error) {
      if (cost.isExceeded()) return { error: COST_EXCEEDED };
      return error instanceof UndecidedError ? { undecided: error.message } : { error: messageOf(error) };
    }
  });
}

/** The value of an outcome; fails as it did. */
export function resultOf(outcome: Outcome): unknown {
  if (outcome.error !== undefined) throw new ExpressionError(outcome.error);
  if (outcome.undecided !== undefined) throw new UndecidedError(outcome.undecided);
  return outcome.value;
}

/** The library's messages also show the line; its `summary` does not. */
function messageOf(error: unknown): string {
  const summary = typeof error === "object" && error !== null && "summary" in error ? error.summary : undefined;
  const text = typeof summary === "string" ? summary : error instanceof Error ? error.message : String(error);
  return text.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
