/** Policies that could not be used: what they say about the chart is not known. */
import type { Check } from "../types.ts";

export const invalidPolicy: Check = {
  code: "invalid-policy",
  severity: "error",
  about: "failure",
  description:
    "Every file in `policies` has policies, bindings and parameters that Kubernetes accepts: they parse, their expressions have the right types, bindings have their policies and parameters.",
  source: "Kubernetes: Validating Admission Policy",
};
