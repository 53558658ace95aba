/** Limits what an expression may cost, as Kubernetes does (k8s.io/apiserver/pkg/apis/cel: `PerCallLimit`). */
import { ExpressionError } from "./library.ts";

/** Kubernetes' own limit. The units are not quite the same: here, a step of a loop costs as much as it has operators. */
export const COST_LIMIT = 1_000_000;

export interface Meter {
  /** Fails once the limit is exceeded. Evaluation goes on after some errors, so it fails each time. */
  readonly spend: (cost: number) => void;
  readonly isExceeded: () => boolean;
  /** Evaluates an expression. Those that it evaluates in turn, by its variables, spend from its limit. */
  readonly within: <Value>(evaluate: () => Value) => Value;
}

export function meter(limit: number = COST_LIMIT): Meter {
  let spent = 0;
  let depth = 0;
  return {
    spend: (cost) => {
      spent += cost;
      if (spent > limit) throw new ExpressionError(COST_EXCEEDED);
    },
    isExceeded: () => spent > limit,
    within: (evaluate) => {
      if (depth === 0) spent = 0;
      depth += 1;
      try {
        return evaluate();
      } finally {
        depth -= 1;
      }
    },
  };
}

export const COST_EXCEEDED = "costs more than Kubernetes allows";
