/** An app that comes with an upgrade. */
import { type Scene, succeeded } from "./scene.ts";

/** The upgrade after it can change it: a Helm that created it without owning its fields would report a conflict. */
export async function addedApp({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
  const added = (image_tag: string, env: object) => ({ app_name: "reports", app_type: "worker", image_tag, env });
  succeeded(await commands.install(write({})));
  succeeded(await commands.upgrade(write({}, added("v1", { A: "1", B: "1" }))));
  succeeded(await commands.upgrade(write({}, added("v2", { A: "2" }))));
  const path = `/apis/apps/v1/namespaces/${namespace.name}/deployments/prod-reports`;
  const [{ image, env }] = (await api.call("GET", path)).body.spec.template.spec.containers;
  expect(`the new image: ${image}`, image.endsWith(":v2"));
  expect(`the new variables alone: ${JSON.stringify(env)}`, env.length === 1 && env[0].value === "2");
}
