/** Resources: amounts that Kubernetes can count, and requests that fit the limits. */

import { resourceMistakes } from "../../facts/resource_mistakes.ts";
import type { ContainerFacts } from "../../facts/types.ts";
import { type Problem, within } from "../../model/problems.ts";

export function validateResources({ app: { label, resources = {} } }: ContainerFacts): readonly Problem[] {
  return resourceMistakes(resources).map(({ path, ...mistake }) => ({
    label,
    path: within("resources", path),
    ...mistake,
  }));
}
