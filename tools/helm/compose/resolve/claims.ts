/** The persistent claims of an app: separate objects, or templates of a StatefulSet, and their settings in values. */

import type { JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { expression, member } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { ClaimView } from "../../model/views.ts";
import { scalerOf } from "./autoscaling.ts";
import { notationOf, OBJECT_NAME, orEmpty } from "./notations.ts";
import { objectName, type Source, whileDeployed } from "./objects.ts";
import { closed, entire, text } from "./values_schemas.ts";
import { whenDeployed } from "./when.ts";

export type Volume = NonNullable<App["volumes"]>[string];

/** Such an object does not count for the health of an application (Argo CD documentation, "Resource Health"). */
const IGNORED_BY_ARGO = "argocd.argoproj.io/ignore-healthcheck";

function valuesAt(name: string): string {
  return member("$app.persistence", name);
}

export function resolveClaims(source: Source): readonly ClaimView[] {
  return source.volumes.flatMap(({ name, entry: { claim, when } }) => {
    if (claim === undefined) return [];
    const { access_modes = DEFAULTS.claim.access_modes, annotations = {}, keep = DEFAULTS.claim.keep } = claim;
    return {
      name,
      values: valuesAt(name),
      condition: whileDeployed(source, `${valuesAt(name)}.enabled`, whenDeployed(when, source)),
      // Helm does not own the claims of a StatefulSet, and nothing in them may ever change.
      annotations: { ...annotations, ...(hasTemplates(source) ? {} : healthAnnotations(source)) },
      accessModes: access_modes,
      // What a hook creates does not belong to the release.
      isKept: keep || !source.traits.longRunning,
      unmounted: unmounted(source),
    };
  });
}

function healthAnnotations({ traits, model }: Source): JsonObject {
  return !traits.longRunning && model.chart.gitops === "argocd" ? { [IGNORED_BY_ARGO]: "true" } : {};
}

/**
 * Helm expression: whether no pod mounts the app's claims when the chart is installed, so that a storage class that waits for the
 * first pod does not bind them. The pods of jobs, cron jobs and tests come after an installation has waited for its claims.
 */
function unmounted({ app, traits }: AppFacts): string {
  if (!traits.longRunning) return "true";
  const noReplicas = "eq (int64 $app.replicas) 0";
  return scalerOf(app) === undefined ? noReplicas : `and (not $app.autoscaling.enabled) (${noReplicas})`;
}

/** The volume of a claim, and its replacement if the claim is turned off. */
export function claimVolumes(name: string, source: Source): readonly Item[] {
  const enabled = `${valuesAt(name)}.enabled`;
  const fallback = { value: { emptyDir: {} }, condition: `not ${enabled}` };
  if (hasTemplates(source)) return [fallback];
  return [{ value: claimVolume(objectName(source, name)), condition: enabled }, fallback];
}

export function existingClaimVolume(name: string): Item {
  return { value: claimVolume(`${valuesAt(name)}.existingClaim | quote`) };
}

function claimVolume(claimName: string): JsonObject {
  return { persistentVolumeClaim: { claimName: expression(claimName) } };
}

function hasTemplates({ traits }: AppFacts): boolean {
  return WORKLOADS[traits.workload].stateful;
}

/** Keys below `apps.<app>.persistence`. */
export function claimValues(app: App): JsonObject | undefined {
  const claims = persistent(app).map(([name, { claim, existing_claim = "" }]) => [
    name,
    claim === undefined
      ? { existingClaim: existing_claim }
      : { enabled: true, size: String(claim.size), storageClass: claim.storage_class ?? "" },
  ]);
  return claims.length === 0 ? undefined : Object.fromEntries(claims);
}

export function claimSchema({ app, traits }: AppFacts): JsonObject {
  const own = WORKLOADS[traits.workload].stateful ? FIXED : CHANGEABLE;
  const claims = persistent(app).map(([name, { claim }]) => [name, claim === undefined ? existingSchema : own]);
  return entire("The app's persistent volumes, by name.", Object.fromEntries(claims));
}

const existingSchema = entire("An existing PersistentVolumeClaim.", {
  existingClaim: { description: "Name of the existing PersistentVolumeClaim.", ...OBJECT_NAME },
});

/** What an upgrade may do with the values of a claim. */
const ownSchema = (description: string, resizing: string): JsonObject =>
  closed(
    description,
    {
      enabled: {
        description: "Whether data outlives the pod. If not, an empty directory takes the place of the claim.",
        type: "boolean",
      },
      size: {
        description: `Storage to request.${resizing}`,
        ...text,
        ...notationOf("quantity"),
      },
      storageClass: {
        description: "StorageClass. Empty: the cluster's default; `-`: none.",
        ...text,
        ...orEmpty(notationOf("claim", "storage_class")),
      },
    },
    ["size"],
  );

/** A StatefulSet's claim templates are immutable. */
const FIXED = ownSchema(
  "A PersistentVolumeClaim of each pod. Fixed at installation: Kubernetes rejects changes; README.md shows how to make them.",
  "",
);
const CHANGEABLE = ownSchema(
  "A PersistentVolumeClaim of the app. An installed claim keeps its storage class.",
  " It may grow if the storage class allows it, but never shrink, not even by a rollback.",
);

function persistent({ volumes = {} }: App): [string, Volume][] {
  return Object.entries(volumes).filter(([, { claim, existing_claim }]) => claim ?? existing_claim);
}
