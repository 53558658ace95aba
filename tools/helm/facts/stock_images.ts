/** Images that many charts use and that start as root, with a user that they can also run as (their documentation, `docs/images.md`). */
export const STOCK_IMAGES: Readonly<Record<string, { readonly user: number }>> = {
  mariadb: { user: 999 },
  mongo: { user: 999 },
  mysql: { user: 999 },
  nginx: { user: 101 },
  node: { user: 1000 },
  postgres: { user: 999 },
  python: { user: 1000 },
  rabbitmq: { user: 999 },
  redis: { user: 999 },
  ubuntu: { user: 1000 },
};

/** The name of a stock image; undefined for all others, whoever copied or extended it. */
export function stockImageOf(image: string): string | undefined {
  const [, name = ""] =
    /^(?:(?:(?:index\.)?docker\.io\/)?library\/|docker\.io\/)?([a-z]+)(?:[:@].*)?$/.exec(image) ?? [];
  return Object.hasOwn(STOCK_IMAGES, name) ? name : undefined;
}
