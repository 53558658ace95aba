/** Pods do not mount paths of their node. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity } from "../objects/security.ts";
import { volumesOf } from "../objects/volumes.ts";

export const podHostPath = podSecurity({
  code: "pod-host-path",
  level: "baseline",
  control: "HostPath Volumes",
  description: "Pods do not mount paths of their node.",
  find: (pod) =>
    volumesOf(pod)
      .filter(({ body }) => body["hostPath"] !== undefined)
      .map(({ path, body }) => ({
        path: joinPath(path, "hostPath"),
        what: "opens the file system of the node to the pod",
        got: lookup(body, "hostPath", "path"),
        expected: "a claim, an `empty_dir` or another volume of the pod's own",
        fix: `replace \`host_path\` in \`volumes\`, ${orDeclare("privileged")}`,
      })),
});
