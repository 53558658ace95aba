/** How many of an app's pods a budget allows to be evicted at once. Kubernetes always rounds percentages up. */
import type { Json, JsonObject } from "../base/json.ts";
export function allowedDisruptions({ maxUnavailable, minAvailable }: JsonObject, pods: number): number {
  return minAvailable === undefined ? share(maxUnavailable, pods) : pods - share(minAvailable, pods);
}

export function share(amount: Json | undefined, pods: number): number {
  const text = String(amount);
  return text.endsWith("%") ? Math.ceil((pods * Number(text.slice(0, -1))) / 100) : Number(text);
}
