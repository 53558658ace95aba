/** `docs/operating.md`: its release, from the installation until only data is left. */
import { mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { saidBy } from "../helm.ts";
import { type Expected, runLine, runPage } from "./documented.ts";
import type { Scene } from "./scene.ts";

const resources = { requests: { cpu: "100m", memory: "64Mi" } };

/** The chart that the page describes. One of its containers has crashed before, so that there is something to see. */
const APPS = [
  { app_name: "mail_api", port: 8000, metrics: { port: 9090 }, replicas: 2, pod_annotations: { "play/crash": "yes" } },
  {
    app_name: "mail_sender",
    app_type: "worker",
    autoscaling: { min_replicas: 2, max_replicas: 5, cpu: 80 },
    resources,
  },
  {
    app_name: "mail_queue",
    app_type: "stateful-service",
    port: 6379,
    volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
  },
  { app_name: "mail_smoke_test", app_type: "job", phase: "test" },
];
const MIGRATIONS = { app_name: "migrations", app_type: "job", phase: "before_deploy", backoff_limit: 0 };

const UPGRADE =
  "helm upgrade --install hello ./hello_chart --namespace hello --values hello_chart/values-prod.yaml --wait";
const SCALE = "kubectl --namespace hello scale deployment hello-mail-api --replicas=4";

export async function operated(scene: Scene): Promise<void> {
  const { namespace, writeDeclared, helm, controlPlane, expect } = scene;
  const chart = (job: object) =>
    writeDeclared({
      chart: { chart_name: "hello", environments: { prod: { apps: { mail_api: { replicas: 3 } } } } },
      apps: [...APPS, { ...MIGRATIONS, ...job }],
    });
  const whole = chart({});
  const folder = mkdtempSync(join(dirname(whole), "operating-"));
  mkdirSync(folder, { recursive: true });
  symlinkSync(whole, join(folder, "hello_chart"));
  const broken = join(folder, "broken");
  mkdirSync(broken);
  symlinkSync(chart({ pod_annotations: { "play/fail": "yes" } }), join(broken, "hello_chart"));

  const inNamespace = (line: string) => line.replaceAll("--namespace hello", `--namespace ${namespace.name}`);
  const upgrade = (where = folder) => runLine(scene, where, inNamespace(UPGRADE));

  /** The next upgrade is refused by Helm 4, until the number is that of the values again. */
  async function afterScaling(): Promise<void> {
    const { exitCode, stderr } = await upgrade();
    const words = /conflict with "kubectl" with subresource "scale"[\s\S]*\.spec\.replicas/;
    expect(`Helm ${helm.major} after scaling: ${stderr}`, helm.major === 3 ? exitCode === 0 : words.test(stderr));
    await runLine(scene, folder, inNamespace(SCALE.replace("=4", "=3")));
    const again = await upgrade();
    expect(`with equal numbers: ${saidBy(again)}`, again.exitCode === 0);
  }

  async function failMigration(): Promise<void> {
    const { exitCode, stderr } = await upgrade(broken);
    expect(`stopped by the job: ${stderr}`, exitCode !== 0 && /pre-upgrade/.test(stderr));
  }

  const pods = async () => (await namespace.pods()).map(({ metadata }) => metadata.name);
  const kept = async () =>
    (await controlPlane.api.list(`/api/v1/namespaces/${namespace.name}/persistentvolumeclaims`)).map(
      ({ metadata }) => metadata.name,
    );
  const first = (names: readonly string[]) => names[0] ?? "";
  const METRICS = "the cluster of the tests has no metrics server";

  const expected: Readonly<Record<string, Expected>> = {
    [UPGRADE]: { shows: /STATUS: deployed/, after: () => namespace.settle() },
    [SCALE]: { shows: /^deployment\.apps\/hello-mail-api scaled$/m, after: afterScaling },
    "kubectl --namespace hello get pods --selector app.kubernetes.io/instance=hello": {
      shows: /^NAME .*STATUS[\s\S]*^hello-mail-api-\S+ +1\/1 +Running/m,
    },
    "kubectl --namespace hello describe pod <pod>": { shows: /^Name: +hello-mail-api-[\s\S]*^Events:/m },
    "kubectl --namespace hello logs --selector app.kubernetes.io/name=mail-api,app.kubernetes.io/instance=hello --tail=100 --prefix":
      { shows: /^(\[pod\/hello-mail-api-\S+\/mail-api\] mail-api has started\n){3}$/ },
    "kubectl --namespace hello logs <pod> --previous": {
      shows: /^mail-api has started\nmail-api has ended with exit code 1\n$/,
    },
    "kubectl --namespace hello logs job/hello-migrations": {
      before: failMigration,
      shows: /^migrations has started\nmigrations has ended with exit code 1\n$/,
    },
    "kubectl --namespace hello port-forward service/hello-mail-api 8000": {
      isServer: true,
      shows: /^Forwarding from 127\.0\.0\.1:\d+ -> 8000$/m,
    },
    "kubectl --namespace hello port-forward service/hello-mail-api 9090": {
      isServer: true,
      shows: /^Forwarding from 127\.0\.0\.1:\d+ -> 9090$/m,
    },
    "kubectl --namespace hello top pods": { refused: METRICS, shows: /^error: Metrics API not available$/m },
    "kubectl --namespace hello get horizontalpodautoscalers": {
      shows: /^hello-mail-sender +Deployment\/hello-mail-sender +cpu: <unknown>\/80% +2 +5 /m,
    },
    "helm get values hello --namespace hello": { shows: /^apps:\n {2}mail_api:\n {4}replicas: 3$/m },
    "helm test hello --namespace hello --logs": {
      shows: /Phase: +Succeeded[\s\S]*mail-smoke-test has ended with exit code 0/,
    },
    "helm rollback hello 1 --namespace hello --wait": { shows: /^Rollback was a success! Happy Helming!$/m },
    "helm uninstall hello --namespace hello --wait": { shows: /^release "hello" uninstalled$/m },
    "kubectl --namespace hello delete persistentvolumeclaim <claim>": {
      before: async () => expect(`a claim stays: ${await kept()}`, (await kept()).length === 1),
      shows: /^persistentvolumeclaim "data-hello-mail-queue-0" deleted/m,
    },
  };
  await runPage(scene, {
    path: "docs/operating.md",
    folder,
    placeholders: {
      "--namespace hello": () => `--namespace ${namespace.name}`,
      "<pod>": async () => first((await pods()).filter((name) => name.startsWith("hello-mail-api-"))),
      "<claim>": async () => first(await kept()),
      // Whether these ports are free says nothing about the page.
      "port-forward service/hello-mail-api ": () => "port-forward service/hello-mail-api :",
    },
    expected,
  });
}
