/** Restricted pods mount what the cluster manages: no file system of a node or a network by its address. */
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
        // What is forbidden to all is said of `hostPath` alone.
        .filter((field) => field !== "name" && field !== "hostPath" && !TYPES.includes(field))
        .map((field) => ({
          path: joinPath(path, field),
          what: "is no volume for a restricted pod",
          got: body[field],
          expected: `one of ${listWords(TYPES, "or")}`,
          fix: `use a \`claim\` or \`existing_claim\` in \`volumes\`, ${orDeclare("baseline")}`,
        })),
    ),
});
