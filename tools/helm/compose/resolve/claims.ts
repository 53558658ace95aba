/** The persistent claims of an app: separate objects, or templates of a StatefulSet, and their settings in values. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { allOf, anyOf, expression, member, rootValuesPath } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import type { AppView } from "../../model/app_view.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { ClaimView } from "../../model/views.ts";
import { scalerOf } from "./autoscaling.ts";
import { notationOf, OBJECT_NAME, orEmpty } from "./notations.ts";
import { objectName, type Source, sharedObjectName, whileDeployed } from "./objects.ts";
import { closed, entire, text } from "./values_schemas.ts";
import { deployedExpression, whenDeployed } from "./when.ts";

export type Volume = NonNullable<App["volumes"]>[string];
type Claim = NonNullable<Volume["claim"]>;

/** Such an object does not count for the health of an application (Argo CD documentation, "Resource Health"). */
const IGNORED_BY_ARGO = "argocd.argoproj.io/ignore-healthcheck";

/** The values of a claim. */
function valuesAt(name: string, claim: Claim): string {
  return isShared(claim) ? rootValuesPath("persistence", name) : member("$app.persistence", name);
}

/** The app's own claims, and its part in those that apps share. */
export function resolveClaims(source: Source): Pick<AppView, "claims" | "sharedClaims"> {
  const views = source.volumes.flatMap(({ name, entry: { claim, when } }) =>
    claim === undefined ? [] : [{ isShared: isShared(claim), view: claimView(source, name, claim, when) }],
  );
  return {
    claims: views.flatMap((each) => (each.isShared ? [] : each.view)),
    sharedClaims: views.flatMap((each) => (each.isShared ? each.view : [])),
  };
}

export function isShared({ shared = DEFAULTS.claim.shared }: Claim): boolean {
  return shared;
}

function claimView(source: Source, name: string, claim: Claim, when: Volume["when"]): ClaimView {
  const { access_modes = DEFAULTS.claim.access_modes, annotations = {}, keep = DEFAULTS.claim.keep } = claim;
  const values = valuesAt(name, claim);
  const isOwn = !isShared(claim);
  return {
    name,
    values,
    isShared: !isOwn,
    condition: isOwn ? whileDeployed(source, `${values}.enabled`, whenDeployed(when, source)) : mounting(source, when),
    // Helm does not own the claims of a StatefulSet, and nothing in them may ever change.
    annotations: { ...annotations, ...(isOwn && hasTemplates(source) ? {} : healthAnnotations(source)) },
    accessModes: access_modes,
    // What a hook creates does not belong to the release.
    isKept: keep || !source.traits.longRunning,
    unmounted: unmounted(source, isOwn ? "$app" : rootValuesPath("apps", source.app.app_name)),
  };
}

/** Helm expression: whether an app has its part in a claim. */
function mounting(source: Source, when: Volume["when"]): string {
  return allOf(deployedExpression(source, source.model.graph), whenDeployed(when, source));
}

/** One claim of the same name in several apps: it is there while one of them mounts it. */
export function joinedClaim(parts: readonly ClaimView[]): ClaimView | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const anyMounts = anyOf(...parts.map(({ condition }) => condition));
  const isUnmounted = ({ condition, unmounted }: ClaimView) => `or (not (${condition})) (${unmounted})`;
  return {
    ...first,
    condition: allOf(`${first.values}.enabled`, anyMounts),
    isKept: parts.every(({ isKept }) => isKept),
    unmounted: allOf(isUnmounted(first), ...others.map(isUnmounted)),
  };
}

function healthAnnotations({ traits, model }: Source): JsonObject {
  return !traits.longRunning && model.chart.gitops === "argocd" ? { [IGNORED_BY_ARGO]: "true" } : {};
}

/**
 * Helm expression: whether no pod mounts the app's claims when the chart is installed, so that a storage class that waits for the
 * first pod does not bind them. The pods of jobs, cron jobs and tests come after an installation has waited for its claims.
 */
function unmounted({ app, replicas, traits }: AppFacts, values: string): string {
  if (!traits.longRunning) return "true";
  if (replicas === undefined) return "false";
  const noReplicas = `eq (int64 ${values}.replicas) 0`;
  return scalerOf(app) === undefined ? noReplicas : `and (not ${values}.autoscaling.enabled) (${noReplicas})`;
}

/** The volume of a claim, and its replacement if the claim is turned off. */
export function claimVolumes(name: string, claim: Claim, source: Source): readonly Item[] {
  const enabled = `${valuesAt(name, claim)}.enabled`;
  const fallback = { value: { emptyDir: {} }, condition: `not ${enabled}` };
  if (!isShared(claim) && hasTemplates(source)) return [fallback];
  const claimName = isShared(claim) ? sharedObjectName(source.model.chart.chart_name, name) : objectName(source, name);
  return [{ value: claimVolume(claimName), condition: enabled }, fallback];
}

export function existingClaimVolume(name: string): Item {
  return { value: claimVolume(`${member("$app.persistence", name)}.existingClaim | quote`) };
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
    claim === undefined ? { existingClaim: existing_claim } : ownValues(claim),
  ]);
  return claims.length === 0 ? undefined : Object.fromEntries(claims);
}

function ownValues({ size, storage_class = "" }: Claim): JsonObject {
  return { enabled: true, size: String(size), storageClass: storage_class };
}

/** `persistence` at the top of values: the claims that apps share. */
export function sharedClaimValues(apps: readonly AppFacts[]): JsonObject | undefined {
  const claims = apps.flatMap(({ volumes }) =>
    volumes.flatMap(({ name, entry: { claim } }) =>
      claim && isShared(claim) ? [[name, ownValues(claim)] as const] : [],
    ),
  );
  return claims.length === 0 ? undefined : Object.fromEntries(claims);
}

export function sharedClaimSchema(values: Json): JsonObject {
  const names = Object.keys(values as JsonObject);
  return entire(
    "The persistent volumes that apps share, by name.",
    Object.fromEntries(names.map((name) => [name, SHARED])),
  );
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
const changeable = (owner: string): JsonObject =>
  ownSchema(
    `A PersistentVolumeClaim ${owner}. An installed claim keeps its storage class.`,
    " It may grow if the storage class allows it, but never shrink, not even by a rollback.",
  );
const CHANGEABLE = changeable("of the app");
const SHARED = changeable("that apps share");

/** Volumes whose claim is in the values of the app. */
function persistent({ volumes = {} }: App): [string, Volume][] {
  return Object.entries(volumes).filter(([, { claim, existing_claim }]) =>
    claim === undefined ? existing_claim !== undefined : !isShared(claim),
  );
}
