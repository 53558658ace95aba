/** Objects as comparisons see them. */
import type { Json, JsonObject } from "../base/json.ts";
import type { KubernetesObject } from "../checks/types.ts";

export type { Json, JsonObject, KubernetesObject };

/** The same object on both sides. */
export interface Pair {
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
}
