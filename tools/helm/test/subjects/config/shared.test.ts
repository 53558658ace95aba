/** A ConfigMap that several apps share, as both Helm majors render it, and what they cannot share. */

import { describe, expect, test } from "@jest/globals";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  problemsOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const FILES = { "shop/start.sh": "#!/bin/sh\n", "shop/stop.sh": "exit\n" };

function scripts(more: Attributes = {}): Attributes {
  return { scripts: { files: [{ file: "shop/start.sh" }], shared: true, ...more } };
}

const APPS = [
  app({ app_name: "shop", app_type: "worker", config_files: scripts({ mount_path: "/opt", mode: "0755" }) }),
  app({ app_name: "mail", app_type: "job", phase: "after_deploy", config_files: scripts({ mount_path: "/scripts" }) }),
  app({ app_name: "other", app_type: "worker" }),
];

function volumeOf(objects: readonly KubernetesObject[], name: string): KubernetesObject {
  const workload = objects.filter(isWorkload).find(({ metadata }) => metadata.name === name);
  return podOf(workload).spec.volumes.find((volume: KubernetesObject) => volume.name === "scripts").configMap;
}

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf({ apps: APPS, files: FILES });

  test("apps share one ConfigMap, each with its own mode, under the release's name", () => {
    const objects = render(helm, directory);
    expect(kinds(objects).filter((name) => name.startsWith("ConfigMap/"))).toEqual(["ConfigMap/prod-scripts"]);
    const { metadata, data } = find(objects, "ConfigMap", "prod-scripts");
    expect(data).toEqual({ "start.sh": "#!/bin/sh\n" });
    expect(metadata.labels["app.kubernetes.io/name"]).toBe("shop");
    expect(metadata.labels["app.kubernetes.io/component"]).toBe("configmap");
    expect(metadata.annotations).toBeUndefined();
    expect(volumeOf(objects, "prod-shop")).toEqual({ name: "prod-scripts", defaultMode: 0o755 });
    expect(volumeOf(objects, "prod-mail")).toEqual({ name: "prod-scripts" });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("it has no app in its name where objects have plain names", () => {
    const plain = chartOf({ chart: chart({ naming: "app" }), apps: APPS, files: FILES });
    expect(find(render(helm, plain), "ConfigMap").metadata.name).toBe("scripts");
  });

  test("it is there while one of its apps is enabled", () => {
    const without = (...names: readonly string[]) =>
      kinds(
        render(helm, directory, { values: Object.fromEntries(names.map((name) => [`apps.${name}.enabled`, false])) }),
      );
    expect(without("shop")).toContain("ConfigMap/prod-scripts");
    expect(without("mail")).toContain("ConfigMap/prod-scripts");
    expect(without("mail", "shop")).not.toContain("ConfigMap/prod-scripts");
  });

  test("pods of all its apps restart when a file or the chart's patch of it changes", () => {
    const annotations = (content: string, patch?: Attributes) => {
      const patched = patch === undefined ? {} : { patches: { "ConfigMap/scripts": patch } };
      const files = { ...FILES, "shop/start.sh": content };
      const objects = render(helm, chartOf({ chart: chart(patched), apps: APPS, files }));
      return podOf(find(objects, "Deployment", "prod-shop")).metadata.annotations;
    };
    const before = annotations("a");
    expect(annotations("a", { metadata: { labels: { team: "a" } } })).toEqual(before);
    expect(Object.keys(before)).toEqual(["checksum/scripts"]);
    expect(annotations("b")["checksum/scripts"]).not.toBe(before["checksum/scripts"]);
    const patched = annotations("a", { data: { "more.sh": "c" } });
    expect(patched).toEqual({ ...before, "checksum/config.patches": expect.any(String) });
  });
});

describe("problems", () => {
  const problems = (...groups: readonly Attributes[]) =>
    problemsOf({
      apps: groups.map((more, index) => app({ app_name: `app${index}`, app_type: "worker", ...more })),
      files: FILES,
    });
  const both = { files: [{ file: "shop/stop.sh" }, { file: "shop/start.sh" }] };

  test("none, with the same files in another order", () => {
    const files = [...both.files].reverse();
    expect(problems({ config_files: scripts(both) }, { config_files: scripts({ files }) })).toEqual([]);
  });

  test.each([
    ["other files", both],
    ["another key", { files: [{ file: "shop/start.sh", key: "begin.sh" }] }],
    ["templates", { templated: true }],
  ])("%s under the same name", (_, more) => {
    expect(problems({ config_files: scripts() }, { config_files: scripts(more) })).toEqual([
      "//shop:app1: config_files.scripts: shares a ConfigMap with //shop:app0, but not its `files` and `templated`; expected the same files in all apps that share a ConfigMap. Fix: give both apps the same files, or rename one of the entries. [conflicting-attributes]",
    ]);
  });

  test("a job that runs before the ConfigMap exists", () => {
    expect(problems({ app_type: "job", phase: "before_deploy", config_files: scripts() })).toEqual([
      "//shop:app0: config_files.scripts.shared: shares a ConfigMap that does not exist yet when a job of phase `before_deploy` runs (got true); expected a ConfigMap of its own. Fix: remove `shared`, or choose another `phase`. [conflicting-attributes]",
    ]);
  });

  test("an app's own ConfigMap of the same name", () => {
    const shared = { files: [{ file: "shop/start.sh" }], shared: true };
    expect(problems({ config: { A: "b" }, config_files: { "app0-config": shared } })).toEqual([
      '//shop:app0: config_files.app0-config: creates a ConfigMap with the same name as //shop:app0: config (got "app0-config"); expected a unique name for each object of a kind. Fix: rename one of them. [duplicate-name]',
    ]);
  });

  test("a patch of it in one of its apps", () => {
    const patches = { "ConfigMap/scripts": { metadata: { labels: { team: "a" } } } };
    expect(problems({ config_files: scripts(), patches })).toEqual([
      '//shop:app0: patches["ConfigMap/scripts"]: is not an object of the app (got {"metadata":{"labels":{"team":"a"}}}); expected one of `Deployment` and `PodDisruptionBudget`. Fix: move it to the `patches` of //shop:chart, whose apps share that object. [unknown-object]',
    ]);
  });
});
