/** Restricted pods mount only what the cluster manages: no file system of a node, and none by network address. */
import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { orDeclare, podSecurity } from "../objects/security.ts";
import { volumesOf } from "../objects/volumes.ts";

const TYPES: readonly string[] = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

export const podVolumeTypes = podSecurity({
  code: "pod-volume-types",
  level: "restricted",
  control: "Volume Types",
  description: "Restricted pods mount only volumes that the cluster manages.",
  find: (pod) =>
    volumesOf(pod).flatMap(({ path, body }) =>
      Object.keys(body)
        // `pod-host-path` reports `hostPath`, which `baseline` forbids.
        .filter((field) => field !== "name" && field !== "hostPath" && !TYPES.includes(field))
        .map((field) => ({
          path: joinPath(path, field),
          what: "is not a volume type for a restricted pod",
          got: body[field],
          expected: `one of ${listWords(TYPES, "or")}`,
          fix: `use a \`claim\` or \`existing_claim\` in \`volumes\`, ${orDeclare("baseline")}`,
        })),
    ),
});
