/** Labels and annotations of objects and of pods, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { TYPES } from "../../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  find,
  type KubernetesObject,
  lintChart,
  podOf,
  render,
  workloadOf,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const TEXT = 'a{{ .x }} "b"\non # c';

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });

    test("labels and annotations are on every object, but not on pods or in selectors", () => {
      const directory = declare({ labels: { team: "1e3" }, annotations: { "acme.example/note": TEXT } });
      const values = APP_TYPES[app_type].replicas !== undefined ? { "apps.shop.replicas": 2 } : {};
      const objects = render(helm, directory, { values }).filter(
        ({ kind, metadata }) => !(kind === "Ingress" && metadata.name === "prod"),
      );
      for (const { kind, metadata } of objects) {
        expect([kind, metadata.labels.team]).toEqual([kind, "1e3"]);
        expect([kind, metadata.annotations["acme.example/note"]]).toEqual([kind, TEXT]);
      }
      const workload = workloadOf(objects);
      expect(podOf(workload).metadata.labels.team).toBeUndefined();
      expect(podOf(workload).metadata.annotations).toBeUndefined();
      expect(JSON.stringify(objects.map(({ spec }) => spec.selector ?? null))).not.toContain("1e3");
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test("values add and remove labels and annotations of pods", () => {
      const directory = declare({ pod_labels: { a: "0777", b: "" }, pod_annotations: { note: TEXT, gone: "x" } });
      const values = { "apps.shop.podLabels": { c: "on" }, "apps.shop.podAnnotations": { gone: null } };
      const { labels, annotations } = podOf(workloadOf(render(helm, directory, { values }))).metadata;
      expect(labels).toMatchObject({ a: "0777", b: "", c: "on", "app.kubernetes.io/name": "shop" });
      expect(annotations).toEqual({ note: TEXT });
    });
  });

  test.each([
    ["a version of a whole branch", `1.2.3-${"a".repeat(55)}--.b+c`, `1.2.3-${"a".repeat(55)}`],
    ["a version with build metadata", "1.2.3+build.7-", "1.2.3_build.7"],
  ])("%s gives labels that Kubernetes accepts", (_name, chart_version, label) => {
    const objects = render(helm, chartOf({ chart: chart({ chart_version }) }));
    expect(find(objects, "Service").metadata.labels).toMatchObject({
      "app.kubernetes.io/version": label,
      "helm.sh/chart": `shop-${label}`.slice(0, 63),
    });
  });

  describe("the version that labels and APP_VERSION tell is that of the tag that runs", () => {
    const DIGEST = `sha256:${"d".repeat(64)}`;
    const versions = (attributes: Record<string, unknown>, image: Record<string, string> = {}) => {
      const declared = chart({ app_version: "9.0.0", standard_env: true });
      const apps = [app({ app_name: "shop", app_type: "external-api", ...attributes })];
      const objects = render(helm, chartOf({ chart: declared, apps }), { values: { "apps.shop.image": image } });
      const own = objects.filter(({ metadata }) => metadata.labels["app.kubernetes.io/component"] === "deployment");
      const labels = own.map(({ metadata }) => metadata.labels["app.kubernetes.io/version"]);
      expect(labels.length).toBeGreaterThan(2);
      expect(find(objects, "Ingress").metadata.labels["app.kubernetes.io/version"]).toBe("9.0.0");
      const { env } = podOf(workloadOf(objects)).spec.containers[0];
      return [...new Set(labels), env.find(({ name }: KubernetesObject) => name === "APP_VERSION").value];
    };

    test.each([
      ["nothing declared", {}, "9.0.0"],
      ["a version", { version: "1.2.3" }, "1.2.3"],
      ["a tag", { image_tag: "7.2-alpine" }, "7.2-alpine"],
      ["a tag that is not the version", { image_tag: "sha-1234567", version: "1.2.3" }, "1.2.3"],
      ["a digest", { image_digest: DIGEST, version: "1.2.3" }, "1.2.3"],
      ["a digest alone", { image_digest: DIGEST }, "9.0.0"],
    ])("%s", (_declared, attributes, version) => {
      expect(versions(attributes)).toEqual([version, version]);
      expect(versions(attributes, { tag: "v2.0.0" })).toEqual(["v2.0.0", "v2.0.0"]);
      expect(versions(attributes, { tag: "1e3", digest: DIGEST.replaceAll("d", "e") })).toEqual(["1e3", "1e3"]);
      expect(versions(attributes, { tag: "_edge_" })).toEqual(["edge", "_edge_"]);
      expect(versions(attributes, { tag: "" })).toEqual(["9.0.0", "9.0.0"]);
    });

    test("build metadata, which is no part of a tag or label", () => {
      expect(versions({ version: "1.2.3+b.4" })).toEqual(["1.2.3_b.4", "1.2.3+b.4"]);
      expect(versions({ version: "1.2.3+b.4" }, { tag: "1.2.3_b.5" })).toEqual(["1.2.3_b.5", "1.2.3_b.5"]);
    });
  });

  test.each([
    ["labels", "cost", "a b"],
    ["labels", "a b", "c"],
    ["annotations", "a b", "c"],
  ])("global.%s that Kubernetes rejects are refused: %s = %s", (kind, name, value) => {
    const directory = chartOf({ chart: chart({ [kind]: { team: "a" } }) });
    const rendered = (added: Record<string, string>) =>
      render(helm, directory, { values: { [`global.${kind}`]: added } });
    expect(find(rendered({ cost: "c" }), "Deployment").metadata[kind]).toMatchObject({ team: "a", cost: "c" });
    expect(() => rendered({ [name]: value })).toThrow(/does not match pattern/i);
  });

  test("a hook's annotations are next to the app's", () => {
    const directory = chartOf({ apps: [app({ app_name: "shop", app_type: "job", annotations: { note: "x" } })] });
    expect(find(render(helm, directory), "Job").metadata.annotations).toEqual({
      note: "x",
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-weight": "0",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
  });

  test("an Ingress for one app has the app's annotations, overridden by its own, and values change them", () => {
    const annotations = { note: "app", other: "app" };
    const ingress = { annotations: { note: "ingress" } };
    const apps = [app({ app_name: "shop", app_type: "external-api", annotations, ingress })];
    const directory = chartOf({ chart: chart({ ingress_mode: "per-app" }), apps });
    const found = (values: Record<string, string>) => find(render(helm, directory, { values }), "Ingress").metadata;
    expect(found({}).annotations).toEqual({ note: "ingress", other: "app" });
    expect(found({ "apps.shop.ingress.annotations.other": "values" }).annotations).toEqual({
      note: "ingress",
      other: "values",
    });
  });

  test("labels and annotations of one app are not on the objects of another", () => {
    const apps = [app({ app_name: "a_api", labels: { team: "a" } }), app({ app_name: "b_api" })];
    const labelled = render(helm, chartOf({ apps })).filter(({ metadata }: KubernetesObject) => metadata.labels.team);
    expect(labelled.map(({ metadata }) => metadata.name)).toEqual(labelled.map(() => "prod-a-api"));
    expect(labelled).toHaveLength(3);
  });
});
