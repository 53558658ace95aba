/** The README.md of a chart as a whole, but for its values. */
import { expect, test } from "@jest/globals";
import { app, chart, type Declaration, filesOf } from "../../support/charts.ts";

const secret = (name: string, key: string) => ({ secret: { name, key } });

const APPS = [
  app({
    app_name: "front",
    app_type: "external-api",
    env: { URL: secret("pg", "url") },
    ingress: { host: "shop.example.com" },
    ports: { http: 8000, admin: 9000 },
  }),
  app({ app_name: "smoke", app_type: "job", phase: "test", env_from: [{ secret: "all" }] }),
];
const CHART = { chart_version: "1.2.0", description: "Sells things.", namespace: "store" };

function readmeOf(declaration: Declaration): string {
  return String(filesOf(declaration).get("README.md")).replace(/\n## Values\n[\s\S]*/, "");
}

test("for Helm", () => {
  const declared = chart({ ...CHART, environments: { prod: {}, dev: {} } });
  expect(readmeOf({ chart: declared, apps: APPS })).toBe(`# shop 1.2.0

Sells things.

## Install

In the chart's folder, this installs the chart or upgrades it:

\`\`\`
helm upgrade --install shop . --namespace store
\`\`\`

The namespace \`store\` must exist; add \`--create-namespace\` to create it.

To run its tests:

\`\`\`
helm test shop --namespace store --logs
\`\`\`

The pods of the apps meet the Pod Security Standard _restricted_, so the namespace may enforce it.

## Apps

| app | type | runs as | ports |
| --- | --- | --- | --- |
| \`front\` | external-api | Deployment | http 8000, admin 9000 |
| \`smoke\` | job | Pod, test |  |

## Environments

Each environment has its own values file:

\`\`\`
helm upgrade --install shop . --namespace store --values values-dev.yaml
helm upgrade --install shop . --namespace store --values values-prod.yaml
\`\`\`

## Secrets and ConfigMaps

The chart uses these objects but does not create them. As far as their apps are enabled, they must be in the namespace before you install the chart:

| object | keys | apps |
| --- | --- | --- |
| Secret \`all\` | any | \`smoke\` |
| Secret \`pg\` | \`url\` | \`front\` |

\`\`\`
kubectl --namespace store create secret generic pg --from-literal=url=…
\`\`\`
`);
});

test("for Argo CD, of one app", () => {
  const declared = chart({ ...CHART, create_namespace: true, environments: { dev: {} }, gitops: "argocd" });
  expect(readmeOf({ chart: declared, apps: [app({ app_name: "task", app_type: "job" })] })).toBe(`# shop 1.2.0

Sells things.

## Install

The chart is for Argo CD: its jobs are hooks of a sync, and every sync runs them, including the first. In the Application:

\`\`\`
spec:
  destination:
    namespace: "store"
  source:
    helm:
      releaseName: "shop"
  syncPolicy:
    syncOptions:
      - "CreateNamespace=true"
\`\`\`

Helm can install it, too:

\`\`\`
helm upgrade --install shop . --namespace store --create-namespace
\`\`\`

The pods of the apps meet the Pod Security Standard _restricted_, so the namespace may enforce it.

## Apps

| app | type | runs as | ports |
| --- | --- | --- | --- |
| \`task\` | job | Job, PreSync |  |

## Environments

Each environment has its own values file:

\`\`\`
valueFiles: [values-dev.yaml]
\`\`\`
`);
});

test.each([
  [["restricted", "baseline"], "_baseline_"],
  [["baseline", "restricted"], "_baseline_"],
  [["restricted", "privileged"], undefined],
])("apps of %j: the namespace may enforce %s", (levels, expected) => {
  const apps = levels.map((security, index) => app({ app_name: `a${index}_worker`, app_type: "worker", security }));
  const named = /Pod Security Standard (_\w+_)/.exec(readmeOf({ apps }))?.[1];
  expect(named).toBe(expected);
});

test("how to change the claims of stateful services, and of no other app", () => {
  const volumes = { data: { claim: { size: "1Gi" }, mount_path: "/data" } };
  const stateful = (app_name: string) => app({ app_name, app_type: "stateful-service", volumes });
  const worker = app({ app_name: "files", app_type: "worker", volumes });
  const declared = chart(CHART);
  expect(readmeOf({ chart: declared, apps: [worker] })).not.toContain("## Storage");
  expect(readmeOf({ chart: declared, apps: [stateful("db_1"), stateful("cache"), worker] })).toContain(`
## Storage

The claims of \`cache\`, \`db_1\` are fixed at installation. Kubernetes rejects an upgrade that changes \`enabled\`, \`size\` or \`storageClass\` below \`persistence\`.

To give the claims another size, which may only grow, delete the StatefulSet without its pods, patch each claim, and upgrade with the new \`size\`:

\`\`\`
kubectl --namespace store delete statefulset --selector app.kubernetes.io/instance=shop,app.kubernetes.io/name=cache --cascade=orphan
kubectl --namespace store get persistentvolumeclaims --selector app.kubernetes.io/instance=shop,app.kubernetes.io/name=cache
kubectl --namespace store patch persistentvolumeclaim … --patch '{"spec": {"resources": {"requests": {"storage": "…"}}}}'
\`\`\`

To change \`enabled\` or \`storageClass\`, delete the StatefulSet with its pods before the upgrade. A claim keeps its storage class: for another one, back up the data and delete the claim as well.
`);
});
