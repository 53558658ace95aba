/** A disruption budget lets a node be drained, pod by pod. */
import { until } from "../waiting.ts";
import { DEPLOYMENT, type Scene, succeeded } from "./scene.ts";

/** `max_unavailable: 1` blocks no drain of a single pod, and of several lets one go at a time. */
export async function drained({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
  const core = `/api/v1/namespaces/${namespace.name}`;
  const budget = `/apis/policy/v1/namespaces/${namespace.name}/poddisruptionbudgets/${DEPLOYMENT}`;
  const running = async () =>
    (await namespace.pods()).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const evict = async () => {
    const [pod] = await running();
    const name = pod?.metadata.name ?? "";
    const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace: namespace.name } };
    return (await api.call("POST", `${core}/pods/${name}/eviction`, eviction)).status;
  };
  /** Without room for another pod, those that are left stay as few. */
  const fill = async () => {
    const metadata = { name: "full", namespace: namespace.name };
    const quota = { apiVersion: "v1", kind: "ResourceQuota", metadata, spec: { hard: { pods: "2" } } };
    await api.call("POST", `${core}/resourcequotas`, quota);
    await until(60, async () => (await api.call("GET", `${core}/resourcequotas/full`)).body.status?.used?.pods === "3");
  };
  /** The budget's controller follows the pods in its own time. */
  const counted = (healthy: number) =>
    until(60, async () => {
      const { status } = (await api.call("GET", budget)).body;
      return status?.currentHealthy === healthy && status?.disruptionsAllowed === 1;
    });
  const attributes = {
    resources: { requests: { cpu: "10m", memory: "16Mi" } },
    autoscaling: { min_replicas: 1, max_replicas: 3, cpu: 80 },
    disruption_budget: { max_unavailable: 1 },
  };
  succeeded(await commands.install(write(attributes)));
  await counted(1);
  expect("the only pod can go", (await evict()) === 201);
  await namespace.settle();

  succeeded(
    await commands.upgrade(write({ ...attributes, autoscaling: { min_replicas: 3, max_replicas: 5, cpu: 80 } })),
  );
  await until(60, async () => (await running()).length === 3);
  await counted(3);
  await fill();
  expect("the first of three can go", (await evict()) === 201);
  expect("the second has to wait", (await evict()) === 429);
}
