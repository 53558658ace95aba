/** Kubernetes takes an empty text for a missing one in some fields that have a list of texts, and refuses it in others. */
import { join } from "node:path";
import type { Json, JsonObject } from "../../tools/helm/base/json.ts";
import { parseYaml } from "../../tools/helm/base/yaml.ts";
import text from "../../tools/helm/checks/catalog/catalog.gen.jsonl";
import { readCatalog } from "../../tools/helm/checks/catalog/catalog.ts";
import type { FieldSchema } from "../../tools/helm/checks/catalog/field_schema.ts";
import { schemaCatalog } from "../../tools/helm/checks/catalog/schemas.ts";
import { readObject } from "../../tools/helm/checks/objects/objects.ts";
import { newestKubeVersion } from "../../tools/helm/facts/kube_versions.ts";
import { readText } from "../../tools/helm/system/io.ts";
import { type Path, replaced } from "../../tools/helm/test/support/schema_properties.ts";
import type { KubernetesObject } from "./objects.ts";
import type { Question } from "./questions.ts";

const OBJECTS = join("e2e", "cluster", "minimal_objects.yaml");

/** Without these, an object is another one. */
const NEEDED = /^(Job|CronJob)\/.*restartPolicy$|^Service\/name spec\.type$/;

/** Each of the objects with an empty text in each such field of the maps that it has. */
export function emptyTexts(): readonly Question[] {
  const version = newestKubeVersion();
  const catalog = readCatalog(text);
  const { problemsOf } = schemaCatalog();
  const resolved = (schema: FieldSchema | undefined): FieldSchema =>
    schema?.$ref === undefined ? (schema ?? {}) : catalog.definition(version, schema.$ref);

  function placesIn(value: Json, schema: FieldSchema, path: Path): readonly Path[] {
    if (Array.isArray(value))
      return value.flatMap((item, index) => placesIn(item, resolved(schema.items), [...path, index]));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => {
      const at = [...path, field];
      return resolved(inner).enum === undefined
        ? placesIn((value as JsonObject)[field] ?? null, resolved(inner), at)
        : [at];
    });
  }

  return (parseYaml(readText(OBJECTS)).values ?? []).flatMap((body) => {
    const { id, apiVersion, kind } = readObject(body as JsonObject);
    const definition = catalog.nameOf(version, apiVersion, kind);
    const places = definition === undefined ? [] : placesIn(body, resolved({ $ref: definition }), []);
    const optional = places.filter((path) => !NEEDED.test(`${id} ${path.join(".")}`));
    return optional.map((path) => {
      const object = replaced(body, path, "") as JsonObject;
      const problems = problemsOf(object, version).map((problem) => `${problem.path} ${problem.what}`);
      return { title: `${id} ${path.join(".")}`, objects: [object as unknown as KubernetesObject], problems };
    });
  });
}
