/** `flux_helm_release`: its objects. */
import { describe, expect, test } from "@jest/globals";
import { type Attributes, CHART, DIGEST, ONE, objects, REGISTRY } from "../test/support/gitops.ts";

describe("flux_helm_release", () => {
  const filesOf = (attributes: Attributes = {}, chart: Attributes = CHART) =>
    objects("flux_helm_release", { ...REGISTRY, ...attributes }, chart);

  test("a source and a release for each destination, in a folder for its cluster", () => {
    const files = filesOf();
    expect(Object.keys(files)[1]).toBe("prod-eu/helm-release.yaml");
    const metadata = { name: "shop-prod-eu", namespace: "flux-system" };
    expect(files["prod-eu/helm-release.yaml"]).toEqual([
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "OCIRepository",
        metadata,
        spec: {
          interval: "10m",
          url: "oci://ghcr.io/acme/charts/shop",
          ref: { tag: "1.2.3" },
          layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
        },
      },
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        metadata,
        spec: {
          interval: "10m",
          releaseName: "shop",
          targetNamespace: "shop",
          storageNamespace: "shop",
          chartRef: { kind: "OCIRepository", name: "shop-prod-eu" },
          values: { apps: { api: { replicas: 3 } } },
        },
      },
    ]);
    expect(files["dev/helm-release.yaml"][1].spec.values).toBeUndefined();
  });

  test("pinned by digest", () => {
    expect(filesOf({ digest: DIGEST }, ONE)["dev/helm-release.yaml"][0].spec.ref).toEqual({ digest: DIGEST });
  });

  test("from a Helm repository, with the values files of the chart", () => {
    const [source, release] = filesOf({ repository: "https://charts.acme.io", secret: "login" }, ONE)[
      "dev/helm-release.yaml"
    ];
    expect([source.kind, source.spec]).toEqual([
      "HelmRepository",
      { interval: "10m", url: "https://charts.acme.io", secretRef: { name: "login" } },
    ]);
    expect(release.spec.chart.spec).toEqual({
      chart: "shop",
      version: "1.2.3",
      sourceRef: { kind: "HelmRepository", name: "shop-dev" },
      valuesFiles: ["values.yaml", "values-dev.yaml"],
    });
  });

  test("the defaults of what happens after a failure", () => {
    const attributes = { install: { remediation: {} }, upgrade: { remediation: {} } };
    const { install, upgrade } = filesOf(attributes, ONE)["dev/helm-release.yaml"][1].spec;
    expect(install.remediation).toEqual({ retries: 0 });
    expect(upgrade.remediation).toEqual({ retries: 0, strategy: "rollback" });
  });

  test("how it is released", () => {
    const attributes = {
      timeout: "15m",
      install: { remediation: { retries: 3 } },
      upgrade: { remediation: { remediate_last_failure: true } },
      test: true,
      drift_detection: "warn",
      depends_on: ["database"],
      suspend: true,
      service_account: "deployer",
      overrides: { dev: { interval: "1m", drift_detection: "disabled" } },
    };
    const spec = filesOf(attributes, { ...ONE, create_namespace: true })["dev/helm-release.yaml"][1].spec;
    expect(spec).toMatchObject({
      interval: "1m",
      timeout: "15m",
      install: { createNamespace: true, remediation: { retries: 3 } },
      upgrade: { remediation: { retries: 0, remediateLastFailure: true, strategy: "rollback" } },
      test: { enable: true },
      dependsOn: [{ name: "database" }],
      suspend: true,
      serviceAccountName: "deployer",
    });
    expect(spec.driftDetection).toBeUndefined();
    const kept = filesOf({ ...attributes, overrides: {} }, ONE)["dev/helm-release.yaml"][1].spec;
    expect(kept.driftDetection).toEqual({ mode: "warn" });
  });
});
