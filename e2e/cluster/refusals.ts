/**
 * What a build refuses because the API server does: each row is refused by both, and its near miss by neither. The server is asked
 * about the same in Kubernetes' words, which patches bring past the build.
 */
import { type Attributes, app, chart, filesOf, problemsOf } from "../../tools/helm/test/support/charts.ts";
import { renderUmbrella, type Subchart, umbrellasOf } from "../../tools/helm/test/support/umbrella.ts";
import type { ControlPlane } from "./control_plane.ts";
import { movedTo, objections } from "./dry_run.ts";
import type { Helm } from "./helm.ts";
import { inParallel } from "./matrix.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";

export interface RefusalVerdict {
  readonly title: string;
  /** Who says something else than expected. */
  readonly disagreements: readonly string[];
}

interface Row {
  readonly title: string;
  readonly refused: Attributes;
  /** The sound attributes with a patch that makes them what is refused. */
  readonly kind: string;
  readonly patch: object;
  readonly sound: Attributes;
}

const NAMESPACE = "refusals";

const ofService = (title: string, service: object, spec: object, sound: object = {}): Row => ({
  title,
  refused: { service },
  kind: "Service",
  patch: { spec },
  sound: { service: sound },
});

const ROWS: readonly Row[] = [
  ofService(
    "a traffic policy of a ClusterIP",
    { external_traffic_policy: "Local" },
    { externalTrafficPolicy: "Local" },
  ),
  ofService(
    "a load balancer's class of a NodePort",
    { type: "NodePort", load_balancer_class: "a/b" },
    { loadBalancerClass: "a/b" },
    { type: "NodePort" },
  ),
  ofService(
    "a node port of a ClusterIP",
    { ports: { http: { port: 80, node_port: 30080 } } },
    { ports: [{ port: 80, nodePort: 30080 }] },
    { port: 80 },
  ),
  ofService(
    "a node port that is another one's",
    { type: "NodePort", ports: { http: { port: 80, node_port: 80 } } },
    { ports: [{ port: 80, nodePort: 80 }] },
    { type: "NodePort", ports: { http: { port: 80, node_port: 30080 } } },
  ),
  ofService(
    "two families, and a policy that has one",
    { ip_families: ["IPv4", "IPv6"] },
    { ipFamilies: ["IPv4", "IPv6"] },
    { ip_families: ["IPv6"] },
  ),
  ofService(
    "a headless load balancer",
    { headless: true, type: "LoadBalancer" },
    { type: "LoadBalancer" },
    { headless: true },
  ),
  {
    title: "a name that no DNS label is",
    refused: { service: { name: "1st" } },
    kind: "Service",
    patch: { metadata: { name: "1st" } },
    sound: { service: { name: "first" } },
  },
  {
    title: "an autoscaler whose minimum is above its maximum",
    refused: { autoscaling: { min_replicas: 5, max_replicas: 3, memory: 80 } },
    kind: "HorizontalPodAutoscaler",
    patch: { spec: { minReplicas: 5 } },
    sound: {
      autoscaling: { min_replicas: 2, max_replicas: 3, memory: 80 },
      resources: { requests: { memory: "1Mi" } },
    },
  },
  {
    title: "a host with a path",
    refused: { app_type: "external-api", ingress: { host: "a.example.com/x" } },
    kind: "Ingress",
    patch: { spec: { rules: [{ host: "a.example.com/x" }] } },
    sound: { app_type: "external-api", ingress: { host: "a.example.com" } },
  },
  {
    title: "a schedule with four fields",
    refused: { app_type: "cron-job", schedule: "0 3 * *" },
    kind: "CronJob",
    patch: { spec: { schedule: "0 3 * *" } },
    sound: { app_type: "cron-job", schedule: "0 3 * * *" },
  },
  {
    title: "a claim of less than nothing",
    refused: { replicas: 1, volumes: { data: { claim: { size: "-1Gi" }, mount_path: "/data" } } },
    kind: "PersistentVolumeClaim/data",
    patch: { spec: { resources: { requests: { storage: "-1Gi" } } } },
    sound: { replicas: 1, volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } } },
  },
];

/** Rows of charts, rendered at once. */
export async function judgeRefusals({ api }: ControlPlane, { program }: Helm): Promise<readonly RefusalVerdict[]> {
  await namespaceOf(api, NAMESPACE).create("privileged");
  const files = (name: string, attributes: Attributes) =>
    filesOf({ chart: chart({ chart_name: name, ingress_mode: "per-app" }), apps: [app(attributes)] });
  const charts = ROWS.flatMap(({ sound, kind, patch }, index): readonly Subchart[] => [
    { name: `sound-${index}`, files: files(`sound-${index}`, sound) },
    { name: `refused-${index}`, files: files(`refused-${index}`, { ...sound, patches: { [kind]: patch } }) },
  ]);
  const rendered = new Map(umbrellasOf(charts).flatMap((umbrella) => [...renderUmbrella(program, umbrella)]));
  const ask = (name: string) =>
    objections(
      api,
      (rendered.get(name) ?? []).map((object: KubernetesObject) => movedTo(NAMESPACE, object)),
      NAMESPACE,
    );
  return inParallel(ROWS, async ({ title, refused, sound }, index) => {
    const ours = problemsOf({ apps: [app(refused)] });
    const theirs = await ask(`refused-${index}`);
    return {
      title,
      disagreements: [
        ...(ours.length === 0 ? ["a build takes it"] : []),
        ...(theirs.length === 0 ? ["the API server takes it"] : []),
        ...problemsOf({ apps: [app(sound)] }).map((problem) => `a build refuses the near miss: ${problem}`),
        ...(await ask(`sound-${index}`)).map((text) => `the API server refuses the near miss: ${text}`),
      ],
    };
  });
}
