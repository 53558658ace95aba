/** Which objects of two sides are the same object. */
import type { KubernetesObject, Pair } from "./types.ts";

/** `<group>/<kind>`; just the kind in the core group. */
export function kindOf({ group, kind }: Pick<KubernetesObject, "group" | "kind">): string {
  return group === "" ? kind : `${group}/${kind}`;
}

/** What identifies an object: group, kind, namespace and name, but not the version of the API. */
export type Identify = (object: KubernetesObject) => string;

/** `namespace`: that of objects that name none. */
export function identifyIn(namespace: string): Identify {
  return (object) => [kindOf(object), object.namespace ?? namespace, object.name].join("\n");
}

export interface Matching {
  readonly pairs: readonly Pair[];
  /** The objects that only one side has. */
  readonly gone: readonly KubernetesObject[];
  readonly added: readonly KubernetesObject[];
}

export function match(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  identify: Identify | Readonly<Record<"after" | "before", Identify>>,
): Matching {
  const by = typeof identify === "function" ? { before: identify, after: identify } : identify;
  const [older, newer] = [
    new Map(before.map((object) => [by.before(object), object])),
    new Map(after.map((object) => [by.after(object), object])),
  ];
  return {
    pairs: [...older].flatMap(([key, object]) => {
      const other = newer.get(key);
      return other === undefined ? [] : [{ before: object, after: other }];
    }),
    gone: [...older].flatMap(([key, object]) => (newer.has(key) ? [] : object)),
    added: [...newer].flatMap(([key, object]) => (older.has(key) ? [] : object)),
  };
}

/**
 * By kind and name, since one side may write a namespace that the other leaves to the release; with the namespace if a side has
 * the same kind and name in several. Old names count as new ones.
 */
export function identifyAlike(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  rename: (id: string) => string | undefined,
): Readonly<Record<"after" | "before", Identify>> {
  const short: Identify = (object) => [kindOf(object), object.name].join("\n");
  const renamed: Identify = (object) => [kindOf(object), rename(object.id) ?? object.name].join("\n");
  const shared = new Set([...repeated(before.map(renamed)), ...repeated(after.map(short))]);
  const within =
    (identify: Identify): Identify =>
    (object) => {
      const key = identify(object);
      return shared.has(key) ? [key, object.namespace ?? ""].join("\n") : key;
    };
  return { before: within(renamed), after: within(short) };
}

/** The texts that occur more than once. */
export function repeated(texts: readonly string[]): readonly string[] {
  return [...Map.groupBy(texts, (text) => text)].flatMap(([text, all]) => (all.length > 1 ? [text] : []));
}
