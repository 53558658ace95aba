/** NetworkPolicies from the app graph and from an app's own rules, as both Helm majors render them. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import {
  app as anyApp,
  chart,
  chartOf,
  type Declaration,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

type Attributes = Record<string, unknown>;

/** An app with any name. */
const app = (attributes: Attributes) => anyApp({ app_type: "internal-api", ...attributes });

/** Names of the workloads whose pods a selector matches. */
function selected(objects: readonly KubernetesObject[], labels: Record<string, string>): string[] {
  return objects
    .filter(isWorkload)
    .filter((object) => Object.entries(labels).every(([key, value]) => podOf(object).metadata.labels[key] === value))
    .map(({ metadata }) => metadata.name);
}

const TCP = (port: number) => ({ port, protocol: "TCP" });

describe.each(HELMS)("%s", (_, helm) => {
  function rendered(declaration: Declaration, values: Record<string, Json> = {}): KubernetesObject[] {
    const directory = chartOf(declaration);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    return render(helm, directory, { values });
  }

  /** The workloads of the chart that a policy admits. */
  function callers(objects: readonly KubernetesObject[], name: string): string[] {
    const { ingress = [] } = find(objects, "NetworkPolicy", name).spec;
    return ingress.flatMap(({ from }: KubernetesObject) =>
      from.flatMap(({ podSelector }: KubernetesObject) => selected(objects, podSelector.matchLabels)),
    );
  }

  /** The policy of a single app. */
  function policy(attributes: Attributes, values: Record<string, Json> = {}): KubernetesObject {
    return find(rendered({ apps: [app({ app_name: "a", ...attributes })] }, values), "NetworkPolicy", "prod-a").spec;
  }

  const PLATFORM = [
    app({ app_name: "postgres", app_type: "stateful-service", ports: { postgres: 5432 } }),
    app({ app_name: "redis", app_type: "stateful-service", port: 6379 }),
    app({ app_name: "temporal", port: 7233, connects_to: ["postgres"] }),
    app({ app_name: "temporal_web", port: 8080, connects_to: ["temporal"] }),
    app({
      app_name: "app",
      app_type: "external-api",
      connects_to: ["//shop:postgres", "redis", "temporal", "//shop:redis"],
    }),
    app({ app_name: "worker", app_type: "worker", connects_to: ["postgres", "redis", "temporal", "app"] }),
    app({ app_name: "verify", app_type: "job", phase: "after_deploy", connects_to: ["postgres"] }),
  ];

  test("only declared callers are admitted, each once, on the ports of the called app", () => {
    const objects = rendered({ apps: PLATFORM });
    const policies = objects.filter(({ kind }) => kind === "NetworkPolicy");
    expect(policies.map(({ metadata }) => metadata.name).sort()).toEqual([
      "prod-app",
      "prod-postgres",
      "prod-redis",
      "prod-temporal",
    ]);
    for (const { metadata, spec } of policies) {
      expect(selected(objects, spec.podSelector.matchLabels)).toEqual([metadata.name]);
      expect(spec.policyTypes).toEqual(["Ingress"]);
      expect(spec.egress).toBeUndefined();
    }
    expect(callers(objects, "prod-postgres").sort()).toEqual([
      "prod-app",
      "prod-temporal",
      "prod-verify",
      "prod-worker",
    ]);
    expect(callers(objects, "prod-redis").sort()).toEqual(["prod-app", "prod-worker"]);
    expect(callers(objects, "prod-temporal").sort()).toEqual(["prod-app", "prod-temporal-web", "prod-worker"]);
    expect(find(objects, "NetworkPolicy", "prod-postgres").spec.ingress[0].ports).toEqual([TCP(5432)]);
    // Ingress controllers are not among the chart's apps.
    expect(find(objects, "NetworkPolicy", "prod-app").spec.ingress).toEqual([{ ports: [TCP(8000)] }]);
  });

  test("a disabled caller is not admitted; without callers, no pod is", () => {
    const off = { "apps.worker.enabled": false };
    expect(callers(rendered({ apps: PLATFORM }, off), "prod-redis")).toEqual(["prod-app"]);
    const objects = rendered({ apps: PLATFORM }, { ...off, "apps.app.enabled": false });
    expect(find(objects, "NetworkPolicy", "prod-redis").spec).toEqual({
      podSelector: { matchLabels: expect.any(Object) },
      policyTypes: ["Ingress"],
    });
  });

  test("a disabled app has no policy, and an environment can switch policies off", () => {
    const names = (values: Record<string, Json>) =>
      kinds(rendered({ apps: PLATFORM }, values)).filter((name) => name.startsWith("NetworkPolicy"));
    expect(names({ "apps.redis.enabled": false })).toEqual([
      "NetworkPolicy/prod-app",
      "NetworkPolicy/prod-postgres",
      "NetworkPolicy/prod-temporal",
    ]);
    expect(names({ "apps.redis.networkPolicy.enabled": false })).not.toContain("NetworkPolicy/prod-redis");
  });

  test("ref.app counts as a call, and an app may call itself", () => {
    const apps = [
      app({ app_name: "a", connects_to: ["a"] }),
      app({ app_name: "b", env: { URL: { app: { name: "a", value: "{host}", optional: true } } } }),
    ];
    expect(callers(rendered({ apps }), "prod-a")).toEqual(["prod-a", "prod-b"]);
  });

  test("names with dots and underscores are selected as they are labelled", () => {
    const apps = [app({ app_name: "a.b_api" }), app({ app_name: "c_d.api", connects_to: ["a.b_api"] })];
    expect(callers(rendered({ apps }), "prod-a-b-api")).toEqual(["prod-c-d-api"]);
  });

  test("an app's own policy admits only the named sources", () => {
    expect(policy({ network_policy: {} })).toEqual({
      podSelector: { matchLabels: expect.any(Object) },
      policyTypes: ["Ingress"],
    });
    const ingress = [
      { from_namespace: "monitoring", from_labels: { app: "prometheus" }, ports: ["metrics"] },
      { from_namespace: "ingress-nginx" },
      { from_labels: { "x.y/z": "" } },
      { from_cidr: "10.0.0.0/8", except: ["10.1.0.0/16"], ports: [53] },
      { ports: [9090, 9999] },
    ];
    const ports = { http: 8000, metrics: 9090, dns: { port: 53, protocol: "UDP" } };
    const all = [TCP(8000), TCP(9090), { port: 53, protocol: "UDP" }];
    expect(policy({ port: undefined, ports, network_policy: { ingress } }).ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
            podSelector: { matchLabels: { app: "prometheus" } },
          },
        ],
        ports: [TCP(9090)],
      },
      {
        from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } } }],
        ports: all,
      },
      { from: [{ podSelector: { matchLabels: { "x.y/z": "" } } }], ports: all },
      {
        from: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }],
        ports: [{ port: 53, protocol: "UDP" }],
      },
      { ports: [TCP(9090), TCP(9999)] },
    ]);
  });

  test.each([
    ["external-api", {}, [{ ports: [TCP(8000)] }]],
    ["external-api", { network_policy: { ingress: [] } }, undefined],
    ["external-api", { route: { parent_refs: [{ name: "x" }] } }, [{ ports: [TCP(8000)] }]],
    ["internal-api", { service: { type: "LoadBalancer" } }, [{ ports: [TCP(8000)] }]],
    ["internal-api", { service: { type: "ClusterIP" } }, undefined],
    ["internal-api", { network_policy: { ingress: ["all"] } }, [{ ports: [TCP(8000)] }]],
    ["worker", {}, undefined],
    ["job", { network_policy: { ingress: ["all"] } }, [{}]],
  ])("%s %j: who is admitted by default", (app_type, attributes, expected) => {
    expect(policy({ app_type, network_policy: {}, ...attributes }).ingress).toEqual(expected);
  });

  test.each(["ClusterIP", "LoadBalancer", "NodePort"])(
    "values make a Service of type %s, and the policy follows",
    (type) => {
      const apps = [
        app({ app_name: "a", service: {} }),
        app({ app_name: "b", service: { type: "LoadBalancer" } }),
        app({ app_name: "c", app_type: "worker", connects_to: ["a", "b"] }),
      ];
      const objects = rendered({ apps }, { "apps.a.service.type": type, "apps.b.service.type": type });
      for (const name of ["prod-a", "prod-b"]) {
        const everyone = type === "ClusterIP" ? [] : [{ ports: [TCP(8000)] }];
        const caller = { from: [{ podSelector: expect.any(Object) }], ports: [TCP(8000)] };
        expect(find(objects, "NetworkPolicy", name).spec.ingress).toEqual([...everyone, caller]);
      }
    },
  );

  describe("whoever scrapes the metrics is let in to their port, and callers are not", () => {
    const PORTS = { http: 8000, metrics: 9090 };
    const rules = (attributes: Attributes, declared: Attributes = {}, values: Record<string, Json> = {}) => {
      const apps = [
        app({ app_name: "a", port: undefined, ports: PORTS, metrics: {}, ...attributes }),
        app({ app_name: "b", app_type: "worker", connects_to: ["a"] }),
      ];
      const objects = rendered({ chart: chart(declared), apps }, values);
      return (find(objects, "NetworkPolicy", "prod-a").spec.ingress ?? []).map(
        ({ from = [{}], ports }: KubernetesObject) => [
          Object.keys(from[0]).join(),
          ...ports.map(({ port }: KubernetesObject) => port),
        ],
      );
    };
    const CALLER = ["podSelector", 8000];

    test.each([
      ["a ServiceMonitor", {}, [["", 9090], CALLER]],
      ["annotations", { metrics: { kind: "annotations" } }, [["", 9090], CALLER]],
      ["a PodMonitor of a worker", { app_type: "worker", metrics: { port: "metrics" } }, [["", 9090], CALLER]],
      ["a port that is not declared", { ports: undefined, port: 8000, metrics: { port: 9100 } }, [["", 9100], CALLER]],
      [
        "the main port",
        { metrics: { port: "http" } },
        [
          ["", 8000],
          ["podSelector", 8000, 9090],
        ],
      ],
      [
        "an app of several equal ports",
        { ports: { x: 1, y: 2 }, metrics: { port: "y" } },
        [
          ["", 2],
          ["podSelector", 1, 2],
        ],
      ],
      [
        "an app of several equal ports, of which one has the name for metrics",
        { ports: { grpc: 7000, admin: 7001, metrics: 9090 } },
        [
          ["", 9090],
          ["podSelector", 7000, 7001],
        ],
      ],
      [
        "an external-api",
        { app_type: "external-api" },
        [
          ["", 8000],
          ["", 9090],
        ],
      ],
      ["an app that lets in everyone", { network_policy: { ingress: ["all"] } }, [["", 8000, 9090]]],
      [
        "an app that lets in everyone, but does not declare the port",
        { ports: undefined, port: 8000, metrics: { port: 9100 }, network_policy: { ingress: ["all"] } },
        [
          ["", 8000],
          ["", 9100],
        ],
      ],
      [
        "an app that lets in a namespace",
        { network_policy: { ingress: [{ from_namespace: "x", ports: ["http"] }] } },
        [["namespaceSelector", 8000], ["", 9090], CALLER],
      ],
    ])("%s", (_scraped, attributes, expected) => expect(rules(attributes)).toEqual(expected));

    test("the chart says who, for all apps", () => {
      const scrapers = [{ from_namespace: "monitoring" }, { from_cidr: "10.0.0.0/8" }];
      expect(rules({}, { scrapers })).toEqual([["namespaceSelector", 9090], ["ipBlock", 9090], CALLER]);
      expect(rules({}, { scrapers: [] })).toEqual([CALLER]);
    });

    test("values switch it off with the metrics, and the callers with their app", () => {
      const off = { "apps.a.metrics.enabled": false };
      expect(rules({}, {}, off)).toEqual([CALLER]);
      expect(rules({}, {}, { "apps.b.enabled": false })).toEqual([["", 9090]]);
      expect(rules({}, {}, { ...off, "apps.b.enabled": false })).toEqual([]);
    });
  });

  test("callers get in to the ports that their variables ask for, and egress leads there", () => {
    const ref = (value: string, port?: string) => ({
      app: { name: "b", value, optional: true, ...(port && { port }) },
    });
    const service = { ports: { http: 80, extra: { port: 81, target_port: "admin" } } };
    const called = (attributes: Attributes) => {
      const caller = app({ app_name: "a", network_policy: { egress: [], dns: false }, ...attributes });
      const ports = { http: 8000, admin: 9000, metrics: 9090 };
      const callee = app({ app_name: "b", port: undefined, ports, service, metrics: {} });
      const objects = rendered({ chart: chart({ scrapers: [] }), apps: [caller, callee] });
      const [into] = find(objects, "NetworkPolicy", "prod-b").spec.ingress;
      const [out] = find(objects, "NetworkPolicy", "prod-a").spec.egress;
      expect(out.ports).toEqual(into.ports);
      return into.ports.map(({ port }: KubernetesObject) => port);
    };
    expect(called({ connects_to: ["b"] })).toEqual([8000, 9000]);
    expect(called({ env: { URL: ref("http://{host}:{port}") } })).toEqual([8000]);
    expect(called({ env: { HOST: ref("{host}"), PORT: ref("{port}", "extra") } })).toEqual([9000]);
    expect(called({ env: { HOST: ref("{host}") } })).toEqual([8000, 9000]);
    expect(called({ env: { METRICS: ref("{host}:{port}", "metrics") } })).toEqual([9090]);
    expect(called({ env: { METRICS: ref("{port}", "metrics") }, connects_to: ["b"] })).toEqual([8000, 9000, 9090]);
  });

  test("egress: DNS, the called apps, and declared targets", () => {
    const egress = [
      { to_cidr: "192.0.2.0/24", ports: [443, { port: 8000, end_port: 8099 }, { port: 123, protocol: "UDP" }] },
      { to_namespace: "data", to_labels: { app: "kafka" } },
    ];
    const apps = [
      app({ app_name: "a", connects_to: ["b", "redis"], network_policy: { egress } }),
      app({ app_name: "b", ports: { http: 8000, grpc: 9000 }, service: { ports: { http: 80 } } }),
      app({ app_name: "redis", app_type: "stateful-service", port: 6379 }),
    ];
    const objects = rendered({ apps }, { "apps.redis.enabled": false });
    const { policyTypes, egress: rules } = find(objects, "NetworkPolicy", "prod-a").spec;
    expect(policyTypes).toEqual(["Ingress", "Egress"]);
    expect(rules.slice(0, 3)).toEqual([
      { ports: [{ port: 53, protocol: "UDP" }, TCP(53)] },
      {
        to: [{ ipBlock: { cidr: "192.0.2.0/24" } }],
        ports: [TCP(443), { port: 8000, endPort: 8099, protocol: "TCP" }, { port: 123, protocol: "UDP" }],
      },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "data" } },
            podSelector: { matchLabels: { app: "kafka" } },
          },
        ],
      },
    ]);
    expect(rules).toHaveLength(4);
    expect(selected(objects, rules[3].to[0].podSelector.matchLabels)).toEqual(["prod-b"]);
    // The pods' own ports: a policy applies behind the Service.
    expect(rules[3].ports).toEqual([TCP(8000), TCP(9000)]);
  });

  test("egress to nowhere, to everywhere, and without DNS", () => {
    const rules = (network_policy: Attributes) => policy({ network_policy }).egress;
    expect(rules({ egress: [], dns: false })).toBeUndefined();
    expect(rules({ egress: ["all"], dns: false })).toEqual([{}]);
    expect(policy({ network_policy: { egress: [], dns: false } }).policyTypes).toEqual(["Ingress", "Egress"]);
    expect(policy({ network_policy: {} }).policyTypes).toEqual(["Ingress"]);
  });
});
