/** Containers say what they need: the scheduler and the kernel decide for them otherwise. */

import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import { missingRequests } from "../objects/requests.ts";
import type { Container, ObjectCheck } from "../types.ts";

const WANTED = [
  { of: "requests", resource: "cpu" },
  { of: "requests", resource: "memory" },
  { of: "limits", resource: "memory" },
];

export const incompleteResources: ObjectCheck = {
  code: "incomplete-resources",
  severity: "warning",
  description:
    "Containers request CPU and memory and have a memory limit, so that nodes are neither overfull nor starved.",
  source: "Kubernetes: Resource Management for Pods and Containers",
  run: (rendering) => {
    // What an autoscaler cannot do without is an error, and said as one.
    const told = missingRequests(rendering);
    return rendering.pods.flatMap(({ owner, containers }) =>
      containers
        .filter(({ role }) => role !== "init")
        .flatMap((container) => {
          const errors = told.filter(([other]) => other === container).map(([, resource]) => resource);
          const missing = missingFrom(container).filter(({ resource }) => !errors.includes(resource));
          if (missing.length === 0) return [];
          return {
            object: owner,
            path: joinPath(container.path, "resources"),
            what: `says nothing of ${listWords(missing.map(({ of, resource }) => `${of}.${resource}`))}`,
            expected: "requests of CPU and memory, and a limit of memory",
            fix: `set \`resources\` to what the container needs, like \`${EXAMPLE}\``,
          };
        }),
    );
  },
};

const EXAMPLE = '{"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}';

/** Kubernetes takes the limit where there is no request. */
function missingFrom({ body }: Container) {
  return WANTED.filter(
    ({ of, resource }) =>
      lookup(body, "resources", of, resource) === undefined &&
      lookup(body, "resources", "limits", resource) === undefined,
  );
}
