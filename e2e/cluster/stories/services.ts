/** What becomes of Services when their charts change. */
import { DEPLOYMENT, type Scene, succeeded } from "./scene.ts";

/** The API server keeps both addresses until it is told otherwise, and the only one for ever. */
export async function addressesKept({
  controlPlane: { api },
  namespace,
  commands,
  write,
  expect,
}: Scene): Promise<void> {
  const path = `/api/v1/namespaces/${namespace.name}/services/${DEPLOYMENT}`;
  const check = async (state: string, wanted: string) => {
    const found = (await api.call("GET", path)).body.spec.ipFamilies.join(", ");
    expect(`${state}: ${found} instead of ${wanted}`, found === wanted);
  };
  const steps = [
    ["dual-stack", { ip_family_policy: "PreferDualStack" }, "IPv4, IPv6"],
    ["not a word", {}, "IPv4, IPv6"],
    ["single-stack", { ip_family_policy: "SingleStack" }, "IPv4"],
    ["not a word again", {}, "IPv4"],
  ] as const;
  for (const [state, service, wanted] of steps) {
    succeeded(await commands.upgrade(write({ service }), "--install"));
    await check(state, wanted);
  }
  succeeded(await commands.uninstall());
  for (const service of [{ ip_families: ["IPv6"] }, {}]) {
    succeeded(await commands.upgrade(write({ service }), "--install"));
    await check("IPv6", "IPv6");
  }
}

/** Callers that have the old name no longer find it. */
export async function serviceRenamed({
  controlPlane: { api },
  namespace,
  commands,
  write,
  expect,
}: Scene): Promise<void> {
  const isThere = async (name: string) =>
    (await api.call("GET", `/api/v1/namespaces/${namespace.name}/services/${name}`)).status === 200;
  succeeded(await commands.install(write({ service: { name: "orders" } })));
  succeeded(await commands.upgrade(write({ service: { name: "sales" } })));
  expect("the new name", await isThere("sales"));
  expect("not the old name", !(await isThere("orders")));
}
