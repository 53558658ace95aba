/** The objects that policies are asked about: those of the chart, and those that controllers make from them. */

import { isCustomResource } from "../checks/catalog/schemas.ts";
import { isClusterScoped } from "../checks/objects/cluster_scope.ts";
import { isMap, lookup, mapOf, readObject, stringsOf } from "../checks/objects/objects.ts";
import type { Declaration, Json, JsonObject, KubernetesObject, Rendering } from "../checks/types.ts";
import { admitted } from "./admitted.ts";
import { resourceOf } from "./resources.ts";
import type { Place, Subject } from "./types.ts";

/** What controllers make: the template in the spec of a kind, and the kind that comes of it. */
const MADE: Readonly<Record<string, readonly Making[]>> = {
  "apps/DaemonSet": [{ apiVersion: "v1", kind: "Pod", from: "template" }],
  "apps/Deployment": [{ apiVersion: "apps/v1", kind: "ReplicaSet", from: "" }],
  "apps/ReplicaSet": [{ apiVersion: "v1", kind: "Pod", from: "template" }],
  "apps/StatefulSet": [
    { apiVersion: "v1", kind: "Pod", from: "template" },
    { apiVersion: "v1", kind: "PersistentVolumeClaim", from: "volumeClaimTemplates" },
  ],
  "batch/CronJob": [{ apiVersion: "batch/v1", kind: "Job", from: "jobTemplate" }],
  "batch/Job": [{ apiVersion: "v1", kind: "Pod", from: "template" }],
};

interface Making {
  readonly apiVersion: string;
  readonly kind: string;
  /** The field of the spec with the template; empty if the spec is its own. */
  readonly from: string;
}

/** An object comes before those that are made from it. */
export function subjectsOf({ objects, declaration }: Rendering, place: Place): readonly Subject[] {
  return objects.flatMap((object) => {
    const body = mapOf(installed(object.body, declaration, place));
    return withMade({ object, within: "", read: { ...readObject(body), origin: object.origin } }, declaration, place);
  });
}

interface Source {
  /** The object of the chart. */
  readonly object: KubernetesObject;
  readonly within: string;
  readonly read: KubernetesObject;
}

function withMade(source: Source, declaration: Declaration, place: Place): readonly Subject[] {
  const subject = subjectOf(source, declaration, place);
  const kind = subject.group === "" ? subject.kind : `${subject.group}/${subject.kind}`;
  const made = (MADE[kind] ?? []).flatMap((making) => madeFrom(subject, making));
  return [subject, ...made.flatMap((inner) => withMade({ object: source.object, ...inner }, declaration, place))];
}

function subjectOf({ object, within, read }: Source, declaration: Declaration, place: Place): Subject {
  const { apiVersion, group, kind, name } = read;
  const namespace = isClusterScoped(read, declaration) ? undefined : (read.namespace ?? place.namespace);
  const body = admitted(read, isCustomResource(apiVersion, kind));
  const metadata = { ...mapOf(body["metadata"]), ...(namespace === undefined ? {} : { namespace }) };
  return {
    object,
    within,
    body: { ...body, metadata },
    group,
    version: apiVersion.split("/").at(-1) ?? "",
    kind,
    resource: resourceOf(read, declaration.crds),
    name,
    namespace,
    labels: stringsOf(mapOf(body["metadata"])["labels"]),
  };
}

function madeFrom({ body, within, kind, name }: Subject, making: Making): readonly Omit<Source, "object">[] {
  const spec = mapOf(body["spec"]);
  const found = making.from === "" ? spec["template"] : spec[making.from];
  return [found ?? []].flat().flatMap((template, index) => {
    if (!isMap(template)) return [];
    const at = Array.isArray(found) ? `spec.${making.from}[${index}]` : making.from === "" ? "" : `spec.${making.from}`;
    const path = [within, at].filter(Boolean).join(".");
    const owner = { apiVersion: body["apiVersion"] ?? "", kind, name, controller: true, blockOwnerDeletion: true };
    const metadata = mapOf(template["metadata"]);
    const namespace = lookup(body, "metadata", "namespace");
    const made: JsonObject = {
      apiVersion: making.apiVersion,
      kind: making.kind,
      metadata: {
        ...metadata,
        ...(namespace === undefined ? {} : { namespace }),
        generateName: `${name}-`,
        ownerReferences: [owner],
      },
      spec: making.from === "" ? replicas(spec) : (template["spec"] ?? {}),
    };
    return [{ within: path, read: readObject(made) }];
  });
}

/** What a ReplicaSet has of its Deployment. */
function replicas({ replicas, selector, template, minReadySeconds }: JsonObject): JsonObject {
  const given = Object.entries({ minReadySeconds, replicas, selector, template });
  return Object.fromEntries(
    given.flatMap(([key, value]): [string, Json][] => (value === undefined ? [] : [[key, value]])),
  );
}

/** Charts are rendered for a release and a namespace that no one types; policies see where the chart goes. */
function installed(value: Json, declaration: Declaration, place: Place): Json {
  if (typeof value === "string") {
    return value.replaceAll(declaration.release, place.release).replaceAll(declaration.namespace, place.namespace);
  }
  if (Array.isArray(value)) return value.map((item) => installed(item, declaration, place));
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, installed(inner, declaration, place)]));
}
