/** Claims in the states in which a cluster may have them: what Helm creates, changes and leaves alone. */

import { cpSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { goString } from "../../../base/literal.ts";
import { readText, writeText } from "../../../system/io.ts";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  type KubernetesObject,
  type RenderOptions,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const LOOKUP = 'lookup "v1" "PersistentVolumeClaim" $release.Namespace ""';

/** A copy of the chart that finds these claims: `helm template` looks nothing up. */
function inCluster(directory: string, claims: readonly Json[]): string {
  const copy = join(mkdtempSync(join(dirname(directory), "cluster-")), "chart");
  cpSync(directory, copy, { recursive: true });
  const helpers = join(copy, "templates/_helpers.tpl");
  const parts = readText(helpers).split(LOOKUP);
  if (parts.length !== 2) throw new Error(`not one ${LOOKUP}`);
  // As the API lists them.
  const list = JSON.stringify({ kind: "PersistentVolumeClaimList", apiVersion: "v1", items: claims });
  writeText(helpers, parts.join(`(fromJson ${goString(list)})`));
  return copy;
}

const KEEP = { "helm.sh/resource-policy": "keep" };
const BY_HOOK = { "app.kubernetes.io/created-by": "helm-hook" };
const HOOK = {
  ...BY_HOOK,
  "helm.sh/hook": "pre-install,pre-upgrade",
  "helm.sh/hook-delete-policy": "hook-failed",
  "helm.sh/hook-weight": "-1001",
  "meta.helm.sh/release-name": "prod",
  "meta.helm.sh/release-namespace": "shop",
};

const found = (annotations: Json, more: { storage?: string; phase?: string; name?: string } = {}): Json => {
  const { storage = "1Gi", phase = "Bound", name = "prod-shop-data" } = more;
  return {
    metadata: { name, annotations },
    spec: { resources: { requests: { storage } } },
    status: { phase },
  };
};

const declare = (attributes: Attributes, declaredChart: Attributes = {}) =>
  chartOf({
    chart: chart(declaredChart),
    apps: [
      app({
        app_name: "shop",
        app_type: "worker",
        volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
        ...attributes,
      }),
    ],
  });

/** The annotations of the claim; "none" if the chart does not have it. */
function annotationsIn(objects: readonly KubernetesObject[]): Json {
  const claims = objects.filter(({ kind }) => kind === "PersistentVolumeClaim");
  expect(claims.map(({ metadata }) => metadata.name)).toEqual(claims.length === 0 ? [] : ["prod-shop-data"]);
  return claims.length === 0 ? "none" : (claims[0].metadata.annotations ?? {});
}

/** Apps without a pod when an installation waits for their claims. */
const UNMOUNTED: Readonly<Record<string, Attributes>> = {
  "a cron-job": { app_type: "cron-job" },
  "a manual job": { app_type: "job", phase: "manual" },
  "a job after a deployment": { app_type: "job", phase: "after_deploy" },
  "a job after an upgrade": { app_type: "job", phase: "after_upgrade" },
  "a test": { app_type: "job", phase: "test" },
};
const PARKED = { "apps.shop.replicas": 0 };
const SCALED = { autoscaling: { max_replicas: 2, keda: { triggers: [{ type: "cron", metadata: {} }] } } };

describe.each(HELMS)("%s", (_, helm) => {
  const annotationsOf = (directory: string, claims: readonly Json[], values: RenderOptions["values"] = {}) =>
    annotationsIn(render(helm, inCluster(directory, claims), { values }));

  test.each(Object.entries(UNMOUNTED))("%s: Helm does not wait for the claim", (_name, attributes) => {
    const directory = declare(attributes);
    expect(annotationsIn(render(helm, directory))).toEqual(KEEP);
    expect(annotationsOf(directory, [])).toEqual(HOOK);
    expect(annotationsOf(directory, [found({}, { name: "other" })])).toEqual(HOOK);
  });

  test("an app that runs has an ordinary claim, unless it starts without pods", () => {
    const directory = declare({});
    expect(annotationsOf(directory, [])).toEqual({});
    expect(annotationsOf(directory, [], PARKED)).toEqual(HOOK);
    const scaled = declare({
      ...SCALED,
      volumes: { data: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } } },
    });
    expect(annotationsOf(scaled, [], PARKED)).toEqual({});
    expect(annotationsOf(scaled, [], { ...PARKED, "apps.shop.autoscaling.enabled": false })).toEqual(HOOK);
  });

  const STATES: readonly (readonly [string, Json, cronJob: Json, worker: Json])[] = [
    ["of a hook", found(HOOK), "none", "none"],
    [
      "of a hook, waiting for a pod, with another size in values",
      found(HOOK, { storage: "9Gi", phase: "Pending" }),
      "none",
      "none",
    ],
    [
      "of a hook, which has to grow",
      found(HOOK, { storage: "512Mi" }),
      { ...BY_HOOK, ...KEEP },
      { ...BY_HOOK, ...KEEP },
    ],
    ["that has grown, with Helm 3", found({ ...HOOK, ...KEEP }), { ...BY_HOOK, ...KEEP }, { ...BY_HOOK, ...KEEP }],
    ["that has grown, with Helm 4", found({ ...BY_HOOK, ...KEEP }), { ...BY_HOOK, ...KEEP }, { ...BY_HOOK, ...KEEP }],
    ["of an earlier version of the chart", found({}), KEEP, {}],
    ["of an earlier version of the chart, waiting for a pod", found({}, { phase: "Pending" }), KEEP, {}],
    ["that was kept", found(KEEP), KEEP, {}],
  ];

  test.each(STATES)("a claim %s", (_name, claim, cronJob, worker) => {
    expect(annotationsOf(declare({ app_type: "cron-job" }), [found({}, { name: "a" }), claim])).toEqual(cronJob);
    expect(annotationsOf(declare({}), [claim])).toEqual(worker);
    expect(annotationsOf(declare({}), [claim], PARKED)).toEqual(worker);
  });

  test("declared annotations, those of the chart and patches are on the claim of a hook, too", () => {
    const declared = {
      app_type: "cron-job",
      volumes: { data: { claim: { size: "1Gi", annotations: { own: "{{ 1 }}" } }, mount_path: "/data" } },
      patches: { "PersistentVolumeClaim/data": { metadata: { annotations: { patched: "yes" } } } },
    };
    const directory = declare(declared, { annotations: { team: "shop" } });
    expect(annotationsOf(directory, [])).toEqual({ ...HOOK, own: "{{ 1 }}", team: "shop", patched: "yes" });
    expect(annotationsOf(directory, [found(HOOK)])).toBe("none");
  });

  test("a kept claim of an app that runs", () => {
    const volumes = { data: { claim: { size: "1Gi", keep: true }, mount_path: "/data" } };
    const directory = declare({ volumes });
    expect(annotationsOf(directory, [])).toEqual(KEEP);
    expect(annotationsOf(directory, [found({})])).toEqual(KEEP);
    // The policy tells a claim of the release from one of a hook.
    expect(annotationsOf(directory, [], PARKED)).toEqual(HOOK);
  });

  test("Argo CD does not wait for a claim until a pod mounts it", () => {
    const argo = { "argocd.argoproj.io/ignore-healthcheck": "true" };
    const gitops = { gitops: "argocd" };
    expect(annotationsIn(render(helm, declare({ app_type: "cron-job" }, gitops)))).toEqual({ ...KEEP, ...argo });
    expect(annotationsOf(declare({ app_type: "cron-job" }, gitops), [])).toEqual({ ...HOOK, ...argo });
    expect(annotationsIn(render(helm, declare({}, gitops)))).toEqual({});
  });
});
