/** `argocd_application`: its objects. */
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../base/json.ts";
import { type Attributes, CHART, DIGEST, ONE, objects, REGISTRY } from "../test/support/gitops.ts";

describe("argocd_application", () => {
  test("one for each destination, named after what tells it apart", () => {
    const files = objects("argocd_application", REGISTRY);
    const prod = "arn-aws-eks-us-east-1-1-cluster-shop";
    expect(Object.keys(files)).toEqual(["dev.yaml", "prod-eu.yaml", `prod-${prod}.yaml`]);
    expect(Object.values(files).map(({ metadata }) => metadata.name)).toEqual([
      "shop-dev",
      "shop-prod-eu",
      `shop-prod-${prod}`,
    ]);
    expect(Object.values(files).map(({ spec }) => spec.destination)).toEqual([
      { server: "https://kubernetes.default.svc", namespace: "shop-dev" },
      { name: "prod-eu", namespace: "shop" },
      { name: "arn:aws:eks:us-east-1:1:cluster/shop", namespace: "shop" },
    ]);
  });

  test("without attributes: what is there, and nothing else", () => {
    expect(objects("argocd_application", REGISTRY, ONE)["dev.yaml"]).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata: { name: "shop-dev", namespace: "argocd", labels: { environment: "dev" } },
      spec: {
        project: "default",
        source: {
          repoURL: "oci://ghcr.io/acme/charts/shop",
          path: ".",
          targetRevision: "1.2.3",
          helm: { releaseName: "shop", valueFiles: ["values-dev.yaml"] },
        },
        destination: { server: "https://kubernetes.default.svc", namespace: "shop-dev" },
      },
    });
  });

  test("a chart without environments: its own values, one application", () => {
    const { environments: _, deploy: __, ...chart } = CHART;
    const { metadata, spec } = objects("argocd_application", REGISTRY, { ...chart, namespace: "shop" })["shop.yaml"];
    expect(metadata).toEqual({ name: "shop", namespace: "argocd" });
    expect([spec.source.helm, spec.destination.namespace]).toEqual([{ releaseName: "shop" }, "shop"]);
  });

  test.each<[string, Attributes, JsonObject]>([
    [
      "a version with build metadata, as Helm tags it",
      { ...REGISTRY, chart_version: "1.2.3+4" },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: "1.2.3_4" },
    ],
    [
      "a digest",
      { ...REGISTRY, digest: DIGEST },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: DIGEST },
    ],
    [
      "a digest in a file",
      { ...REGISTRY, digest: { file: "shop/digest" } },
      { repoURL: "oci://ghcr.io/acme/charts/shop", path: ".", targetRevision: DIGEST },
    ],
    [
      "a Helm repository",
      { repository: "https://charts.acme.io" },
      { repoURL: "https://charts.acme.io", chart: "shop", targetRevision: "1.2.3" },
    ],
    [
      "Git",
      { git: { repo_url: "git@a:b.git", path: "shop" } },
      { repoURL: "git@a:b.git", path: "shop", targetRevision: "HEAD" },
    ],
  ])("the source: %s", (_, { chart_version = "1.2.3", ...attributes }, source) => {
    const made = objects("argocd_application", attributes, { ...ONE, chart_version }, `${DIGEST}\n`)["dev.yaml"];
    expect(made.spec.source).toEqual({ ...source, helm: { releaseName: "shop", valueFiles: ["values-dev.yaml"] } });
  });

  test("the source: where the chart is pushed to, unless the declaration says otherwise", () => {
    const chart = { ...ONE, repository: "oci://registry.acme.io/charts" };
    const urlOf = (attributes: Attributes) =>
      objects("argocd_application", attributes, chart)["dev.yaml"].spec.source.repoURL;
    expect([urlOf({}), urlOf(REGISTRY), urlOf({ git: { repo_url: "a", path: "b" } })]).toEqual([
      "oci://registry.acme.io/charts/shop",
      "oci://ghcr.io/acme/charts/shop",
      "a",
    ]);
  });

  test("the defaults of how it is synced", () => {
    const begun = { ...REGISTRY, automated: {}, retry: { backoff: {} } };
    expect(objects("argocd_application", begun, ONE)["dev.yaml"].spec.syncPolicy).toEqual({
      automated: { prune: false, selfHeal: false, allowEmpty: false },
      retry: { limit: 5, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } },
    });
  });

  test("how it is synced, with the defaults of what is begun", () => {
    const attributes = {
      ...REGISTRY,
      project: "shop-{environment}",
      automated: { prune: true },
      retry: { backoff: { factor: 3 } },
      ignore_differences: [{ kind: "Deployment", group: "apps", jq_path_expressions: [".spec"] }],
      revision_history_limit: 0,
      sync_wave: 2,
      labels: { team_name: "shop" },
    };
    const { metadata, spec } = objects("argocd_application", attributes, { ...ONE, create_namespace: true })[
      "dev.yaml"
    ];
    expect(metadata.labels).toEqual({ environment: "dev", team_name: "shop" });
    expect(metadata.annotations).toEqual({ "argocd.argoproj.io/sync-wave": "2" });
    expect(spec.project).toBe("shop-dev");
    expect(spec.revisionHistoryLimit).toBe(0);
    expect(spec.ignoreDifferences).toEqual([{ kind: "Deployment", group: "apps", jqPathExpressions: [".spec"] }]);
    expect(spec.syncPolicy).toEqual({
      automated: { prune: true, selfHeal: false, allowEmpty: false },
      retry: { limit: 5, backoff: { duration: "5s", factor: 3, maxDuration: "3m" } },
      syncOptions: ["CreateNamespace=true"],
    });
  });

  test("an override replaces an attribute in one environment, and leaves the others", () => {
    const attributes = {
      ...REGISTRY,
      project: "all",
      retry: { limit: 1 },
      overrides: { prod: { retry: { limit: 9 } } },
    };
    const files = Object.values(objects("argocd_application", attributes));
    expect(files.map(({ spec }) => [spec.project, spec.syncPolicy.retry.limit])).toEqual([
      ["all", 1],
      ["all", 9],
      ["all", 9],
    ]);
  });

  test("clusters by the names and URLs that Argo CD has for them", () => {
    const clusters = { "prod-eu": "europe", "arn:aws:eks:us-east-1:1:cluster/shop": "https://us.acme.io" };
    const files = Object.values(objects("argocd_application", { ...REGISTRY, clusters, environments: ["prod"] }));
    expect(files.map(({ spec }) => spec.destination)).toEqual([
      { name: "europe", namespace: "shop" },
      { server: "https://us.acme.io", namespace: "shop" },
    ]);
  });
});
