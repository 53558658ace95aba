/** Ingress objects, as both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chart,
  chartOf,
  type Declaration,
  find,
  type KubernetesObject,
  lintChart,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

function external(app_name: string, ingress?: Record<string, unknown>): Readonly<Record<string, unknown>> {
  return app({ app_name, app_type: "external-api", ingress });
}

/** Host, path and Service of each route. */
function routes(ingress: KubernetesObject): string[] {
  return ingress.spec.rules.flatMap(({ host, http }: KubernetesObject) =>
    http.paths.map(
      ({ path, backend }: KubernetesObject) =>
        `${host ?? "*"}${path} ${backend.service.name}:${backend.service.port.name}`,
    ),
  );
}

describe.each(HELMS)("%s", (_, helm) => {
  const rendered = (declaration: Declaration, values = {}) => render(helm, chartOf(declaration), { values });

  test("a TLS Secret for each host; other hosts have the common one of values, or none", () => {
    const apps = [
      external("a", {
        hosts: ["a.example.com", "b.example.com", "c.example.com"],
        tls: { "a.example.com": "a-tls", "b.example.com": "b-tls" },
      }),
    ];
    const named = [
      { secretName: "a-tls", hosts: ["a.example.com"] },
      { secretName: "b-tls", hosts: ["b.example.com"] },
    ];
    expect(find(rendered({ apps }), "Ingress").spec.tls).toEqual(named);
    expect(find(rendered({ apps }, { "apps.a.ingress.tls.secretName": "rest" }), "Ingress").spec.tls).toEqual([
      ...named,
      { secretName: "rest", hosts: ["c.example.com"] },
    ]);
  });

  test("the chart's TLS Secrets by host, for each app those of its hosts", () => {
    const declared = chart({ ingress: { tls: { "a.example.com": "a-tls", "b.example.com": "b-tls" } } });
    const apps = ["a", "b", "c"].map((name) => external(name, { host: `${name}.example.com` }));
    const { tls } = find(rendered({ chart: declared, apps }), "Ingress").spec;
    expect(tls).toEqual([
      { secretName: "a-tls", hosts: ["a.example.com"] },
      { secretName: "b-tls", hosts: ["b.example.com"] },
    ]);
  });

  test("single: one Ingress, one rule for each host, the paths of all apps", () => {
    const apps = [
      external("a", { host: "shop.example.com", paths: ["/a", "/aa"] }),
      external("b", { hosts: ["shop.example.com", "b.example.com"], paths: ["/b"], path_type: "Exact" }),
    ];
    const ingress = find(rendered({ apps }), "Ingress", "prod");
    expect(ingress.spec.rules.map(({ host }: KubernetesObject) => host)).toEqual(["b.example.com", "shop.example.com"]);
    expect(routes(ingress)).toEqual([
      "b.example.com/b prod-b:http",
      "shop.example.com/a prod-a:http",
      "shop.example.com/aa prod-a:http",
      "shop.example.com/b prod-b:http",
    ]);
    expect(ingress.spec.rules[0].http.paths[0].pathType).toBe("Exact");
    expect(ingress.spec.ingressClassName).toBeUndefined();
    expect(ingress.spec.tls).toBeUndefined();
  });

  test("values that give two apps a host and a path are refused, unless one of them is off", () => {
    const apps = ["a", "b"].map((name) => external(name, { host: `${name}.example.com`, paths: ["/", `/${name}`] }));
    const values = {
      "apps.a.ingress.hosts": ["x.example.com"],
      "apps.b.ingress.hosts": ["y.example.com", "x.example.com"],
    };
    expect(() => rendered({ apps }, values)).toThrow(
      "apps.b.ingress.paths: has a path that apps.a already has on that host (got x.example.com/); expected one app for each host and path. Fix: ",
    );
    for (const off of ["apps.a.enabled", "apps.a.ingress.enabled"]) {
      expect(routes(find(rendered({ apps }, { ...values, [off]: false }), "Ingress"))).toEqual([
        "x.example.com/ prod-b:http",
        "x.example.com/b prod-b:http",
        "y.example.com/ prod-b:http",
        "y.example.com/b prod-b:http",
      ]);
    }
    expect(routes(find(rendered({ apps }, { ...values, "apps.b.ingress.paths": { "/": null } }), "Ingress"))).toEqual([
      "x.example.com/ prod-a:http",
      "x.example.com/a prod-a:http",
      "x.example.com/b prod-b:http",
      "y.example.com/b prod-b:http",
    ]);
  });

  test.each(["release", "app"])("a release name of digits stays text: naming %s", (naming) => {
    const declaration = { chart: chart({ naming }), apps: [external("a", {})] };
    const [ingress] = render(helm, chartOf(declaration), { release: "0x1f" }).filter(({ kind }) => kind === "Ingress");
    expect(ingress.metadata.name).toBe(naming === "app" ? "0x1f" : "r0x1f");
  });

  test.each(["no", "null", "1e3", "0x1f"])("a port named %s keeps its name", (name) => {
    const apps = [{ ...external("a", {}), port: undefined, ports: { [name]: 8000 } }];
    expect(find(rendered({ apps }), "Ingress").spec.rules[0].http.paths[0].backend.service.port).toEqual({ name });
  });

  test("single: disabling one app leaves the others; disabling all leaves no Ingress", () => {
    const apps = [external("a", { paths: ["/a"] }), external("b", { paths: ["/b"] })];
    expect(routes(find(rendered({ apps }, { "apps.a.enabled": false }), "Ingress"))).toEqual(["*/b prod-b:http"]);
    expect(routes(find(rendered({ apps }, { "apps.b.ingress.enabled": false }), "Ingress"))).toEqual([
      "*/a prod-a:http",
    ]);
    const none = rendered({ apps }, { "apps.a.enabled": false, "apps.b.ingress.enabled": false });
    expect(none.filter(({ kind }) => kind === "Ingress")).toEqual([]);
  });

  test("per-app: an Ingress for each, with its own class, TLS and annotations", () => {
    const apps = [
      external("a", {
        host: "a.example.com",
        class: "nginx",
        tls: true,
        annotations: { "x/y": "{{ .z }}", "x/on": "on" },
      }),
      external("b", { host: "b.example.com", tls: "wildcard" }),
    ];
    const objects = rendered({ chart: chart({ ingress_mode: "per-app" }), apps });
    const [a, b] = [find(objects, "Ingress", "prod-a"), find(objects, "Ingress", "prod-b")];
    expect(a.metadata.annotations).toEqual({ "x/y": "{{ .z }}", "x/on": "on" });
    expect(a.spec.ingressClassName).toBe("nginx");
    expect(a.spec.tls).toEqual([{ secretName: "a-tls", hosts: ["a.example.com"] }]);
    expect(b.metadata.annotations).toBeUndefined();
    expect(b.spec.tls).toEqual([{ secretName: "wildcard", hosts: ["b.example.com"] }]);
  });

  describe("single: an app that differs has an Ingress of its own", () => {
    const WHITELIST = { "nginx.ingress.kubernetes.io/whitelist-source-range": "10.0.0.0/8" };
    /** Name, class, annotations and hosts of the Ingresses. */
    const ingresses = (
      declared: Record<string, unknown>,
      settings: readonly Record<string, unknown>[],
      values = {},
    ) => {
      const apps = settings.map((each, index) =>
        external(`${"abc"[index]}`, { host: `${"abc"[index]}.example.com`, ...each }),
      );
      const path = chartOf({ chart: chart(declared), apps });
      expect(lintChart(helm, path)).toEqual({ passed: true, messages: [] });
      return render(helm, path, { values })
        .filter(({ kind }) => kind === "Ingress")
        .map(({ metadata, spec }) => [
          metadata.name,
          spec.ingressClassName,
          metadata.annotations,
          spec.rules.map(({ host }: KubernetesObject) => host[0]).join(""),
        ])
        .sort(([one], [other]) => one.localeCompare(other));
    };

    test("annotations of one app do not hold for others", () => {
      expect(ingresses({}, [{ annotations: WHITELIST }, {}, {}])).toEqual([
        ["prod", undefined, undefined, "bc"],
        ["prod-a", undefined, WHITELIST, "a"],
      ]);
    });

    test("nor does its class", () => {
      expect(ingresses({}, [{ class: "nginx" }, { class: "internal" }])).toEqual([
        ["prod-a", "nginx", undefined, "a"],
        ["prod-b", "internal", undefined, "b"],
      ]);
    });

    test("apps that agree share it, wherever they say so", () => {
      const settings = { annotations: { x: "1", y: "2" }, class: "nginx" };
      const expected = [["prod", "nginx", { x: "1", y: "2" }, "ab"]];
      expect(ingresses({}, [settings, { annotations: { y: "2", x: "1" }, class: "nginx" }])).toEqual(expected);
      expect(ingresses({ ingress: { annotations: { x: "1" }, class: "nginx" } }, [settings, settings])).toEqual(
        expected,
      );
      expect(ingresses({ ingress: settings }, [{}, { class: "nginx" }])).toEqual(expected);
    });

    test("the chart's settings are those of the apps that share it", () => {
      const ingress = { annotations: { x: "1" }, class: "nginx", tls: true };
      const values = {
        ingress: { className: "other", annotations: { shared: "1" } },
        "apps.c.ingress.className": "own",
      };
      const settings = [{}, { class: "nginx" }, { annotations: { x: "2" } }];
      expect(ingresses({ ingress }, settings)).toEqual([
        ["prod", "nginx", { x: "1" }, "ab"],
        ["prod-c", "nginx", { x: "2" }, "c"],
      ]);
      expect(ingresses({ ingress }, settings, values)).toEqual([
        ["prod", "other", { shared: "1", x: "1" }, "ab"],
        ["prod-c", "own", { x: "2" }, "c"],
      ]);
    });

    test("with a certificate of its own, and only while the app is on", () => {
      const ingress = { tls: true, host: "shop.example.com" };
      const apps = [external("a", { paths: ["/a"] }), external("b", { annotations: WHITELIST, paths: ["/b"] })];
      const declaration = { chart: chart({ ingress }), apps };
      const secrets = (objects: readonly KubernetesObject[]) =>
        objects.filter(({ kind }) => kind === "Ingress").map(({ spec }) => spec.tls[0].secretName);
      expect(secrets(rendered(declaration))).toEqual(["b-tls", "shop-tls"]);
      expect(secrets(rendered(declaration, { "apps.b.enabled": false }))).toEqual(["shop-tls"]);
      expect(secrets(rendered(declaration, { "apps.a.enabled": false }))).toEqual(["b-tls"]);
    });
  });

  test("single: a Secret for all hosts that use it, of one app or of several", () => {
    const apps = [
      external("a", { hosts: ["a.example.com", "aa.example.com"], tls: "shared" }),
      external("b", { host: "b.example.com", tls: "shared" }),
      external("c", { host: "a.example.com", paths: ["/c"], tls: "shared" }),
      external("d", { host: "d.example.com", tls: "other" }),
    ];
    expect(find(rendered({ apps }), "Ingress").spec.tls).toEqual([
      { secretName: "other", hosts: ["d.example.com"] },
      { secretName: "shared", hosts: ["a.example.com", "aa.example.com", "b.example.com"] },
    ]);
  });

  test("declared TLS is rendered, even without a host, and a Secret of two apps appears once", () => {
    const apps = [
      external("a", { paths: ["/a"], tls: "shared" }),
      external("b", { paths: ["/b"], tls: "shared", host: "b.example.com" }),
    ];
    expect(find(rendered({ apps }), "Ingress").spec.tls).toEqual([{ secretName: "shared", hosts: ["b.example.com"] }]);
    expect(find(rendered({ apps: [external("a", { tls: "alone" })] }), "Ingress").spec.tls).toEqual([
      { secretName: "alone" },
    ]);
  });

  test("an environment changes hosts, class and annotations through values only", () => {
    const apps = [external("a", { host: "a.example.com" })];
    const values = {
      "apps.a.ingress.hosts": ["a.prod.example.com"],
      ingress: { className: "traefik", annotations: { "x/y": "1e3" } },
    };
    const ingress = find(rendered({ apps }, values), "Ingress");
    expect(routes(ingress)).toEqual(["a.prod.example.com/ prod-a:http"]);
    expect(ingress.spec.ingressClassName).toBe("traefik");
    expect(ingress.metadata.annotations).toEqual({ "x/y": "1e3" });
  });

  test("naming app: plain names", () => {
    const directory = chartOf({ chart: chart({ naming: "app" }), apps: [external("a")] });
    expect(
      render(helm, directory)
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(["a", "a", "a", "prod"]);
    expect(lintChart(helm, directory).passed).toBe(true);
  });
});
