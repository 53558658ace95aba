/** Checks objects against the schemas of their kinds: bundled ones, and those of given CustomResourceDefinitions. */
import { joinPath } from "../../model/problems.ts";
import text from "./catalog.gen.jsonl";
import { type Catalog, readCatalog } from "./catalog.ts";
import { customResources } from "./custom_resources.ts";
import { explain, type SchemaProblem } from "./explain.ts";
import { type FieldSchema, isMap } from "./field_schema.ts";
import { kindNames, unknownKind } from "./unknown_kinds.ts";
import { type Violation, violationsOf } from "./violations.ts";

export interface SchemaCatalog {
  /** The Kubernetes versions that objects can be checked against, oldest first. */
  readonly versions: readonly string[];
  /** Problems of an object in one of the versions; their paths are paths in the object. */
  readonly problemsOf: (object: unknown, version: string) => readonly SchemaProblem[];
}

let bundled: Catalog | undefined;

/** `crds`: CustomResourceDefinitions, which override the bundled ones. */
export function schemaCatalog(crds: readonly unknown[] = []): SchemaCatalog {
  // Read once per process, and only to check objects.
  bundled ??= readCatalog(text);
  const catalog = bundled;
  const custom = customResources(crds);

  function schemaOf(version: string, apiVersion: string, kind: string): FieldSchema | undefined {
    const name = catalog.nameOf(version, apiVersion, kind);
    return custom.get(`${apiVersion} ${kind}`) ?? (name === undefined ? undefined : { $ref: name });
  }
  function problemsOf(object: unknown, version: string): readonly SchemaProblem[] {
    const described = violationsOf(object, TYPE_META, () => TYPE_META);
    if (described.length > 0 || !isMap(object)) return described.map(explained);
    const [apiVersion, kind] = [String(object["apiVersion"]), String(object["kind"])];
    if (apiVersion === "v1" && kind === "List") return problemsOfItems(object["items"], version);
    const schema = schemaOf(version, apiVersion, kind);
    if (schema === undefined) return [unknownIn(version, apiVersion, kind)];
    return violationsOf(object, schema, (name) => catalog.definition(version, name)).map(explained);
  }
  function problemsOfItems(items: unknown, version: string): readonly SchemaProblem[] {
    return (Array.isArray(items) ? items : []).flatMap((item, index) =>
      problemsOf(item, version).map((problem) => ({
        ...problem,
        path: [joinPath("items", index), problem.path].filter(Boolean).join("."),
      })),
    );
  }
  function unknownIn(version: string, apiVersion: string, kind: string): SchemaProblem {
    const kinds = [...kindNames(custom.keys()), ...catalog.kindsIn(version)];
    return unknownKind({ apiVersion, kind }, { version, kinds, others: catalog.versionsOfKind(apiVersion, kind) });
  }
  function explained(violation: Violation): SchemaProblem {
    return explain(violation, catalog);
  }
  return { versions: catalog.versions, problemsOf };
}

/** Whether Kubernetes itself has a kind in none of its versions: then its objects stay as they are written. */
export function isCustomResource(apiVersion: string, kind: string): boolean {
  bundled ??= readCatalog(text);
  const catalog = bundled;
  const [version] = catalog.versionsOfKind(apiVersion, kind);
  // Names of Kubernetes' own definitions start with their version.
  return version === undefined || !/^(?:[A-Z][a-z]+)?V\d/.test(catalog.nameOf(version, apiVersion, kind) ?? "");
}

/** What an object needs for its schema to be found. */
const TYPE_META: FieldSchema = {
  type: "object",
  properties: { apiVersion: { type: "string" }, kind: { type: "string" } },
  required: ["apiVersion", "kind"],
};
