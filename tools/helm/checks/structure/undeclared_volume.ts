/** Containers mount volumes that the pod has: with any other, the API server rejects the pod. */

import { mountsOf, volumeNamesOf } from "../objects/volumes.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const undeclaredVolume: ObjectCheck = {
  code: "undeclared-volume",
  severity: "error",
  about: "failure",
  description: "Containers mount only volumes of their pod or claim templates of their StatefulSet.",
  source: "Kubernetes: Volumes, How volumes work",
  run: ({ pods }) =>
    pods.flatMap((pod) => {
      const names = volumeNamesOf(pod).map(({ name }) => name);
      return mountsOf(pod)
        .filter(({ name }) => !names.includes(name))
        .map(({ path, name }) => ({
          object: pod.owner,
          path,
          what: "is not a volume of the pod",
          got: name,
          expected: oneOf(names, "a volume of the pod, which has none"),
          fix: correction(name, names, { app: "add it to `volumes` of the app" }),
        }));
    }),
};
