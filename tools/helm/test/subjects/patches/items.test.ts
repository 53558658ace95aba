/** Patches of lists: their items are merged by merge keys, as Kubernetes does it, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, find, type KubernetesObject, podOf, type RenderOptions, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const SHOP = {
  app_name: "shop",
  app_type: "internal-api",
  ports: { web: 8000, dns: { port: 5353, protocol: "UDP" } },
  env: { A: "a", B: "b" },
  volumes: { cache: { mount_path: "/cache", empty_dir: {} }, spool: { mount_path: "/spool", empty_dir: {} } },
  sidecars: { proxy: { image: "registry.example.com/proxy", image_tag: "1", native: false } },
  init_containers: { wait: { image: "registry.example.com/wait", image_tag: "1" } },
  topology_spread: ["zone", "host"],
};

type Values = NonNullable<RenderOptions["values"]>;

const podPatch = (spec: object) => ({ Deployment: { spec: { template: { spec } } } });

const unpatched = new Map<string, readonly KubernetesObject[]>();

function rendered(helm: string, attributes: object, values: Values): readonly KubernetesObject[] {
  return render(helm, chartOf({ apps: [app({ ...SHOP, ...attributes })] }), { values });
}

/** The same app with and without patches. */
function both(
  helm: string,
  patches: object,
  values: Values = {},
): Record<"before" | "after", readonly KubernetesObject[]> {
  const key = JSON.stringify([helm, values]);
  const before = unpatched.get(key) ?? rendered(helm, {}, values);
  unpatched.set(key, before);
  return { before, after: rendered(helm, { patches }, values) };
}

/** The pod specs of the same app with and without a patch of it. */
function bothPods(helm: string, spec: object, values: Values = {}): Record<"before" | "after", KubernetesObject> {
  const { before, after } = both(helm, podPatch(spec), values);
  const specOf = (objects: readonly KubernetesObject[]) => podOf(find(objects, "Deployment")).spec;
  return { before: specOf(before), after: specOf(after) };
}

describe.each(HELMS)("%s", (_, helm) => {
  test("one field of a container: everything else still follows values", () => {
    const values = {
      "apps.shop.image.tag": "2.0.0",
      "apps.shop.env.C": "c",
      "apps.shop.resources": { limits: { cpu: 1 } },
    };
    const { before, after } = bothPods(helm, { containers: [{ name: "shop", stdin: true }] }, values);
    const [shop, proxy] = before.containers;
    expect(shop).toMatchObject({ image: "registry.example.com/shop:2.0.0", resources: { limits: { cpu: 1 } } });
    expect(shop.env).toContainEqual({ name: "C", value: "c" });
    expect(after).toEqual({ ...before, containers: [{ ...shop, stdin: true }, proxy] });
  });

  test.each<[string, string, object, (items: KubernetesObject[]) => unknown[]]>([
    [
      "an environment variable",
      "env",
      { name: "A", value: "z" },
      ([, b, ...rest]) => [{ name: "A", value: "z" }, b, ...rest],
    ],
    ["a new one", "env", { name: "Z", value: "z" }, (items) => [...items, { name: "Z", value: "z" }]],
    [
      "a mount",
      "volumeMounts",
      { mountPath: "/spool", readOnly: true },
      (items) => items.map((item) => (item.mountPath === "/spool" ? { ...item, readOnly: true } : item)),
    ],
    [
      "a port",
      "ports",
      { containerPort: 8000, hostPort: 80 },
      (items) => items.map((item) => (item.containerPort === 8000 ? { ...item, hostPort: 80 } : item)),
    ],
    [
      "a port of the other protocol",
      "ports",
      { containerPort: 8000, name: "quic", protocol: "UDP" },
      (items) => [...items, { containerPort: 8000, name: "quic", protocol: "UDP" }],
    ],
    [
      "a device",
      "volumeDevices",
      { devicePath: "/dev/xvda", name: "cache" },
      () => [{ devicePath: "/dev/xvda", name: "cache" }],
    ],
  ])("of a container: %s", (_, field, item, expected) => {
    const { before, after } = bothPods(helm, { containers: [{ name: "shop", [field]: [item] }] });
    const [shop, proxy] = before.containers;
    const items = expected(shop[field] ?? []);
    expect(items).not.toEqual(shop[field]);
    expect(after).toEqual({ ...before, containers: [{ ...shop, [field]: items }, proxy] });
  });

  test.each<[string, string, object, (items: KubernetesObject[]) => unknown[]]>([
    ["a sidecar", "containers", { name: "proxy", tty: true }, ([shop, proxy]) => [shop, { ...proxy, tty: true }]],
    ["an init container", "initContainers", { name: "wait", tty: true }, ([wait]) => [{ ...wait, tty: true }]],
    ["a new container", "containers", { name: "new", image: "x" }, (items) => [...items, { name: "new", image: "x" }]],
    [
      "a volume",
      "volumes",
      { name: "spool", emptyDir: null, hostPath: { path: "/spool" } },
      (items) => items.map((item) => (item.name === "spool" ? { name: "spool", hostPath: { path: "/spool" } } : item)),
    ],
    [
      "a spread constraint",
      "topologySpreadConstraints",
      { topologyKey: "topology.kubernetes.io/zone", maxSkew: 3 },
      (items) =>
        items.map((item) => (item.topologyKey === "topology.kubernetes.io/zone" ? { ...item, maxSkew: 3 } : item)),
    ],
    [
      "a host alias",
      "hostAliases",
      { ip: "127.0.0.1", hostnames: ["a"] },
      () => [{ ip: "127.0.0.1", hostnames: ["a"] }],
    ],
    [
      "a removed item",
      "volumes",
      { name: "spool", $patch: "delete" },
      (items) => items.filter(({ name }) => name !== "spool"),
    ],
    ["a removed item that is not there", "volumes", { name: "gone", $patch: "delete" }, (items) => items],
  ])("of a pod: %s", (_, field, item, expected) => {
    const { before, after } = bothPods(helm, { [field]: [item] });
    expect(after).toEqual({ ...before, [field]: expected(before[field] ?? []) });
  });

  test("all items and all keys replaced", () => {
    const { before, after } = bothPods(helm, {
      volumes: [{ $patch: "replace" }, { name: "only", emptyDir: {} }],
      securityContext: { $patch: "replace", runAsUser: 5 },
    });
    expect(after).toEqual({ ...before, volumes: [{ name: "only", emptyDir: {} }], securityContext: { runAsUser: 5 } });
  });

  test("a container that values remove stays removed", () => {
    const spec = { containers: [{ name: "proxy", tty: true }], initContainers: [{ name: "wait", tty: true }] };
    const { before, after } = bothPods(helm, spec, {
      "apps.shop.sidecars.proxy": null,
      "apps.shop.initContainers.wait": null,
    });
    expect(before.containers).toHaveLength(1);
    expect(after).toEqual({ ...before, initContainers: [] });
  });

  test("a port of a Service by number and protocol", () => {
    const { before, after } = both(helm, { Service: { spec: { ports: [{ port: 8000, nodePort: 30080 }] } } });
    const { spec } = find(before, "Service");
    const [web, dns] = spec.ports;
    expect(web).toMatchObject({ port: 8000 });
    expect(find(after, "Service").spec).toEqual({ ...spec, ports: [{ ...web, nodePort: 30080 }, dns] });
  });
});
