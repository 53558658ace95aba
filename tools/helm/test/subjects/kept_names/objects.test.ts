/** Names and selectors that a chart takes over from one that is installed, as both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { app, chart, chartOf, find, type KubernetesObject, lintChart, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const OWN = { app: "orders", "app.kubernetes.io/name": "orders" };

const APPS = [
  app({
    app_name: "orders-api",
    autoscaling: { max_replicas: 3, cpu: 80 },
    config: { A: "b" },
    disruption_budget: { max_unavailable: 1 },
    object_name: "orders",
    pod_labels: { team: "shop" },
    resources: { requests: { cpu: "1" } },
    selector_labels: OWN,
  }),
  app({ app_name: "db", app_type: "stateful-service", object_name: "orders-db", port: 5432 }),
  app({
    app_name: "mailer",
    app_type: "worker",
    connects_to: ["orders-api"],
    env: { URL: { app: { name: "orders-api", value: "http://{host}" } } },
    requires: ["orders-api"],
  }),
];

const STANDARD = {
  "app.kubernetes.io/name": "mailer",
  "app.kubernetes.io/instance": "prod",
  "app.kubernetes.io/component": "deployment",
};

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(["release", "app"])("naming = %s", (naming) => {
    const prefix = naming === "release" ? "prod-" : "";
    const objects = (values: Record<string, Json> = {}): readonly KubernetesObject[] => {
      const directory = chartOf({ chart: chart({ naming }), apps: APPS });
      expect(lintChart(helm, directory).passed).toBe(true);
      return render(helm, directory, { values });
    };

    test("objects and references to them have the declared name; other apps keep theirs", () => {
      const rendered = objects();
      expect(rendered.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort()).toEqual(
        [
          "ConfigMap/orders-config",
          `Deployment/${prefix}mailer`,
          "Deployment/orders",
          "HorizontalPodAutoscaler/orders",
          "NetworkPolicy/orders",
          "PodDisruptionBudget/orders",
          "Service/orders",
          "Service/orders-db",
          "Service/orders-db-headless",
          "StatefulSet/orders-db",
        ].sort(),
      );
      expect(find(rendered, "StatefulSet", "orders-db").spec.serviceName).toBe("orders-db-headless");
      expect(find(rendered, "HorizontalPodAutoscaler", "orders").spec.scaleTargetRef.name).toBe("orders");
      const [container] = find(rendered, "Deployment", `${prefix}mailer`).spec.template.spec.containers;
      expect(container.env).toEqual([{ name: "URL", value: "http://orders" }]);
    });

    test("everything selects the pods by the declared labels; other apps keep theirs", () => {
      const rendered = objects();
      const [api, mailer] = ["orders", `${prefix}mailer`].map((name) => find(rendered, "Deployment", name));
      expect(api.spec.selector.matchLabels).toEqual(OWN);
      expect(api.spec.template.metadata.labels).toEqual({
        ...OWN,
        "app.kubernetes.io/instance": "prod",
        "app.kubernetes.io/component": "deployment",
        team: "shop",
      });
      expect(find(rendered, "Service", "orders").spec.selector).toEqual(OWN);
      expect(find(rendered, "PodDisruptionBudget", "orders").spec.selector.matchLabels).toEqual(OWN);
      expect(find(rendered, "NetworkPolicy", "orders").spec.podSelector.matchLabels).toEqual(OWN);
      expect(mailer.spec.selector.matchLabels).toEqual(STANDARD);
      expect(mailer.spec.template.metadata.labels).toEqual(STANDARD);
      expect(api.metadata.labels).toMatchObject({ "app.kubernetes.io/name": "orders-api" });
    });

    test("values give them per environment, or take them away", () => {
      const changed = objects({
        "apps.orders-api": { objectName: "orders-prod", selectorLabels: { app: "orders-prod" } },
      });
      const api = find(changed, "Deployment", "orders-prod");
      expect(api.spec.selector.matchLabels).toEqual({ ...OWN, app: "orders-prod" });
      const taken = objects({ "apps.orders-api": { objectName: null, selectorLabels: null } });
      expect(find(taken, "Deployment", `${prefix}orders-api`).spec.selector.matchLabels).toEqual({
        ...STANDARD,
        "app.kubernetes.io/name": "orders-api",
      });
    });
  });
});
