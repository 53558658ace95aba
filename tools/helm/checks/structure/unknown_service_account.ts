/** Without their account no pods are created, and only events show why. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownServiceAccount: ObjectCheck = {
  code: "unknown-service-account",
  severity: "error",
  about: "practice",
  description:
    "A ServiceAccount that a pod or binding refers to is created by the chart or declared by an app; without it, no pods are created.",
  source: "Kubernetes: Configure Service Accounts for Pods",
  run: (rendering) => unknownReferences(rendering, ["ServiceAccount"], () => "set `service_account` of the app"),
};
