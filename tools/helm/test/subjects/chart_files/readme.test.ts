/** The README.md of a chart as a whole, but for its values. */
import { describe, expect, test } from "@jest/globals";
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

## Upgrade

The command above also upgrades a release. Give it all values each time, best in a file: as soon as it gets one value, Helm forgets those of earlier commands. To see what would change:

\`\`\`
helm template shop . --namespace store --no-hooks | kubectl diff --namespace store --filename -
\`\`\`

Only pods whose own settings, image or configuration changed are replaced.

## Roll back

Pick the last revision in the history whose status was \`deployed\` or \`superseded\`:

\`\`\`
helm history shop --namespace store
helm rollback shop … --namespace store --wait
\`\`\`

## Troubleshooting

When pods do not become ready, or a job fails, Kubernetes says why:

\`\`\`
kubectl --namespace store get pods --selector app.kubernetes.io/instance=shop
kubectl --namespace store describe pods --selector app.kubernetes.io/instance=shop
kubectl --namespace store logs --selector app.kubernetes.io/instance=shop --all-containers --prefix
kubectl --namespace store get events --field-selector type=Warning --sort-by=.lastTimestamp
\`\`\`

| it says | cause | remedy |
| --- | --- | --- |
| \`CreateContainerConfigError\`, \`MountVolume.SetUp failed\` | a Secret or ConfigMap is missing, or a key of it | create it, as listed above |
| \`container has runAsNonRoot and image will run as root\`, \`image has non-numeric user\` | the image names no user by number, or root | its \`release_app\` needs \`run_as_user\` in \`security_context\` |
| \`Read-only file system\` in the log | the program writes to its image; only \`/tmp\` and volumes are writable | its \`release_app\` needs an \`empty_dir\` at that path in \`volumes\` |
| \`Permission denied\` in the log | the files of the volume belong to another user | its \`release_app\` needs \`fs_group\` in \`security_context\` |
| \`ImagePullBackOff\`, \`ErrImagePull\` | the image does not exist, or the cluster may not pull it | correct \`image\`, or name the registry's Secret in \`global.imagePullSecrets\` |
| \`CrashLoopBackOff\` | the program ends | read its log, with \`--previous\` |
| \`Pending\` | no node has room, or a claim is not bound | lower \`resources\`, or give the claim a \`storageClass\` that the cluster has |
`);
});

/** A section of the README. */
function sectionOf(declaration: Declaration, heading: string): string {
  return (
    readmeOf(declaration)
      .split(/^## /m)
      .find((text) => text.startsWith(`${heading}\n`)) ?? ""
  );
}

describe("upgrades and rollbacks", () => {
  const jobs = [
    app({ app_name: "migrate", app_type: "job" }),
    app({ app_name: "seed", app_type: "job", phase: "after_deploy" }),
    app({ app_name: "smoke", app_type: "job", phase: "test" }),
  ];
  const volumes = { data: { claim: { size: "1Gi" } } };

  test("name the jobs that run, and what a rollback leaves as it is", () => {
    const apps = [...jobs, app({ app_name: "db", app_type: "stateful-service", volumes })];
    expect(sectionOf({ apps }, "Upgrade")).toContain("\nFirst, `migrate` runs. If that fails, the upgrade stops,");
    const rollback = sectionOf({ apps }, "Roll back");
    expect(rollback).toContain("It does not run `migrate`, `seed`, and what that did, such as a migration, stays.");
    expect(rollback).toContain("Volumes keep their content and their size");
  });

  test("are commits under Argo CD", () => {
    const declared = { chart: chart({ gitops: "argocd" }), apps: jobs };
    expect(sectionOf(declared, "Upgrade")).toContain("A commit that changes the chart or its values is an upgrade.");
    expect(sectionOf(declared, "Roll back")).toBe(
      "Roll back\n\nRevert the commit, so that Argo CD syncs the previous version. Its jobs run as in every sync.\n\n",
    );
  });

  test("a chart without apps has neither", () => {
    const files = { "shop/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" };
    const declared = { chart: chart({ manifests: ["shop/a.yaml"] }), apps: [], files };
    expect(readmeOf(declared)).not.toMatch(/^## (Upgrade|Roll back|Troubleshooting)$/m);
  });
});

test("advises only what fits the apps", () => {
  const apps = [app({ app_name: "a", app_type: "worker", security: "privileged" })];
  const advice = sectionOf({ apps }, "Troubleshooting");
  expect(advice).not.toMatch(/CreateContainerConfigError|runAsNonRoot|Read-only|Permission denied/);
  expect(advice).toContain("| `Pending` |");
});

test("for Argo CD, of one app", () => {
  const declared = chart({ ...CHART, create_namespace: true, environments: { dev: {} }, gitops: "argocd" });
  const readme = readmeOf({ chart: declared, apps: [app({ app_name: "task", app_type: "job" })] });
  expect(readme.replace(/\n## Upgrade\n[\s\S]*/, "")).toBe(`# shop 1.2.0

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
