/** A patch of one field. */
import { isDeepStrictEqual } from "node:util";
import { DEPLOYMENT, type Scene, succeeded } from "./scene.ts";

/** Everything else of the container still follows values. */
export async function patchedField({
  controlPlane: { api },
  namespace,
  commands,
  write,
  expect,
}: Scene): Promise<void> {
  const containers = [{ name: "shop-api", terminationMessagePath: "/tmp/message" }];
  const directory = write({
    env: { MODE: "a", PORT: "80" },
    patches: { Deployment: { spec: { template: { spec: { containers } } } } },
  });
  const values = ["image.tag=v2", "resources.requests.cpu=20m", "env.MODE=b"];
  succeeded(await commands.install(directory));
  succeeded(await commands.upgrade(directory, ...values.map((value) => `--set=apps.shop_api.${value}`)));
  const path = `/apis/apps/v1/namespaces/${namespace.name}/deployments/${DEPLOYMENT}`;
  const found = (await api.call("GET", path)).body.spec.template.spec.containers;
  const [{ image, resources, env, terminationMessagePath }] = found;
  const seen = [found.length, image.split(":").at(-1), resources.requests.cpu, env, terminationMessagePath];
  const variables = [
    { name: "MODE", value: "b" },
    { name: "PORT", value: "80" },
  ];
  const wanted = [1, "v2", "20m", variables, "/tmp/message"];
  expect(`patched: ${JSON.stringify(seen)}`, isDeepStrictEqual(seen, wanted));
}
