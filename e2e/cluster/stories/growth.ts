/** An installed app grows: its claims, and its number of pods. */
import { setTimeout as sleep } from "node:timers/promises";
import { saidBy } from "../helm.ts";
import { DEPLOYMENT, type Scene, STATEFUL, succeeded } from "./scene.ts";

/** The chart refuses another size; it grows the way that its README shows, and no pod is replaced. */
export async function grownClaims({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
  const [size, directory] = ["apps.db.persistence.data.size=2Gi", write(STATEFUL)];
  succeeded(await commands.install(directory));
  const uids = async () => (await namespace.pods()).map(({ metadata }) => metadata.uid).sort();
  const before = await uids();
  const refused = await commands.upgrade(directory, "--set", size);
  const words =
    /apps\.db\.persistence\.data\.size: changes, which Kubernetes rejects \(got "2Gi"\); expected "1Gi" as before/;
  expect(`refused by name: ${saidBy(refused)}`, words.test(saidBy(refused)));

  const [sets, claims] = [
    `/apis/apps/v1/namespaces/${namespace.name}/statefulsets`,
    `/api/v1/namespaces/${namespace.name}/persistentvolumeclaims`,
  ];
  await api.call("DELETE", `${sets}/prod-db`, { propagationPolicy: "Orphan" });
  while ((await api.call("GET", `${sets}/prod-db`)).status !== 404) await sleep(100);
  for (const { metadata } of await api.list(claims)) {
    await api.call("PATCH", `${claims}/${metadata.name}`, { spec: { resources: { requests: { storage: "2Gi" } } } });
  }
  succeeded(await commands.upgrade(directory, "--set", size));
  await namespace.settle();
  expect("the same pods", JSON.stringify(await uids()) === JSON.stringify(before));
  const sizes = (await api.list(claims)).map(({ spec }) => spec.resources.requests.storage);
  expect(`claims of 2Gi: ${sizes}`, sizes.length === 2 && sizes.every((each) => each === "2Gi"));
}

/** The number of pods stays while the autoscaler takes over. */
export async function autoscaled({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
  const resources = { requests: { cpu: "10m", memory: "16Mi" } };
  succeeded(await commands.install(write({ replicas: 5, resources })));
  const fewest = { pods: 5 };
  const watching = setInterval(async () => {
    const { body } = await api.call("GET", `/apis/apps/v1/namespaces/${namespace.name}/deployments/${DEPLOYMENT}`);
    fewest.pods = Math.min(fewest.pods, body.spec?.replicas ?? 5);
  }, 50);
  try {
    const autoscaling = { min_replicas: 5, max_replicas: 9, cpu: 80 };
    succeeded(await commands.upgrade(write({ resources, autoscaling })));
    succeeded(await commands.upgrade(write({ resources, autoscaling, image_tag: "2" })));
    succeeded(await commands.rollback(1));
  } finally {
    clearInterval(watching);
  }
  expect(`never fewer than five pods, but there were ${fewest.pods}`, fewest.pods === 5);
}
