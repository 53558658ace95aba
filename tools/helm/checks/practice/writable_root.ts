/** An intruder in a restricted app finds nowhere to write. */
import { joinPath } from "../../model/problems.ts";
import { allContainers, isWindows, podsHeldTo, securityContextOf } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

export const writableRoot: ObjectCheck = {
  code: "writable-root",
  severity: "warning",
  about: "practice",
  description: "Containers of restricted apps have a read-only root file system, and volumes for what they write.",
  source: "Kubernetes: Configure a Security Context for a Pod or Container; NSA and CISA: Kubernetes Hardening Guide",
  run: (rendering) =>
    podsHeldTo("restricted", rendering)
      .filter((pod) => !isWindows(pod))
      .flatMap((pod) =>
        allContainers(pod)
          .map(securityContextOf)
          .filter(({ body }) => body["readOnlyRootFilesystem"] !== true)
          .map(({ path, body }) => ({
            object: pod.owner,
            path: joinPath(path, "readOnlyRootFilesystem"),
            what: "lets any process in the container change its programs",
            ...(body["readOnlyRootFilesystem"] === undefined ? {} : { got: body["readOnlyRootFilesystem"] }),
            expected: "`true`",
            fix: {
              app: "leave `read_only_root_filesystem` in `security_context` at its default, and mount an `empty_dir` of `volumes` where the app writes",
            },
          })),
      ),
};
