/** Looks up keys from user input, which may have the name of a property that every object inherits, like `constructor`. */

/** The entry of a key; undefined if the table itself has none. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
