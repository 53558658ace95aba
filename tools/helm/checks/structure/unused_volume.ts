/** A volume that no container mounts is a leftover, or its mount was forgotten. */

import { mountsOf, volumeNamesOf } from "../objects/volumes.ts";
import type { ObjectCheck } from "../types.ts";

export const unusedVolume: ObjectCheck = {
  code: "unused-volume",
  severity: "warning",
  about: "practice",
  description: "Each volume of a pod is mounted by one of its containers; an unused volume only slows the pod's start.",
  source: "Kubernetes: Volumes, How volumes work",
  run: ({ pods }) =>
    pods.flatMap((pod) => {
      const mounted = mountsOf(pod).map(({ name }) => name);
      return volumeNamesOf(pod)
        .filter(({ name }) => !mounted.includes(name))
        .map(({ path, name }) => ({
          object: pod.owner,
          path,
          what: "is a volume that no container mounts",
          got: name,
          expected: "a mount of each volume",
          fix: { app: "give it a `mount_path`, name it in `mounts` of a container, or remove it from `volumes`" },
        }));
    }),
};
