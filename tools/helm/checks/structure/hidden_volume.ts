/** What is mounted is where the image writes, and not above a volume that the image declares itself. */
import { majorOf, STOCK_IMAGES, type StockImage, stockImageOf } from "../../facts/stock_images.ts";
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup, textOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { Container, ObjectCheck } from "../types.ts";

export const hiddenVolume: ObjectCheck = {
  code: "hidden-volume",
  severity: "error",
  about: "failure",
  description:
    "No volume is mounted above one that a well-known image declares itself: it would stay empty, and the data would go with the container.",
  source: "Docker Hub: postgres, PGDATA; containerd issue 3511",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod).flatMap((container) => {
        const volume = declaredVolume(textOf(container.body["image"]) ?? "");
        if (volume === undefined || isMoved(volume, container)) return [];
        return mountsAbove(volume, container).map(({ path, got }) => ({
          object: pod.owner,
          path,
          what: `is above a volume that the image itself declares at \`${volume.path}\`, where it writes`,
          got,
          expected: `\`${volume.path}\``,
          fix: `mount it at \`${volume.path}\`, and set \`${volume.variable}\` to a folder in it; docs/images.md shows both`,
        }));
      }),
    ),
};

type Volume = NonNullable<StockImage["volume"]>;

function declaredVolume(image: string): Volume | undefined {
  const volume = STOCK_IMAGES[stockImageOf(image) ?? ""]?.volume;
  return volume !== undefined && (majorOf(image) ?? volume.before) < volume.before ? volume : undefined;
}

function isMoved({ variable }: Volume, { body }: Container): boolean {
  return listOf(body["env"]).some((item) => lookup(item, "name") === variable);
}

/** The mounts above a volume, unless something is mounted right there. */
function mountsAbove(
  volume: Volume,
  { path, body }: Container,
): readonly { readonly path: string; readonly got: string }[] {
  const mounts = listOf(body["volumeMounts"]).map((item, index) => ({
    path: joinPath(joinPath(joinPath(path, "volumeMounts"), index), "mountPath"),
    got: textOf(lookup(item, "mountPath")) ?? "",
  }));
  if (mounts.some(({ got }) => got === volume.path)) return [];
  return mounts.filter(({ got }) => got !== "" && volume.path.startsWith(`${got}/`));
}
