/** The order of a deployment, and who may call whom, as rows of text. */

import { isLongRunning } from "../facts/workloads.ts";
import { orderOf } from "../graph/order.ts";
import { trafficOf } from "../graph/traffic.ts";
import type { RenderingInput, StepPage, TrafficPage } from "./types.ts";

export function stepsOf({ rendering }: RenderingInput): readonly StepPage[] {
  return orderOf(rendering).map(({ objects, ...step }) => ({ ...step, objects: objects.map(({ id }) => id) }));
}

/** Every workload that keeps running, and the others of the chart that may call it. */
export function trafficRows({ rendering }: RenderingInput): readonly TrafficPage[] {
  const traffic = trafficOf(rendering);
  return rendering.pods
    .filter(({ owner }) => isLongRunning(owner.kind))
    .map((callee) => {
      const callers = rendering.pods.filter((pod) => pod !== callee);
      const verdicts = callers.map((caller) => ({ id: caller.owner.id, verdict: traffic.toPod(caller, callee) }));
      const idsOf = (isMeant: boolean) =>
        verdicts.filter(({ verdict }) => (verdict === "refused") === isMeant).map(({ id }) => id);
      const outside = traffic.outsideToPod(callee);
      return {
        id: callee.owner.id,
        isGuarded: outside !== "open",
        allowed: idsOf(false),
        refused: idsOf(true),
        outside,
      };
    });
}
