/** An image is the same tomorrow, and on every node. */
import { joinPath } from "../../model/problems.ts";
import { textOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

/** Tags that publishers habitually move. */
const FLOATING = ["", "canary", "dev", "develop", "edge", "latest", "main", "master", "nightly", "stable", "trunk"];

export const floatingImage: ObjectCheck = {
  code: "floating-image",
  severity: "warning",
  about: "practice",
  description: "Images have a digest, or a tag that does not move, so that all pods run the same image.",
  source: "Kubernetes: Configuration Good Practices; Images, Image names",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod)
        .map(({ path, body }) => ({ path: joinPath(path, "image"), got: textOf(body["image"]) }))
        .filter(({ got }) => got !== undefined && !got.includes("@") && FLOATING.includes(tagOf(got)))
        .map(({ path, got }) => ({
          object: pod.owner,
          path,
          what: "becomes another image whenever its publisher moves the tag",
          got,
          expected: "a digest, or a version as tag",
          fix: { app: "set `image_digest`, or `image_tag` to a version" },
        })),
    ),
};

/** A colon before the last slash belongs to the registry's port. */
function tagOf(image: string): string {
  const name = image.slice(image.lastIndexOf("/") + 1);
  return name.includes(":") ? name.slice(name.indexOf(":") + 1) : "";
}
