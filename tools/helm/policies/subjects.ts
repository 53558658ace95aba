/** The objects that policies are asked about: those of the chart, and those that controllers make from them. */

import { withChildren } from "../base/json.ts";
import { isCustomResource } from "../checks/catalog/schemas.ts";
import { isClusterScoped } from "../checks/objects/cluster_scope.ts";
import { isMap, lookup, mapOf, readObject } from "../checks/objects/objects.ts";
import type { Declaration, Json, JsonObject, KubernetesObject, Rendering } from "../checks/types.ts";
import { admitted } from "./admitted.ts";
import { lazy } from "./lazy.ts";
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
    const raw = mapOf(installed(object.body, declaration, place));
    return withMade({ object, within: "", raw }, declaration, place);
  });
}

interface Source {
  /** The object of the chart. */
  readonly object: KubernetesObject;
  readonly within: string;
  /** As it is installed, before the API server fills anything in. */
  readonly raw: JsonObject;
}

function withMade(source: Source, declaration: Declaration, place: Place): readonly Subject[] {
  const subject = subjectOf(source, declaration, place);
  const kind = subject.group === "" ? subject.kind : `${subject.group}/${subject.kind}`;
  const made = (MADE[kind] ?? []).flatMap((making) => madeFrom(source, subject, making));
  return [subject, ...made.flatMap((inner) => withMade(inner, declaration, place))];
}

function subjectOf({ object, within, raw: written }: Source, declaration: Declaration, place: Place): Subject {
  const raw = withLabels(written);
  const identity = readObject(raw);
  const { group, kind, name, labels } = identity;
  const namespace = isClusterScoped(identity, declaration) ? undefined : (identity.namespace ?? place.namespace);
  // Most policies are about a few kinds, and most objects are of others.
  const body = lazy(() => {
    const seen = admitted(identity, isCustomResource(identity.apiVersion, kind));
    return { ...seen, metadata: { ...mapOf(seen["metadata"]), ...(namespace === undefined ? {} : { namespace }) } };
  });
  return {
    object,
    within,
    body,
    group,
    version: identity.apiVersion.split("/").at(-1) ?? "",
    kind,
    resource: resourceOf(identity, declaration.crds),
    name,
    namespace,
    labels,
  };
}

/** A Job without labels gets those of its pods (Kubernetes: pkg/apis/batch/v1/defaults.go). */
function withLabels(object: JsonObject): JsonObject {
  const metadata = mapOf(object["metadata"]);
  const labels = lookup(object, "spec", "template", "metadata", "labels");
  const isBare = object["kind"] === "Job" && Object.keys(mapOf(metadata["labels"])).length === 0;
  return isBare && labels !== undefined ? { ...object, metadata: { ...metadata, labels } } : object;
}

function madeFrom({ object, raw, within }: Source, { kind, name }: Subject, making: Making): readonly Source[] {
  const spec = mapOf(raw["spec"]);
  const found = making.from === "" ? spec["template"] : spec[making.from];
  return [found ?? []].flat().flatMap((template, index) => {
    if (!isMap(template)) return [];
    const at = Array.isArray(found) ? `spec.${making.from}[${index}]` : making.from === "" ? "" : `spec.${making.from}`;
    const owner = { apiVersion: raw["apiVersion"] ?? "", kind, name, controller: true, blockOwnerDeletion: true };
    const namespace = lookup(raw, "metadata", "namespace");
    const made: JsonObject = {
      apiVersion: making.apiVersion,
      kind: making.kind,
      metadata: {
        ...mapOf(template["metadata"]),
        ...(namespace === undefined ? {} : { namespace }),
        generateName: `${name}-`,
        ownerReferences: [owner],
      },
      spec: making.from === "" ? spec : (template["spec"] ?? {}),
    };
    return [{ object, within: [within, at].filter(Boolean).join("."), raw: made }];
  });
}

/** Charts are rendered for a release and a namespace that no one types; policies see where the chart goes. */
function installed(value: Json, declaration: Declaration, place: Place): Json {
  if (typeof value === "string") {
    if (!value.includes(declaration.release) && !value.includes(declaration.namespace)) return value;
    return value.replaceAll(declaration.release, place.release).replaceAll(declaration.namespace, place.namespace);
  }
  return withChildren(value, (inner) => installed(inner, declaration, place));
}
