/** Composed charts are valid by the schemas of every Kubernetes version. */
import { describe, expect, test } from "@jest/globals";
import { schemaCatalog } from "../../../checks/catalog/schemas.ts";
import { KUBE_VERSIONS } from "../../../facts/kube_versions.ts";
import { app, chart, chartOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const catalog = schemaCatalog();

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(
    helm,
    chartOf({
      chart: chart(),
      apps: [
        app({ app_name: "shop_api", app_type: "external-api", replicas: 2 }),
        app({ app_name: "shop_report", app_type: "cron-job" }),
        app({ app_name: "shop_migrate", app_type: "job" }),
        app({ app_name: "shop_worker", app_type: "worker" }),
      ],
    }),
  );

  test.each(KUBE_VERSIONS)("a composed chart is valid in Kubernetes %s", (version) => {
    expect(objects.length).toBeGreaterThan(5);
    expect(objects.flatMap((rendered) => catalog.problemsOf(rendered, version))).toEqual([]);
  });
});
