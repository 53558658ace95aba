/** What documents say about living releases, tried: `docs/troubleshooting.md`, `docs/delivery.md`, and the section "Storage" of a chart's README. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeChart } from "../../tools/helm/system/io.ts";
import { type Attributes, app, chart, filesOf } from "../../tools/helm/test/support/charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { type Helm, type Session, saidBy, session } from "./helm.ts";
import { type Namespace, namespaceOf } from "./namespaces.ts";
import type { Run } from "./processes.ts";

export interface Told {
  readonly title: string;
  readonly helm: Helm;
  readonly findings: readonly string[];
}

interface Scene {
  readonly controlPlane: ControlPlane;
  readonly namespace: Namespace;
  readonly helm: Helm;
  readonly commands: Session;
  /** Writes a chart of apps. */
  readonly write: (...apps: readonly Attributes[]) => string;
  readonly expect: (what: string, holds: boolean) => void;
}

const DEPLOYMENT = "prod-shop-api";
const STATEFUL = {
  app_name: "db",
  app_type: "stateful-service",
  replicas: 2,
  volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
};

const STORIES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  "someone has scaled a Deployment": scaledByHand,
  "someone has removed what is false": removedByHand,
  "the claims of a stateful service grow": grownClaims,
  "autoscaling is switched on": autoscaled,
  "a job fails before the deployment": failedHook,
  "an app that another one requires is off": requiredOff,
  "an app whose claim and Secret are kept is off for a while": switchedOff,
};

interface Audience {
  readonly helms: readonly Helm[];
  /** A folder for charts. */
  readonly scratch: string;
  readonly seen: (told: Told) => void;
}

/** Tells the stories one after the other: some count the pods that there are from moment to moment. */
export async function tellStories(
  controlPlane: ControlPlane,
  { helms, scratch, seen }: Audience,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const [index, [title, story]] of Object.entries(STORIES).entries()) {
    for (const helm of helms) {
      const namespace = namespaceOf(controlPlane.api, `story-${index}-h${helm.major}`);
      const commands = session(controlPlane, helm, { name: "prod", namespace: namespace.name, options: [] });
      const findings: string[] = [];
      const write = (...apps: readonly Attributes[]) => {
        const directory = mkdtempSync(join(scratch, "story-"));
        writeChart(directory, filesOf({ chart: chart(), apps: apps.map(app) }));
        return directory;
      };
      const expect = (what: string, holds: boolean) => void (holds || findings.push(what));
      await namespace.create("restricted");
      await story({ controlPlane, namespace, helm, commands, write, expect }).catch(({ message }: Error) =>
        findings.push(message),
      );
      await namespace.remove();
      told.push({ title, helm, findings });
      seen({ title, helm, findings });
    }
  }
  return told;
}

function succeeded(run: Run): void {
  if (run.exitCode !== 0) throw new Error(saidBy(run) || run.stdout);
}

/** Helm 4 does not overwrite what others have changed, unless it is told to; Helm 3 does. */
async function scaledByHand({ controlPlane: { api }, namespace, helm, commands, write, expect }: Scene): Promise<void> {
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
async function removedByHand({
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

/** The chart refuses another size; it grows the way that its README shows, and no pod is replaced. */
async function grownClaims({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
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
async function autoscaled({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
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

/** The deployment stops before anything of the new version is there, and succeeds once the job does. */
async function failedHook({ namespace, commands, write, expect }: Scene): Promise<void> {
  const job = { app_name: "migration", app_type: "job", phase: "before_deploy" };
  const failed = await commands.install(write({ ...job, pod_annotations: { "play/fail": "yes" }, backoff_limit: 0 }));
  expect(`stopped by the job: ${saidBy(failed)}`, failed.exitCode !== 0 && saidBy(failed).includes("pre-install"));
  expect(
    "the failed job is left",
    (await namespace.pods()).some(({ status }) => status.phase === "Failed"),
  );
  succeeded(await commands.upgrade(write(job), "--install"));
  await namespace.settle();
  expect(
    "nothing is left of a job that succeeds",
    (await namespace.pods()).every(({ status }) => status.phase !== "Failed"),
  );
}

/** Off and on again, and back to when it was on: with the same data, on both Helms. */
async function switchedOff({ controlPlane: { api }, namespace, commands, write, expect }: Scene): Promise<void> {
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
async function requiredOff({ namespace, commands, write, expect }: Scene): Promise<void> {
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
