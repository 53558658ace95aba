/** Without its account no pod is made, and no one sees why but in events. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownServiceAccount: ObjectCheck = {
  code: "unknown-service-account",
  severity: "error",
  description:
    "A ServiceAccount that a pod or binding names is made by the chart or declared by an app; without it no pod is made.",
  source: "Kubernetes: Configure Service Accounts for Pods",
  run: (rendering) => unknownReferences(rendering, ["ServiceAccount"], () => "set `service_account` of the app"),
};
