/** The README.md of a chart: its commands, from the installation to larger claims. */
import { join } from "node:path";
import { until } from "../waiting.ts";
import { type Expected, runPage } from "./documented.ts";
import type { Scene } from "./scene.ts";

const APPS = [
  { app_name: "web_api", replicas: 2, env: { PASSWORD: { secret: { name: "web-login", key: "password" } } } },
  {
    app_name: "db",
    app_type: "stateful-service",
    port: 5432,
    volumes: { data: { claim: { size: "10Gi" }, mount_path: "/data" } },
  },
];

const RELEASE = "app.kubernetes.io/instance=shop";
const DATABASE = `${RELEASE},app.kubernetes.io/name=db`;

export async function chartReadme(scene: Scene): Promise<void> {
  const { namespace, writeDeclared } = scene;
  const folder = writeDeclared({
    chart: { namespace: "shop", environments: { prod: { apps: { web_api: { replicas: 3 } } } } },
    apps: APPS,
  });
  const isReady = async () => (await namespace.unready()).length === 0;
  const upgraded = /^STATUS: deployed$/m;
  const expected: Readonly<Record<string, Expected>> = {
    "helm upgrade --install shop . --namespace shop": { shows: upgraded },
    "helm upgrade --install shop . --namespace shop --values values-prod.yaml": { shows: upgraded },
    "kubectl --namespace shop create secret generic web-login --from-literal=password=…": {
      shows: /^secret\/web-login created$/m,
      after: async () => {
        await until(30, isReady);
        scene.expect(`nothing is missing: ${await namespace.unready()}`, await isReady());
      },
    },
    // The values of an environment are forgotten, as the README says.
    "helm template shop . --namespace shop --no-hooks | kubectl diff --namespace shop --filename -": {
      refused: "the exit code of a difference",
      shows: /^- {2}replicas: 3\n\+ {2}replicas: 2$/m,
    },
    "helm history shop --namespace shop": { shows: /^1\s.*\bsuperseded\b[\s\S]*^2\s.*\bdeployed\b/m },
    "helm rollback shop … --namespace shop --wait": { shows: /^Rollback was a success! Happy Helming!$/m },
    [`kubectl --namespace shop delete statefulset --selector ${DATABASE} --cascade=orphan`]: {
      shows: /^statefulset\.apps "shop-db" deleted/m,
    },
    [`kubectl --namespace shop get persistentvolumeclaims --selector ${DATABASE}`]: {
      shows: /^data-shop-db-0 +Bound/m,
    },
    [`kubectl --namespace shop patch persistentvolumeclaim … --patch '{"spec": {"resources": {"requests": {"storage": "…"}}}}'`]:
      { shows: /^persistentvolumeclaim\/data-shop-db-0 patched$/m },
    [`kubectl --namespace shop get pods --selector ${RELEASE}`]: { shows: /^shop-web-api-\S+ +1\/1 +Running/m },
    [`kubectl --namespace shop describe pods --selector ${RELEASE}`]: { shows: /^Name: +shop-web-api-/m },
    [`kubectl --namespace shop logs --selector ${RELEASE} --all-containers --prefix`]: {
      shows: /^\[pod\/shop-web-api-\S+\/web-api\] web-api has started$/m,
    },
    "kubectl --namespace shop get events --field-selector type=Warning --sort-by=.lastTimestamp": {
      shows: /^(LAST SEEN|No resources found)/,
    },
  };
  await runPage(scene, {
    path: join(folder, "README.md"),
    folder,
    placeholders: {
      "shop … --namespace": () => "shop 1 --namespace",
      "persistentvolumeclaim …": () => "persistentvolumeclaim data-shop-db-0",
      '"storage": "…"': () => '"storage": "20Gi"',
      "--namespace shop": () => `--namespace ${namespace.name}`,
    },
    expected,
  });
}
