/** Tables that are asked for words from outside, which may be called like what every object inherits: `constructor`. */

/** The entry of a key; undefined where the table itself has none. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
