/** A claim that several apps share, as both Helm majors render it, and what they cannot share. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { type Attributes, app, chart, chartOf, find, kinds, lintChart, podOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { testProblems } from "../../support/problem_rows.ts";

const MODES = { access_modes: ["ReadWriteMany"] };

function uploads(claim: Attributes = {}): Attributes {
  return { uploads: { claim: { size: "1Gi", shared: true, ...MODES, ...claim }, mount_path: "/uploads" } };
}

const APPS = [
  app({ app_name: "web", app_type: "worker", replicas: 3, volumes: uploads() }),
  app({ app_name: "db", app_type: "stateful-service", volumes: { ...uploads(), data: { claim: { size: "2Gi" } } } }),
  app({ app_name: "tidy", app_type: "cron-job", volumes: uploads() }),
  app({ app_name: "node", app_type: "daemon", volumes: uploads() }),
];

const NAME = "PersistentVolumeClaim/prod-uploads";

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf({ apps: APPS });
  const claims = (values: Readonly<Record<string, Json>> = {}) =>
    kinds(render(helm, directory, { values })).filter((name) => name.startsWith("PersistentVolumeClaim/"));

  test("apps of every type share one claim under the release's name", () => {
    const objects = render(helm, directory);
    expect(claims()).toEqual([NAME]);
    const { metadata, spec } = find(objects, "PersistentVolumeClaim");
    expect(metadata.labels["app.kubernetes.io/component"]).toBe("persistentvolumeclaim");
    expect(metadata.annotations).toBeUndefined();
    expect(spec).toEqual({ accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } });
    for (const kind of ["Deployment", "StatefulSet", "CronJob", "DaemonSet"]) {
      const { volumes, containers } = podOf(find(objects, kind)).spec;
      expect(volumes).toContainEqual({ name: "uploads", persistentVolumeClaim: { claimName: "prod-uploads" } });
      expect(containers[0].volumeMounts).toContainEqual({ name: "uploads", mountPath: "/uploads" });
    }
    const [own, ...more] = find(objects, "StatefulSet").spec.volumeClaimTemplates;
    expect([own.metadata.name, more]).toEqual(["data", []]);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("it is there while one of its apps is enabled", () => {
    const off = (...names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [`apps.${name}.enabled`, false]));
    expect(claims(off("web", "db", "tidy"))).toEqual([NAME]);
    expect(claims(off("web", "db", "tidy", "node"))).toEqual([]);
  });

  test("values at the top change it, and replace it by empty directories", () => {
    const values = { "persistence.uploads": { size: "5Gi", storageClass: "nfs" } };
    expect(find(render(helm, directory, { values }), "PersistentVolumeClaim").spec).toEqual({
      accessModes: ["ReadWriteMany"],
      storageClassName: "nfs",
      resources: { requests: { storage: "5Gi" } },
    });
    const without = render(helm, directory, { values: { "persistence.uploads.enabled": false } });
    expect(kinds(without)).not.toContain(NAME);
    expect(podOf(find(without, "DaemonSet")).spec.volumes).toContainEqual({ name: "uploads", emptyDir: {} });
  });

  test("the claim of finite apps alone outlives the release", () => {
    const apps = ["a", "b"].map((app_name) => app({ app_name, app_type: "cron-job", volumes: uploads() }));
    expect(find(render(helm, chartOf({ apps })), "PersistentVolumeClaim").metadata.annotations).toEqual({
      "helm.sh/resource-policy": "keep",
    });
  });

  test("the chart patches it, and it has a plain name where objects have", () => {
    const declared = chart({
      naming: "app",
      patches: { "PersistentVolumeClaim/uploads": { spec: { volumeName: "nfs-1" } } },
    });
    const { metadata, spec } = find(render(helm, chartOf({ chart: declared, apps: APPS })), "PersistentVolumeClaim");
    expect([metadata.name, spec.volumeName]).toEqual(["uploads", "nfs-1"]);
  });
});

const named = (names: readonly string[], ...claims: readonly Attributes[]) =>
  claims.map((claim, index) => app({ app_name: names[index], app_type: "worker", volumes: uploads(claim) }));

testProblems([
  [
    "a shared claim that only one node can mount",
    { apps: named(["a"], { access_modes: undefined }) },
    [
      '//shop:a: volumes.uploads.claim.access_modes: let only one node mount the volume, but apps share it (got ["ReadWriteOnce"]); expected `ReadWriteMany` or `ReadOnlyMany`. Fix: add `"access_modes": ["ReadWriteMany"]`, or remove `shared`. [conflicting-attributes]',
    ],
  ],
  [
    "two claims of one name that differ",
    { apps: named(["a", "b", "c"], {}, { size: "2Gi" }, {}) },
    [
      "//shop:b: volumes.uploads.claim: is shared with //shop:a, but declared differently; expected the same claim in all apps that share it. Fix: give both apps the same claim, or rename one of the volumes. [conflicting-attributes]",
    ],
  ],
  [
    "a claim that does not exist yet",
    { apps: [app({ app_name: "a", app_type: "job", volumes: uploads() })] },
    [
      "//shop:a: volumes.uploads.claim: does not exist yet when a job of phase `before_deploy` runs; expected a volume that does not belong to the release. Fix: use `existing_claim` or `empty_dir`, or another `phase`. [conflicting-attributes]",
    ],
  ],
  [
    "a shared claim with the name of an app's own",
    {
      apps: [
        app({ app_name: "a", app_type: "worker", volumes: { "b-c": uploads()["uploads"] } }),
        app({ app_name: "b", app_type: "worker", volumes: { c: { claim: { size: "1Gi" } } } }),
      ],
    },
    [
      '//shop:a: volumes.b-c: creates a PersistentVolumeClaim with the same name as //shop:b: volumes.c (got "b-c"); expected a unique name for each object of a kind. Fix: rename one of them. [duplicate-name]',
    ],
  ],
]);
