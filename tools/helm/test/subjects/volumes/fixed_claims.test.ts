/** Values cannot change the claims of an installed stateful service: the chart says which, before Kubernetes rejects it. */

import { describe, expect, test } from "@jest/globals";
import { app, chartOf, filesOf, find, type KubernetesObject, notesOf, render } from "../../support/charts.ts";
import { renderInCluster } from "../../support/cluster.ts";
import { HELMS } from "../../support/helm.ts";

const VOLUMES = {
  data: { claim: { size: "10Gi" }, mount_path: "/data" },
  log: { claim: { size: "1Gi", storage_class: "fast" }, mount_path: "/log" },
  "by-hand": { claim: { size: "500M", storage_class: "-" }, mount_path: "/hand" },
};
const PERSISTENCE = "apps.db.persistence";
const refused = (key: string, got: unknown, before: unknown) =>
  `${PERSISTENCE}.${key}: changes, which Kubernetes rejects (got ${JSON.stringify(got)}); expected ${JSON.stringify(before)} as before. Fix: keep the value, or delete the StatefulSet first, as the chart's README.md shows`;

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf({ apps: [app({ app_name: "db", app_type: "stateful-service", volumes: VOLUMES })] });
  const installed = (values = {}): KubernetesObject => find(render(helm, directory, { values }), "StatefulSet");
  const upgraded = (live: KubernetesObject, values = {}) => renderInCluster(helm, directory, [live], { values });

  test.each([
    ["data.size", "20Gi", "10Gi"],
    ["data.size", "1Gi", "10Gi"],
    ["data.enabled", false, true],
    ["data.storageClass", "fast", ""],
    ["log.storageClass", "", "fast"],
    ["by-hand.storageClass", "", "-"],
  ])("%s as %j", async (key, got, before) => {
    const { error } = await upgraded(installed(), { [`${PERSISTENCE}.${key}`]: got });
    expect(error).toContain(refused(key, got, before));
  });

  test("a claim that is switched on again", async () => {
    const { error } = await upgraded(installed({ [`${PERSISTENCE}.log.enabled`]: false }));
    expect(error).toContain(refused("log.enabled", true, false));
  });

  test.each([
    ["data.size", "10240Mi"],
    ["by-hand.size", "0.5G"],
    ["by-hand.size", "500000k"],
    ["log.size", "1073741824"],
  ])("%s in other words, %s", async (key, size) => {
    const { error } = await upgraded(installed(), { [`${PERSISTENCE}.${key}`]: size });
    expect(error).toBeUndefined();
  });

  test.each([
    ["nothing", {}],
    ["what is off and stays off", { [`${PERSISTENCE}.data.enabled`]: false, [`${PERSISTENCE}.data.size`]: "2Gi" }],
  ])("%s changes", async (_title, values) => {
    expect((await upgraded(installed(values), values)).error).toBeUndefined();
  });

  test("NOTES.txt says so", () => {
    const notes = "      Its claims are fixed at installation; the chart's README.md shows how to change them.";
    expect(notesOf(helm, directory)).toContain(`\n${notes}`);
    expect(notesOf(helm, chartOf({ apps: [app({ app_name: "db", app_type: "stateful-service" })] }))).not.toContain(
      notes,
    );
  });

  test("at installation, values choose", () => {
    const values = { [`${PERSISTENCE}.data.size`]: "20Gi", [`${PERSISTENCE}.log.enabled`]: false };
    const { volumeClaimTemplates } = installed(values).spec;
    const sizes = volumeClaimTemplates.map(({ metadata, spec }: KubernetesObject) => [
      metadata.name,
      spec.resources.requests.storage,
    ]);
    expect(Object.fromEntries(sizes)).toEqual({ "by-hand": "500M", data: "20Gi" });
  });
});

test("values.yaml and its schema say what an upgrade may change", () => {
  const fixed =
    "A PersistentVolumeClaim of each pod. Fixed at installation: Kubernetes rejects changes; README.md shows how to make them.";
  const growing =
    "Storage to request. It may grow if the storage class allows it, but never shrink, not even by a rollback.";
  const files = (app_type: string) =>
    filesOf({ apps: [app({ app_name: "db", app_type, volumes: { data: VOLUMES.data } })] });
  for (const path of ["values.yaml", "values.schema.json"]) {
    const [stateful, worker] = ["stateful-service", "worker"].map((type) => oneLine(String(files(type).get(path))));
    expect(stateful).toContain(fixed);
    expect(stateful).not.toContain(growing);
    expect(worker).toContain(growing);
    expect(worker).not.toContain(fixed);
  }
});

/** Comments are broken into lines. */
function oneLine(text: string): string {
  return text.replace(/\s+(# )?/g, " ");
}
