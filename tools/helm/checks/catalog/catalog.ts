/**
 * The bundled schemas. Their text is an index, then one definition per line; a line is parsed when an object first needs
 * it, so a run pays only for the kinds that it uses.
 */

import { entryOf } from "../../base/table.ts";
import type { FieldSchema } from "./field_schema.ts";

export interface Catalog {
  /** The Kubernetes versions, oldest first. */
  readonly versions: readonly string[];
  /** Name of the definition of a kind in a version. */
  readonly nameOf: (version: string, apiVersion: string, kind: string) => string | undefined;
  readonly definition: (version: string, name: string) => FieldSchema;
  /** All kinds of a version, sorted by their API version. */
  readonly kindsIn: (version: string) => readonly KindName[];
  readonly versionsOfKind: (apiVersion: string, kind: string) => readonly string[];
  /** The versions in which a definition has a field. */
  readonly versionsOfField: (name: string, field: string) => readonly string[];
}

export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A set of versions, one bit for each. */
type Entry<Value> = readonly [bits: number, value: Value];

interface Index {
  readonly versions: readonly string[];
  /** Names of definitions by `apiVersion kind`. */
  readonly kinds: Readonly<Record<string, readonly Entry<string>[]>>;
  /** Line numbers by name. */
  readonly definitions: Readonly<Record<string, readonly Entry<number>[]>>;
}

/** Reads the content of `catalog.gen.jsonl`. */
export function readCatalog(text: string): Catalog {
  const lines = text.split("\n");
  const { versions, kinds, definitions } = JSON.parse(lines[0] ?? "") as Index;
  const parsed = new Map<number, FieldSchema>();

  function bitOf(version: string): number {
    const position = versions.indexOf(version);
    if (position < 0) throw new Error(`Kubernetes ${version} is not bundled; there are ${versions.join(", ")}`);
    return 1 << position;
  }
  function find<Value>(entries: readonly Entry<Value>[] | undefined, version: string): Value | undefined {
    const bit = bitOf(version);
    return entries?.find(([bits]) => (bits & bit) !== 0)?.[1];
  }
  function parse(line: number): FieldSchema {
    const schema = parsed.get(line) ?? (JSON.parse(lines[line] ?? "") as FieldSchema);
    parsed.set(line, schema);
    return schema;
  }
  function versionsOf(entries: readonly Entry<unknown>[] | undefined): readonly string[] {
    return versions.filter((version) => find(entries, version) !== undefined);
  }

  return {
    versions,
    nameOf: (version, apiVersion, kind) => find(entryOf(kinds, `${apiVersion} ${kind}`), version),
    definition: (version, name) => {
      const line = find(entryOf(definitions, name), version);
      if (line === undefined) throw new Error(`Kubernetes ${version} has no definition ${name}`);
      return parse(line);
    },
    kindsIn: (version) =>
      Object.keys(kinds)
        .filter((key) => find(kinds[key], version) !== undefined)
        .map(toKindName),
    versionsOfKind: (apiVersion, kind) => versionsOf(entryOf(kinds, `${apiVersion} ${kind}`)),
    versionsOfField: (name, field) => {
      const having = entryOf(definitions, name)?.filter(([, line]) =>
        Object.hasOwn(parse(line).properties ?? {}, field),
      );
      return versionsOf(having);
    },
  };
}

/** Splits `apps/v1 Deployment`. */
export function toKindName(key: string): KindName {
  const [apiVersion = "", kind = ""] = key.split(" ");
  return { apiVersion, kind };
}
