/** Objects that have another name on the other side, and the references to them. */
import { entryOf } from "../base/table.ts";
import { isMap, textOf } from "../checks/objects/objects.ts";
import { joinPath, type Problem } from "../model/problems.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

/** The new names by `<Kind>/<old name>`, in which `*` stands for any characters, such as the hash of a generated ConfigMap. */
export type Renames = Readonly<Record<string, string>>;

/** The new name of `<Kind>/<name>`; undefined if it keeps its name. */
export type Rename = (id: string) => string | undefined;

export function renameBy(renames: Renames): Rename {
  const patterns = Object.entries(renames).flatMap(([id, name]) =>
    id.includes("*") ? [[patternOf(id), name] as const] : [],
  );
  return (id) => entryOf(renames, id) ?? patterns.find(([pattern]) => pattern.test(id))?.[1];
}

function patternOf(id: string): RegExp {
  return new RegExp(`^${id.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}

/** The object under its new name, with references to others under theirs. */
export function renamed(object: KubernetesObject, rename: Rename): KubernetesObject {
  const name = rename(object.id) ?? object.name;
  const body = walked(object.body, "", rename) as JsonObject;
  const metadata = { ...(isMap(body["metadata"]) ? body["metadata"] : {}), name };
  return { ...object, id: `${object.kind}/${name}`, name, body: { ...body, metadata } };
}

/** The kind of the object that a field names, by the field, or by its parent and the field. */
const REFERENCES: Readonly<Record<string, string>> = {
  "backendRefs.name": "Service",
  claimName: "PersistentVolumeClaim",
  "configMap.name": "ConfigMap",
  "configMapKeyRef.name": "ConfigMap",
  "configMapRef.name": "ConfigMap",
  "imagePullSecrets.name": "Secret",
  secretName: "Secret",
  "secret.name": "Secret",
  "secretKeyRef.name": "Secret",
  "secretRef.name": "Secret",
  serviceAccount: "ServiceAccount",
  serviceAccountName: "ServiceAccount",
  serviceName: "Service",
  "service.name": "Service",
};

/** References that say which kind they are of. */
const WITH_KIND = new Set(["roleRef", "scaleTargetRef", "subjects"]);

function walked(value: Json, parent: string, rename: Rename): Json {
  if (Array.isArray(value)) return value.map((item) => walked(item, parent, rename));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const ownKind = WITH_KIND.has(parent) && field === "name" ? textOf(value["kind"]) : undefined;
      const kind = ownKind ?? entryOf(REFERENCES, `${parent}.${field}`) ?? entryOf(REFERENCES, field);
      const name = kind === undefined || typeof inner !== "string" ? undefined : rename(`${kind}/${inner}`);
      return [field, name ?? walked(inner, field, rename)];
    }),
  );
}

interface Sides {
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
}

/** Renames of objects that are not there. */
export function renameProblems(renames: Renames, { before, after }: Sides, label: string): readonly Problem[] {
  const newer = new Set(after.map(({ id }) => id));
  return Object.entries(renames).flatMap(([id, name]): Problem[] => {
    const place = { label, path: joinPath("renames", id), code: "unused-rename" };
    if (!before.some((object) => patternOf(id).test(object.id))) {
      return [
        {
          ...place,
          what: "is no object that there is now",
          expected: "`<Kind>/<name>` of an object of the manual side",
          fix: "correct it, or remove it",
        },
      ];
    }
    if (newer.has(`${id.split("/", 1)[0]}/${name}`)) return [];
    return [
      {
        ...place,
        what: "has a new name that no object has",
        got: name,
        expected: "the name of an object of the same kind on the generated side",
        fix: "correct it, or remove it",
      },
    ];
  });
}
