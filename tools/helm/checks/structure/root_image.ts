/** A pod that must not run as root does not start an image that does. */
import { STOCK_IMAGES, stockImageOf } from "../../facts/stock_images.ts";
import { joinPath } from "../../model/problems.ts";
import { textOf } from "../objects/objects.ts";
import { allContainers, securityContextOf, specOf } from "../objects/security.ts";
import type { Container, ObjectCheck, PodTemplate } from "../types.ts";

export const rootImage: ObjectCheck = {
  code: "root-image",
  severity: "error",
  about: "failure",
  description:
    "Pods that must not run as root name a user for well-known images that start as root; docs/images.md lists what these images need.",
  source: "Kubernetes: Configure a Security Context for a Pod or Container",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod).flatMap((container) => {
        const name = stockImageOf(textOf(container.body["image"]) ?? "");
        if (name === undefined || !isRefused(pod, container)) return [];
        const { user } = STOCK_IMAGES[name] ?? {};
        return {
          object: pod.owner,
          path: joinPath(container.path, "image"),
          what: "starts as root, so the container would never start: the pod must not run as root",
          got: container.body["image"],
          expected: `a user, like ${user} for ${name}`,
          fix: { app: `set \`run_as_user\` in \`security_context\`; docs/images.md lists what else ${name} needs` },
        };
      }),
    ),
};

/** Whether the kubelet refuses an image that starts as root. The container's settings override those of the pod. */
function isRefused(pod: PodTemplate, container: Container): boolean {
  const context = { ...securityContextOf(specOf(pod)).body, ...securityContextOf(container).body };
  return context["runAsNonRoot"] === true && context["runAsUser"] === undefined;
}
