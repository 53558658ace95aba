/** What BUILD files and values say is what the cluster has, to the byte. */
import { AWKWARD_FILES } from "../../../tools/helm/test/support/awkward_files.ts";
import { bytes } from "../../../tools/helm/test/support/charts.ts";
import { DEPLOYMENT, type Scene, succeeded } from "./scene.ts";

const VERSION_LABEL = "app.kubernetes.io/version";

/** The label and the variable follow the tag that runs, not the one that was declared. */
export async function otherVersion({
  controlPlane: { api },
  namespace,
  commands,
  writeDeclared,
  expect,
}: Scene): Promise<void> {
  const directory = writeDeclared({ chart: { standard_env: true }, apps: [{ image_tag: "v1.0.0" }] });
  const path = `/apis/apps/v1/namespaces/${namespace.name}/deployments/${DEPLOYMENT}`;
  const check = async (version: string) => {
    const { metadata, spec } = (await api.call("GET", path)).body;
    const [container] = spec.template.spec.containers;
    const variable = container.env.find(({ name }: { name: string }) => name === "APP_VERSION");
    const found = [metadata.labels[VERSION_LABEL], variable?.value, container.image.split(":").at(-1)];
    expect(
      `${version} everywhere: ${found}`,
      found.every((each) => each === version),
    );
  };
  succeeded(await commands.install(directory));
  await check("v1.0.0");
  succeeded(await commands.upgrade(directory, "--set", "apps.shop_api.image.tag=v1.2.3"));
  await check("v1.2.3");
}

/** The API server reads the objects of Helm 4 as YAML. */
export async function sameBytes({
  controlPlane: { api },
  namespace,
  commands,
  writeDeclared,
  expect,
}: Scene): Promise<void> {
  const files = Object.fromEntries(Object.entries(AWKWARD_FILES).map(([name, content]) => [`shop/${name}`, content]));
  const listed = Object.keys(files).map((file) => ({ file }));
  const config_files = { all: { files: listed, mount_path: "/config" } };
  succeeded(await commands.install(writeDeclared({ apps: [{ config_files }], files })));
  const maps = await api.list(`/api/v1/namespaces/${namespace.name}/configmaps`);
  const { data = {}, binaryData = {} } = maps.find(({ metadata }) => metadata.name === `${DEPLOYMENT}-all`) ?? {};
  for (const [name, content] of Object.entries(AWKWARD_FILES)) {
    const found = name in data ? Buffer.from(data[name] ?? "") : Buffer.from(binaryData[name] ?? "", "base64");
    expect(`${name}: ${found.toString("hex")}`, found.equals(bytes(content)));
  }
}
