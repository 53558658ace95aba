/** Claims and Secrets that outlive their app stay in the release while it is off, so that both Helms can roll back. */

import { describe, expect, test } from "@jest/globals";
import { app, chartOf, type KubernetesObject, type RenderOptions } from "../support/charts.ts";
import { renderInCluster } from "../support/cluster.ts";
import { HELMS } from "../support/helm.ts";

const KEEP = { "helm.sh/resource-policy": "keep" };
const OFF = { "apps.shop.enabled": false };

const live = (kind: string, name: string, annotations: object, content: object): KubernetesObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name, namespace: "shop", annotations },
  ...content,
});
const claim = (annotations: object) => live("PersistentVolumeClaim", "prod-shop-data", annotations, { spec: SPEC });
const secret = (annotations: object) => live("Secret", "prod-shop-login", annotations, { data: { user: "cm9vdA==" } });
/** What the cluster has filled in must not get into the release: it could not be taken away again. */
const SPEC = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, volumeName: "pv-1" };

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf({
    apps: [
      app({
        app_name: "shop",
        app_type: "worker",
        volumes: { data: { claim: { size: "1Gi", keep: true }, mount_path: "/data" } },
        secrets: { login: { keys: ["user"], env: true } },
      }),
    ],
  });
  const rendered = async (objects: readonly KubernetesObject[], values: NonNullable<RenderOptions["values"]>) => {
    const { objects: found, error } = await renderInCluster(helm, directory, objects, { values });
    expect(error).toBeUndefined();
    const kinds = ["PersistentVolumeClaim", "Secret"];
    return (found as KubernetesObject[])
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, metadata: { name, annotations }, spec, data }) => ({ kind, name, annotations, spec, data }));
  };

  test("a claim stays as the chart describes it", async () => {
    const { volumeName: _, ...spec } = SPEC;
    expect(await rendered([claim(KEEP)], OFF)).toEqual([
      { kind: "PersistentVolumeClaim", name: "prod-shop-data", annotations: KEEP, spec },
    ]);
    const noVolume = { "apps.shop.persistence.data.enabled": false };
    expect((await rendered([claim(KEEP)], noVolume)).map(({ kind }) => kind)).toEqual(["PersistentVolumeClaim"]);
  });

  test("a Secret stays with what it has, also if an upgrade forgets its values", async () => {
    const kept = { kind: "Secret", name: "prod-shop-login", annotations: KEEP, data: { user: "cm9vdA==" } };
    expect(await rendered([secret(KEEP)], OFF)).toEqual([kept]);
    const claims = ({ kind }: { readonly kind: string }) => kind !== "PersistentVolumeClaim";
    expect((await rendered([secret(KEEP)], {})).filter(claims)).toEqual([kept]);
    const values = { "apps.shop.secrets.login.values.user": "shop" };
    expect((await rendered([secret(KEEP)], values)).filter(claims)).toEqual([{ ...kept, data: { user: "c2hvcA==" } }]);
  });

  test("objects that are not kept, or not of this release, do not come back", async () => {
    expect(await rendered([], OFF)).toEqual([]);
    expect(await rendered([claim({}), secret({})], OFF)).toEqual([]);
    const others = { ...KEEP, "meta.helm.sh/release-name": "other" };
    expect(await rendered([claim(others), secret(others)], OFF)).toEqual([]);
  });
});
