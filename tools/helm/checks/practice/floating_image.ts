/** An image is the same one tomorrow, and on each node. */
import { joinPath } from "../../model/problems.ts";
import { textOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

/** Tags that their publishers move by habit. */
const FLOATING = ["", "canary", "dev", "develop", "edge", "latest", "main", "master", "nightly", "stable", "trunk"];

export const floatingImage: ObjectCheck = {
  code: "floating-image",
  severity: "warning",
  description: "Images are named by a digest, or by a tag that stays with one image, so that all pods run the same.",
  source: "Kubernetes: Configuration Good Practices; Images, Image names",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod)
        .map(({ path, body }) => ({ path: joinPath(path, "image"), got: textOf(body["image"]) }))
        .filter(({ got }) => got !== undefined && !got.includes("@") && FLOATING.includes(tagOf(got)))
        .map(({ path, got }) => ({
          object: pod.owner,
          path,
          what: "names another image whenever its publisher says so",
          got,
          expected: "a digest, or the tag of a version",
          fix: "set `image_digest`, or `image_tag` to a version",
        })),
    ),
};

/** A colon before the last slash is that of a registry's port. */
function tagOf(image: string): string {
  const name = image.slice(image.lastIndexOf("/") + 1);
  return name.includes(":") ? name.slice(name.indexOf(":") + 1) : "";
}
