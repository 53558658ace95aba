/**
 * Images: a layer of this folder over Debian's packages. The layers have the users of the real images, and stand-ins for programs
 * that Debian does not have. The versions are Debian's, not those of the tags in the charts.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Image {
  /** Path of its layer; lower layers follow. */
  readonly layer: string;
  /** The user it runs as by default. */
  readonly user: number;
  /** The group of each user that it has. */
  readonly groups: ReadonlyMap<number, number>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** Folders that belong to its user. */
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** In all images, because each contains Debian's programs. */
export const PATH = "/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const POSTGRES = {
  layer: "postgres",
  entrypoint: ["docker-entrypoint.sh"],
  command: ["postgres"],
  folders: ["/var/run/postgresql", "/var/lib/postgresql"],
  environment: { PGDATA: "/var/lib/postgresql/data" },
};

/** By repository. What a real image would start by itself is here only where a chart leaves it to the image. */
const IMAGES: Readonly<Record<string, { readonly layer: string } & Partial<Image>>> = {
  "api-forge-app": { layer: "app", folders: ["/app"] },
  app_data_postgres_image: POSTGRES,
  app_data_redis_image: { layer: "redis" },
  "docker.io/library/postgres": POSTGRES,
  "docker.io/library/redis": { layer: "redis", entrypoint: ["docker-entrypoint.sh"], folders: ["/data"] },
  "ghcr.io/acme/postgres": POSTGRES,
  "ghcr.io/acme/web": { layer: "nginx", user: 101 },
  "my-temporal-server": { layer: "temporal" },
  "temporalio/admin-tools": { layer: "admin-tools", user: 1000 },
};

export function imageOf(reference: string, layers: string): Image {
  const repository = reference.replace(/:[^/:]*$/, "");
  const image = IMAGES[repository];
  if (image === undefined) throw new Error(`there is no image ${repository} here`);
  const layer = join(layers, image.layer);
  const users = readFileSync(join(layer, "etc/passwd"), "utf8").trim().split("\n");
  const groups = new Map(users.map((line) => line.split(":").slice(2, 4).map(Number) as [number, number]));
  return { user: 0, entrypoint: [], command: [], folders: [], environment: {}, ...image, layer, groups };
}
