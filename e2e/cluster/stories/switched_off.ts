/** Apps that are off for a while. */
import { type Scene, STATEFUL, succeeded } from "./scene.ts";

/** Off and on again, and back to when it was on: with the same data, on both Helms. */
export async function switchedOff({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
  const directory = write({
    ...STATEFUL,
    app_type: "worker",
    replicas: 1,
    volumes: { data: { claim: { size: "1Gi", keep: true }, mount_path: "/data" } },
    secrets: { login: { keys: ["user"], env: true } },
  });
  const secret = ["--set", "apps.db.secrets.login.values.user=root"];
  const [on, off] = ["--set=apps.db.enabled=true", "--set=apps.db.enabled=false"];
  const core = `/api/v1/namespaces/${namespace.name}`;
  const kept = async () =>
    [...(await api.list(`${core}/persistentvolumeclaims`)), ...(await api.list(`${core}/secrets`))]
      .filter(({ metadata }) => metadata.name.startsWith("prod-db-"))
      .map(({ metadata, data }) => JSON.stringify([metadata.uid, data]));
  const isRunning = async () =>
    (await namespace.pods()).some(({ metadata }) => metadata.deletionTimestamp === undefined);

  succeeded(await commands.install(directory, ...secret));
  const before = await kept();
  expect(`a claim and a Secret: ${before}`, before.length === 2);
  const check = async (state: string, running: boolean) => {
    await namespace.settle();
    expect(`${state}: the same claim and Secret`, JSON.stringify(await kept()) === JSON.stringify(before));
    expect(`${state}: ${running ? "a" : "no"} pod`, (await isRunning()) === running);
  };
  succeeded(await commands.upgrade(directory, off));
  await check("off", false);
  succeeded(await commands.rollback(1));
  await check("rolled back", true);
  succeeded(await commands.upgrade(directory, off));
  succeeded(await commands.upgrade(directory, on, ...secret));
  await check("on again", true);
}

/** One switch is enough: what requires the app is off with it, and comes back with it. */
export async function requiredOff({ namespace, commands, write, expect }: Scene): Promise<void> {
  const directory = write(
    { ...STATEFUL, port: 5432, replicas: 1 },
    { requires: ["db"], replicas: 1, env: { HOST: { app: { name: "db", value: "{host}" } } } },
    { app_name: "migration", app_type: "job", phase: "before_deploy", requires: ["db"] },
  );
  const apps = async () => {
    await namespace.settle();
    const labels = (await namespace.pods()).map(({ metadata }) => metadata.labels?.["app.kubernetes.io/name"] ?? "");
    return [...new Set(labels)].sort().join(", ");
  };
  const check = async (state: string, wanted: string) => {
    const found = await apps();
    expect(`${state}: pods of ${wanted || "no app"}, but there are pods of ${found || "no app"}`, found === wanted);
  };
  succeeded(await commands.install(directory, "--set=apps.db.enabled=false"));
  await check("off", "");
  succeeded(await commands.upgrade(directory, "--set=apps.db.enabled=true"));
  await check("on", "db, shop-api");
  succeeded(await commands.rollback(1));
  await check("rolled back", "");
}
