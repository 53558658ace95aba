/** Policies that ask for something that only a cluster knows. */
import type { Check } from "../types.ts";

export const undecidedPolicy: Check = {
  code: "undecided-policy",
  severity: "warning",
  about: "failure",
  description:
    "The build can decide what each policy says about each object: no policy asks for users, the authorizer, updates or labels of a namespace that nothing declares.",
  source: "Kubernetes: Validating Admission Policy",
};
