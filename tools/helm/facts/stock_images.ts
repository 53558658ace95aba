export interface StockImage {
  readonly user: number;
  /** A volume that the image declares below the folder that people mount. */
  readonly volume?: {
    readonly path: string;
    /** The variable that moves the data out of it. */
    readonly variable: string;
    /** The first version without it. */
    readonly before: number;
  };
}

/** Images that many charts use and that start as root, with a user that they can also run as (their documentation, `docs/images.md`). */
export const STOCK_IMAGES: Readonly<Record<string, StockImage>> = {
  mariadb: { user: 999 },
  mongo: { user: 999 },
  mysql: { user: 999 },
  nginx: { user: 101 },
  node: { user: 1000 },
  postgres: { user: 999, volume: { path: "/var/lib/postgresql/data", variable: "PGDATA", before: 18 } },
  python: { user: 1000 },
  rabbitmq: { user: 999 },
  redis: { user: 999 },
  ubuntu: { user: 1000 },
};

/** The major version in an image's tag; undefined if the tag begins with no number. */
export function majorOf(image: string): number | undefined {
  const [, major] = /:(\d+)[^/]*$/.exec(image) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** The name of a stock image; undefined for all others, whoever copied or extended it. */
export function stockImageOf(image: string): string | undefined {
  const [, name = ""] =
    /^(?:(?:(?:index\.)?docker\.io\/)?library\/|docker\.io\/)?([a-z]+)(?:[:@].*)?$/.exec(image) ?? [];
  return Object.hasOwn(STOCK_IMAGES, name) ? name : undefined;
}
