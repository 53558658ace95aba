/** `docs/troubleshooting.md`: its commands, each where something is wrong that it is for. */
import { saidBy } from "../helm.ts";
import { type Expected, runLine, runPage } from "./documented.ts";
import type { Scene } from "./scene.ts";

/** The release that the page is about. */
const MIGRATE = { app_name: "migrate", app_type: "job", phase: "before_deploy", backoff_limit: 0 };
const DATABASE = {
  app_name: "db",
  app_type: "stateful-service",
  port: 5432,
  volumes: { data: { claim: { size: "10Gi" }, mount_path: "/data" } },
};
const WEB = { app_name: "web_api", replicas: 2, connects_to: ["db"], config: { MODE: "fast" } };
const DNS = { app_name: "dns", app_type: "internal-api", ports: { dns: { port: 53, protocol: "UDP" }, "dns-tcp": 53 } };

const UPGRADE = "helm upgrade shop . --namespace shop";
const SCALE = "kubectl --namespace shop scale deployment shop-web-api --replicas=6";
const GROW = `${UPGRADE} --set apps.db.persistence.data.size=20Gi`;

export async function troubleshot(scene: Scene): Promise<void> {
  const { namespace, writeDeclared, helm, controlPlane, expect } = scene;
  const chart = (migrate: object) => writeDeclared({ apps: [WEB, DATABASE, DNS, { ...MIGRATE, ...migrate }] });
  const folder = chart({});
  const broken = chart({ pod_annotations: { "play/fail": "yes" } });
  const inNamespace = (line: string) => line.replaceAll("--namespace shop", `--namespace ${namespace.name}`);
  const tell = (line: string, where = folder) => runLine(scene, where, inNamespace(line));
  const succeed = async (line: string) => {
    const told = await tell(line);
    if (told.exitCode !== 0) throw new Error(`${line}: ${saidBy(told)}`);
  };
  const exists = async (path: string) => (await controlPlane.api.call("GET", path)).status === 200;
  const [core, apps] = [`/api/v1/namespaces/${namespace.name}`, `/apis/apps/v1/namespaces/${namespace.name}`];

  /** Both of the changes that the page quotes Helm 4 on. */
  async function changeByHand(): Promise<void> {
    await succeed(`${UPGRADE} --install --wait`);
    await succeed(SCALE);
    await succeed("kubectl --namespace shop set env deployment shop-web-api MODE=debug");
  }

  async function failMigration(): Promise<void> {
    const { exitCode, stderr } = await tell(UPGRADE, broken);
    expect(`stopped by the job: ${stderr}`, exitCode !== 0 && /pre-upgrade/.test(stderr));
  }

  const anyPod = async () => (await namespace.pods()).find(({ status }) => status.phase === "Running")?.metadata.name;
  const upgraded = /^Release "shop" has been upgraded\. Happy Helming!$/m;
  const rolledBack = /^Rollback was a success! Happy Helming!$/m;
  /** Helm 3 has no conflicts, and no option for them. */
  const forced = (shows: RegExp): Expected =>
    helm.major === 4
      ? { shows }
      : { shows: /^Error: unknown flag: --force-conflicts$/m, refused: "only Helm 4 reports conflicts" };

  const expected: Readonly<Record<string, Expected>> = {
    [`${UPGRADE} --force-conflicts`]: { before: changeByHand, ...forced(upgraded) },
    "helm rollback shop 1 --namespace shop --force-conflicts": forced(rolledBack),
    "kubectl --namespace shop get pods,persistentvolumeclaims": {
      shows: /^pod\/shop-web-api-\S+ +1\/1 +Running[\s\S]*^persistentvolumeclaim\/data-shop-db-0 +Bound/m,
    },
    "kubectl --namespace shop get events --field-selector type=Warning --sort-by=.lastTimestamp": {
      before: failMigration,
      shows: /Warning +BackoffLimitExceeded +job\/shop-migrate/,
    },
    "kubectl --namespace shop describe pods --selector app.kubernetes.io/instance=shop": {
      shows: /^Name: +shop-db-0$[\s\S]*^Name: +shop-web-api-/m,
    },
    "kubectl --namespace shop logs <pod>": { shows: /^\S+ has started\n$/ },
    "helm history shop --namespace shop": { shows: /^1\s.*\b(superseded|deployed)\b[\s\S]*\bfailed\b/m },
    "helm rollback shop 1 --namespace shop --wait": { shows: rolledBack },
    "kubectl --namespace shop describe networkpolicies": { shows: /^Name: +shop-db$[\s\S]*Allowing ingress traffic:/m },
    [`${UPGRADE} --set apps.db.networkPolicy.enabled=false`]: {
      shows: upgraded,
      after: async () => {
        const path = `/apis/networking.k8s.io/v1/namespaces/${namespace.name}/networkpolicies/shop-db`;
        expect("the network policy is gone", !(await exists(path)));
      },
    },
    "kubectl --namespace shop logs --selector app.kubernetes.io/instance=shop,app.kubernetes.io/name=migrate --prefix":
      {
        before: failMigration,
        shows: /^\[pod\/shop-migrate-\S+\/migrate\] migrate has ended with exit code 1$/m,
      },
    [UPGRADE]: { shows: upgraded },
    "kubectl --namespace shop delete statefulset shop-db --cascade=orphan": {
      shows: /^statefulset\.apps "shop-db" deleted/m,
      after: async () => expect("the pod stays", await exists(`${core}/pods/shop-db-0`)),
    },
    [`kubectl --namespace shop patch persistentvolumeclaim data-shop-db-0 --patch '{"spec": {"resources": {"requests": {"storage": "20Gi"}}}}'`]:
      { shows: /^persistentvolumeclaim\/data-shop-db-0 patched$/m },
    [GROW]: {
      shows: upgraded,
      after: async () => {
        const set = (await controlPlane.api.call("GET", `${apps}/statefulsets/shop-db`)).body;
        expect("the claims are larger", set.spec?.volumeClaimTemplates[0].spec.resources.requests.storage === "20Gi");
      },
    },
    "kubectl --namespace shop annotate deployment shop-web-api kubectl.kubernetes.io/last-applied-configuration-": {
      shows: /^deployment\.apps\/shop-web-api annotated$/m,
    },
    [SCALE]: { shows: /^deployment\.apps\/shop-web-api scaled$/m },
    "kubectl --namespace shop delete service shop-dns": {
      shows: /^service "shop-dns" deleted/m,
      after: async () => {
        await succeed(`${GROW}${helm.major === 4 ? " --force-conflicts" : ""}`);
        expect("the Service is back", await exists(`${core}/services/shop-dns`));
      },
    },
  };
  await runPage(scene, {
    path: "docs/troubleshooting.md",
    folder,
    placeholders: {
      "--namespace shop": () => `--namespace ${namespace.name}`,
      "<pod>": async () => (await anyPod()) ?? "",
    },
    expected,
  });
}
