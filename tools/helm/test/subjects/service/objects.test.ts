/** Services, as both Helm majors render them. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { parseYaml } from "../../../base/yaml.ts";
import {
  app,
  chartOf,
  containerOf,
  filesOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

type Attributes = Record<string, unknown>;

describe.each(HELMS)("%s", (_, helm) => {
  function service(attributes: Attributes, values: Record<string, Json> = {}): KubernetesObject {
    const directory = chartOf({ apps: [app({ app_name: "api", ...attributes })] });
    expect(lintChart(helm, directory).passed).toBe(true);
    return find(render(helm, directory, { values }), "Service", "prod-api");
  }

  test("a Service port with another number leads to the main port", () => {
    expect(service({ service: { port: 80 } }).spec).toEqual({
      type: "ClusterIP",
      selector: {
        "app.kubernetes.io/name": "api",
        "app.kubernetes.io/instance": "prod",
        "app.kubernetes.io/component": "deployment",
      },
      ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP" }],
    });
  });

  test("ports: renumbered ports, additional ports and node ports", () => {
    const ports = { http: 8000, grpc: { port: 9000, app_protocol: "grpc" }, dns: { port: 5353, protocol: "UDP" } };
    const declared = {
      type: "NodePort",
      ports: { grpc: 90, https: { port: 443, target_port: "http" }, dns: { node_port: 30053 } },
    };
    const { spec } = service({ port: undefined, ports, service: declared });
    expect(spec.type).toBe("NodePort");
    expect(spec.ports).toEqual([
      { name: "http", port: 8000, targetPort: "http", protocol: "TCP" },
      { name: "grpc", port: 90, targetPort: "grpc", protocol: "TCP", appProtocol: "grpc" },
      { name: "dns", port: 5353, targetPort: "dns", nodePort: 30053, protocol: "UDP" },
      { name: "https", port: 443, targetPort: "http", protocol: "TCP" },
    ]);
  });

  // Helm 3 merges the container's ports by number, so it lists one of each; the Service needs both.
  test("a DNS server: one number for two protocols", () => {
    const ports = { dns: { port: 53, protocol: "UDP" }, "dns-tcp": 53 };
    const directory = chartOf({
      apps: [app({ port: undefined, ports, network_policy: { ingress: [{ ports: ["dns"] }] } })],
    });
    expect(lintChart(helm, directory).passed).toBe(true);
    const objects = render(helm, directory);
    expect(find(objects, "Service").spec.ports).toEqual([
      { name: "dns", port: 53, targetPort: 53, protocol: "UDP" },
      { name: "dns-tcp", port: 53, targetPort: "dns-tcp", protocol: "TCP" },
    ]);
    const container = containerOf(find(objects, "Deployment"));
    expect(container.ports).toEqual([{ name: "dns-tcp", containerPort: 53, protocol: "TCP" }]);
    expect(container.readinessProbe).toEqual({ tcpSocket: { port: "dns-tcp" } });
    expect(find(objects, "NetworkPolicy").spec.ingress[0].ports).toEqual([{ port: 53, protocol: "UDP" }]);
  });

  test("both Services of a stateful service lead to both protocols", () => {
    const ports = { a: { port: 5353, protocol: "SCTP" }, b: { port: 5353, protocol: "UDP" } };
    const directory = chartOf({
      apps: [app({ app_name: "api", app_type: "stateful-service", port: undefined, ports })],
    });
    const objects = render(helm, directory);
    for (const name of ["prod-api", "prod-api-headless"]) {
      expect(find(objects, "Service", name).spec.ports).toEqual([
        { name: "a", port: 5353, targetPort: "a", protocol: "SCTP" },
        { name: "b", port: 5353, targetPort: 5353, protocol: "UDP" },
      ]);
    }
    const container = containerOf(find(objects, "StatefulSet"));
    expect(container.ports).toEqual([{ name: "a", containerPort: 5353, protocol: "SCTP" }]);
    expect(container.readinessProbe).toBeUndefined();
  });

  test("a load balancer, unless an environment changes the type", () => {
    const declared = {
      type: "LoadBalancer",
      annotations: { "x/y": "{{ .z }}", "x/on": "on", "x/0": "0777" },
      load_balancer_class: "service.k8s.aws/nlb",
      external_traffic_policy: "Local",
      session_affinity: "ClientIP",
      ports: { http: { node_port: 30080 } },
    };
    const { metadata, spec } = service({ service: declared });
    expect(metadata.annotations).toEqual(declared.annotations);
    expect(spec).toMatchObject({
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      externalTrafficPolicy: "Local",
      sessionAffinity: "ClientIP",
    });
    const inside = service({ service: declared }, { "apps.api.service.type": "ClusterIP" }).spec;
    expect(Object.keys(inside).sort()).toEqual(["ports", "selector", "sessionAffinity", "type"]);
    expect(inside.ports).toEqual([{ name: "http", port: 8000, targetPort: "http", protocol: "TCP" }]);
    const onNodes = service({ service: declared }, { "apps.api.service.type": "NodePort" }).spec;
    expect(onNodes.loadBalancerClass).toBeUndefined();
    expect(onNodes.externalTrafficPolicy).toBe("Local");
  });

  test("a name of its own, under every release, which all that lead to the Service use", () => {
    const directory = chartOf({
      apps: [
        app({ app_name: "api", app_type: "external-api", service: { name: "shop" }, metrics: {} }),
        app({ app_name: "db", app_type: "stateful-service", service: { name: "postgres" }, metrics: {} }),
        app({
          app_name: "w",
          app_type: "worker",
          requires: ["db"],
          env: { URL: { app: { name: "db", value: "{host}:{port}" } } },
        }),
      ],
    });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    for (const release of ["prod", "other"]) {
      const objects = render(helm, directory, { release });
      expect(kinds(objects).filter((name) => name.startsWith("Service/"))).toEqual(
        [`Service/${release}-db-headless`, "Service/postgres", "Service/shop"].sort(),
      );
      expect(find(objects, "Ingress").spec.rules[0].http.paths[0].backend.service.name).toBe("shop");
      expect(find(objects, "StatefulSet").spec.serviceName).toBe(`${release}-db-headless`);
      expect(containerOf(find(objects, "Deployment", `${release}-w`)).env).toEqual([
        { name: "URL", value: "postgres:8000" },
      ]);
      const [endpoint] = find(objects, "ServiceMonitor", `${release}-db`).spec.endpoints;
      expect(endpoint.relabelings[0].regex).toBe("postgres");
    }
  });

  test("annotations by environment, with numbers as text", () => {
    const { metadata } = service({ service: {} }, { "apps.api.service.annotations": { "x/y": "1e3" } });
    expect(metadata.annotations).toEqual({ "x/y": "1e3" });
    expect(service({ service: {} }).metadata.annotations).toBeUndefined();
  });

  test("the headless Service of a StatefulSet names all of its pods, ready or not", () => {
    const objects = render(helm, chartOf({ apps: [app({ app_name: "db", app_type: "stateful-service" })] }));
    const { spec } = find(objects, "Service", "prod-db-headless");
    expect(spec).toMatchObject({ clusterIP: "None", publishNotReadyAddresses: true });
    expect(spec.selector).toEqual(find(objects, "StatefulSet").spec.selector.matchLabels);
  });

  test("all Services of an app have its families of addresses", () => {
    const service = { ip_families: ["IPv6", "IPv4"], ip_family_policy: "PreferDualStack" };
    const objects = render(helm, chartOf({ apps: [app({ app_name: "db", app_type: "stateful-service", service })] }));
    for (const name of ["prod-db", "prod-db-headless"]) {
      const { ipFamilies, ipFamilyPolicy } = find(objects, "Service", name).spec;
      expect({ ipFamilies, ipFamilyPolicy }).toEqual({
        ipFamilies: ["IPv6", "IPv4"],
        ipFamilyPolicy: "PreferDualStack",
      });
    }
  });

  test("headless: no cluster IP, and no type in values", () => {
    const declared = { service: { headless: true } };
    expect(service(declared).spec).toMatchObject({ type: "ClusterIP", clusterIP: "None" });
    const directory = chartOf({ apps: [app({ app_name: "api", ...declared })] });
    expect(() => render(helm, directory, { values: { "apps.api.service.type": "NodePort" } })).toThrow("service");
  });

  test.each([
    ["worker", { app_type: "worker", port: 8000, service: { port: 80 } }, ["Deployment/prod-a", "Service/prod-a"]],
    ["worker", { app_type: "worker", port: 8000, service: { enabled: false } }, ["Deployment/prod-a"]],
    [
      "internal-api",
      { app_type: "internal-api", service: { enabled: false } },
      ["Deployment/prod-a", "PodDisruptionBudget/prod-a"],
    ],
    [
      "stateful-service",
      { app_type: "stateful-service", service: { enabled: false } },
      ["Service/prod-a-headless", "StatefulSet/prod-a"],
    ],
  ])("a %s with %j has %j", (__, attributes, expected) => {
    const directory = chartOf({ apps: [app({ app_name: "a", ...attributes })] });
    expect(kinds(render(helm, directory))).toEqual(expected);
    expect(render(helm, directory, { values: { "apps.a.enabled": false } })).toEqual([]);
    expect(lintChart(helm, directory).passed).toBe(true);
  });

  test("the headless Service of a StatefulSet keeps the pods' own ports", () => {
    const directory = chartOf({
      apps: [app({ app_name: "db", app_type: "stateful-service", port: 5432, service: { port: 80 } })],
    });
    const objects = render(helm, directory);
    const ports = (name: string) => find(objects, "Service", name).spec.ports.map(({ port }: KubernetesObject) => port);
    expect([ports("prod-db"), ports("prod-db-headless")]).toEqual([[80], [5432]]);
  });
});

test("values speak of a Service where the app declares one", () => {
  const values = (attributes: Attributes) => {
    const text = String(filesOf({ apps: [app(attributes)] }).get("values.yaml"));
    return parseYaml(text).values?.[0] as { apps: { shop_api: { service?: unknown } } };
  };
  expect(values({}).apps.shop_api).not.toHaveProperty("service");
  expect(values({ service: {} }).apps.shop_api.service).toEqual({ type: "ClusterIP", annotations: {} });
});
