/** HTTPRoutes, and Ingresses with settings for each path, as both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, find, type KubernetesObject, kinds, lintChart, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

function external(app_name: string, attributes: Record<string, unknown>): Readonly<Record<string, unknown>> {
  return app({ app_name, app_type: "external-api", ...attributes });
}

const PARENT = { name: "public" };

describe.each(HELMS)("%s", (_, helm) => {
  test("a route replaces the Ingress", () => {
    const directory = chartOf({
      apps: [
        external("a", { route: { parent_refs: [PARENT], annotations: { "x/y": "{{ .z }}" } }, service: { port: 80 } }),
        external("b", { ingress: { paths: ["/b"] } }),
      ],
    });
    const objects = render(helm, directory);
    const { apiVersion, metadata, spec } = find(objects, "HTTPRoute", "prod-a");
    expect(apiVersion).toBe("gateway.networking.k8s.io/v1");
    expect(metadata.annotations).toEqual({ "x/y": "{{ .z }}" });
    expect(spec).toEqual({
      parentRefs: [PARENT],
      rules: [
        {
          matches: [{ path: { type: "PathPrefix", value: "/" } }],
          backendRefs: [{ name: "prod-a", port: 80 }],
        },
      ],
    });
    const backends = find(objects, "Ingress").spec.rules[0].http.paths.map(
      ({ backend }: KubernetesObject) => backend.service.name,
    );
    expect(backends).toEqual(["prod-b"]);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("hosts, Gateways, paths of every kind and a port by name", () => {
    const route = {
      parent_refs: [{ name: "public", namespace: "gateways", section_name: "https" }, { name: "inner" }],
      hostnames: ["a.example.com", "*.b.example.com"],
      paths: ["/a", { path: "/x{{y", path_type: "Exact" }, { path: "/v[0-9]+", path_type: "RegularExpression" }],
      port: "grpc",
    };
    const directory = chartOf({ apps: [external("a", { ports: { http: 8000, grpc: 9000 }, route })] });
    const { spec } = find(render(helm, directory), "HTTPRoute");
    expect(spec.parentRefs).toEqual([
      { name: "public", namespace: "gateways", sectionName: "https" },
      { name: "inner" },
    ]);
    expect(spec.hostnames).toEqual(route.hostnames);
    expect(spec.rules[0].matches.map(({ path }: KubernetesObject) => [path.type, path.value])).toEqual([
      ["PathPrefix", "/a"],
      ["Exact", "/x{{y"],
      ["RegularExpression", "/v[0-9]+"],
    ]);
    expect(spec.rules[0].backendRefs).toEqual([{ name: "prod-a", port: 9000 }]);
  });

  test("rules as Kubernetes writes them: what names no backend leads to the app, and a redirection nowhere", () => {
    const redirect = {
      matches: [{ path: { type: "PathPrefix", value: "/old" } }],
      filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https" } }],
    };
    const canary = {
      backendRefs: [{ weight: 9 }, { name: "canary", port: 80, weight: 1 }],
      timeouts: { request: "{{" },
    };
    const matched = { name: "beta", matches: [{ headers: [{ name: "x-beta", value: "1e3" }] }] };
    const rules = [redirect, canary, matched];
    const service = { name: "shop", port: 80 };
    const directory = chartOf({ apps: [external("a", { service, route: { parent_refs: [PARENT], rules } })] });
    const own = { name: "shop", port: 80 };
    expect(find(render(helm, directory), "HTTPRoute").spec.rules).toEqual([
      redirect,
      { ...canary, backendRefs: [{ ...own, weight: 9 }, canary.backendRefs[1]] },
      { ...matched, backendRefs: [own] },
    ]);
  });

  test("a parent that is not a Gateway", () => {
    const parent = { name: "web", kind: "ListenerSet", group: "gateway.networking.x-k8s.io", port: 8443 };
    const directory = chartOf({ apps: [external("a", { route: { parent_refs: [parent] } })] });
    expect(find(render(helm, directory), "HTTPRoute").spec.parentRefs).toEqual([parent]);
  });

  test("an environment changes hosts and Gateways, and switches the route on and off", () => {
    const directory = chartOf({ apps: [external("a", { route: { parent_refs: [PARENT], enabled: false } })] });
    const routes = (values: Record<string, never>) =>
      render(helm, directory, { values }).filter(({ kind }) => kind === "HTTPRoute");
    expect(routes({})).toEqual([]);
    const values = {
      "apps.a.route": { enabled: true, hostnames: ["prod.example.com"], parentRefs: [{ name: "x", port: 8443 }] },
    };
    expect(routes(values as never).map(({ spec }) => [spec.hostnames, spec.parentRefs])).toEqual([
      [["prod.example.com"], [{ name: "x", port: 8443 }]],
    ]);
    expect(routes({ "apps.a.route.enabled": true, "apps.a.enabled": false } as never)).toEqual([]);
    expect(kinds(render(helm, directory)).join()).not.toContain("Ingress");
  });

  test("an Ingress whose paths differ in type and port", () => {
    const ingress = {
      paths: ["/", { path: "/grpc", port: "grpc" }, { path: "/exact", path_type: "Exact" }],
      path_type: "ImplementationSpecific",
    };
    const directory = chartOf({ apps: [external("a", { ports: { http: 8000, grpc: 9000 }, ingress })] });
    const paths = find(render(helm, directory), "Ingress").spec.rules[0].http.paths;
    expect(
      paths.map((entry: KubernetesObject) => [entry.path, entry.pathType, entry.backend.service.port.name]),
    ).toEqual([
      ["/", "ImplementationSpecific", "http"],
      ["/exact", "Exact", "http"],
      ["/grpc", "ImplementationSpecific", "grpc"],
    ]);
  });

  test("an environment gives an Ingress several hosts, TLS and cert-manager's annotations through values only", () => {
    const directory = chartOf({ apps: [external("a", {})] });
    const values = {
      "apps.a.ingress.hosts": ["a.example.com", "b.example.com"],
      "apps.a.ingress.tls.secretName": "a-tls",
      "ingress.className": "nginx",
      "ingress.annotations": { "cert-manager.io/cluster-issuer": "letsencrypt" },
    };
    const { metadata, spec } = find(render(helm, directory, { values }), "Ingress");
    expect(metadata.annotations).toEqual({ "cert-manager.io/cluster-issuer": "letsencrypt" });
    expect(spec.ingressClassName).toBe("nginx");
    expect(spec.tls).toEqual([{ secretName: "a-tls", hosts: ["a.example.com", "b.example.com"] }]);
    expect(spec.rules.map(({ host }: KubernetesObject) => host)).toEqual(["a.example.com", "b.example.com"]);
  });
});
