/** Someone has changed what Helm has installed. */
import { saidBy } from "../helm.ts";
import { DEPLOYMENT, type Scene, succeeded } from "./scene.ts";

/** Helm 4 does not overwrite what others have changed, unless it is told to; Helm 3 does. */
export async function scaledByHand({
  controlPlane: { api },
  namespace,
  helm,
  commands,
  write,
  expect,
}: Scene): Promise<void> {
  const directory = write({ replicas: 2 });
  succeeded(await commands.install(directory));
  const path = `/apis/apps/v1/namespaces/${namespace.name}/deployments/${DEPLOYMENT}`;
  await api.call("PATCH", `${path}/scale?fieldManager=kubectl`, { spec: { replicas: 3 } });
  const replicas = async () => (await api.call("GET", path)).body.spec.replicas;
  expect("scaled to 3", (await replicas()) === 3);
  const upgraded = await commands.upgrade(directory, "--set", "apps.shop_api.replicas=4");
  if (helm.major === 3) succeeded(upgraded);
  else {
    expect(
      `refused as a conflict: ${saidBy(upgraded)}`,
      /conflict.*"kubectl"[\s\S]*\.spec\.replicas/.test(saidBy(upgraded)),
    );
    succeeded(await commands.upgrade(directory, "--set", "apps.shop_api.replicas=4", "--force-conflicts"));
  }
  expect("four replicas in the end", (await replicas()) === 4);
}

/** The API server may not store what is false; for Helm 4 it records that Helm has set it, until someone removes it. */
export async function removedByHand({
  controlPlane: { api },
  namespace,
  helm,
  commands,
  write,
  expect,
}: Scene): Promise<void> {
  const directory = write({});
  succeeded(await commands.install(directory));
  expect("no difference", (await commands.diff(directory)).exitCode === 0);
  const path = `/apis/apps/v1/namespaces/${namespace.name}/deployments/${DEPLOYMENT}?fieldManager=kubectl`;
  await api.call("PATCH", path, { spec: { template: { spec: { automountServiceAccountToken: null } } } });
  const { exitCode, output } = await commands.diff(directory);
  const isShown = /^ +\+ +automountServiceAccountToken: false$/m.test(output);
  expect(
    `shown by Helm 4, and only by it:\n${output}`,
    isShown === (helm.major === 4) && exitCode === (isShown ? 2 : 0),
  );
}
