/** Containers declare the resources that they need: otherwise the scheduler and the kernel decide. */

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
  about: "practice",
  description: "Containers request CPU and memory and have a memory limit, so that nodes do not run out of either.",
  source: "Kubernetes: Resource Management for Pods and Containers",
  run: (rendering) => {
    // `missing-request` reports the requests that an autoscaler needs.
    const reported = missingRequests(rendering);
    return rendering.pods.flatMap(({ owner, containers }) =>
      containers
        .filter(({ role }) => role !== "init")
        .flatMap((container) => {
          const errors = reported.filter(([other]) => other === container).map(([, resource]) => resource);
          const missing = missingFrom(container).filter(({ resource }) => !errors.includes(resource));
          if (missing.length === 0) return [];
          return {
            object: owner,
            path: joinPath(container.path, "resources"),
            what: `does not set ${listWords(missing.map(({ of, resource }) => `${of}.${resource}`))}`,
            expected: "requests for CPU and memory, and a memory limit",
            fix: { app: `set \`resources\` to what the container needs, such as \`${EXAMPLE}\`` },
          };
        }),
    );
  },
};

const EXAMPLE = '{"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}';

/** Without a request, Kubernetes uses the limit. */
function missingFrom({ body }: Container) {
  return WANTED.filter(
    ({ of, resource }) =>
      lookup(body, "resources", of, resource) === undefined &&
      lookup(body, "resources", "limits", resource) === undefined,
  );
}
