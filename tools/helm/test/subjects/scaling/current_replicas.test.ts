/** Upgrades of autoscaled apps keep the number of pods that run, as long as Helm would take it away. */

import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { typesWithTrait } from "../../support/app_types.ts";
import { app, chartOf, type KubernetesObject, render, workloadOf } from "../../support/charts.ts";
import { renderInCluster } from "../../support/cluster.ts";
import { HELMS } from "../../support/helm.ts";

/** Who manages a field, in the form of `managedFields`. */
const manager = (name: string, operation: "Apply" | "Update", fields: readonly string[], more: object = {}) => ({
  manager: name,
  operation,
  fieldsType: "FieldsV1",
  fieldsV1: { "f:spec": Object.fromEntries(fields.map((field) => [`f:${field}`, {}])) },
  ...more,
});
const SCALED = manager("kube-controller-manager", "Update", ["replicas"], { subresource: "scale" });
const STATUS = { manager: "kube-controller-manager", operation: "Update", fieldsV1: { "f:status": {} } };
const WHOLE = ["replicas", "selector", "template"];
const REST = ["selector", "template"];

/** The managers of the live workload, and the number of pods that the chart then contains. */
const ROWS: readonly (readonly [string, readonly object[], number | undefined])[] = [
  ["Helm 3 still owns the number", [manager("helm", "Update", WHOLE), STATUS], 7],
  ["Helm 3 would take it away although the autoscaler owns it", [manager("helm", "Update", REST), SCALED], 7],
  ["Helm 4 still owns it", [manager("helm", "Apply", WHOLE), STATUS], 7],
  ["the autoscaler owns it, and Helm 4 would conflict", [manager("helm", "Apply", REST), SCALED, STATUS], undefined],
  [
    "another tool applies a part of it",
    [manager("helm", "Update", WHOLE), manager("x", "Apply", ["minReadySeconds"])],
    7,
  ],
];

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(typesWithTrait("replicas"))("%s", (app_type) => {
    const resources = { requests: { cpu: "50m" } };
    const keda = { triggers: [{ type: "cron", metadata: { timezone: "UTC" } }] };
    const declare = (autoscaling: object) =>
      chartOf({
        apps: [app({ app_name: "shop", app_type, resources, autoscaling: { max_replicas: 9, ...autoscaling } })],
      });
    const directory = declare({ cpu: 80 });
    const live = (managedFields: readonly object[], replicas: number): KubernetesObject => ({
      apiVersion: "apps/v1",
      kind: APP_TYPES[app_type].workload,
      metadata: { name: "prod-shop", namespace: "shop", managedFields },
      spec: { replicas },
    });
    const replicasOf = ({ objects, error }: Awaited<ReturnType<typeof renderInCluster>>) => {
      expect(error).toBeUndefined();
      return workloadOf(objects as KubernetesObject[]).spec.replicas;
    };

    test.each(ROWS)("%s", async (_title, managers, expected) => {
      expect(replicasOf(await renderInCluster(helm, directory, [live(managers, 7)]))).toBe(expected);
    });

    test("KEDA: scaled to zero, it stays there", async () => {
      const scaled = declare({ min_replicas: 0, keda });
      expect(replicasOf(await renderInCluster(helm, scaled, [live([manager("helm", "Update", WHOLE)], 0)]))).toBe(0);
    });

    test("there is none at installation, and without a cluster", async () => {
      const other = { ...live([], 7), metadata: { name: "prod-other", namespace: "shop" } };
      expect(replicasOf(await renderInCluster(helm, directory, [other]))).toBeUndefined();
      expect(workloadOf(render(helm, directory)).spec.replicas).toBeUndefined();
    });

    test("without autoscaling, the number is that of the values", async () => {
      const values = { "apps.shop.autoscaling.enabled": false, "apps.shop.replicas": 3 };
      const objects = await renderInCluster(helm, directory, [live([manager("helm", "Apply", WHOLE)], 7)], { values });
      expect(replicasOf(objects)).toBe(3);
    });
  });
});
