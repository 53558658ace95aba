/** The Kubernetes objects that apps may get: one template for each, and which apps have it. */
import type { AppView, ChartView, ObjectView } from "../types.ts";

export interface Component {
  /** Kind by which `patches` mean the object; none where it cannot be patched. */
  readonly kind?: string;
  /** What the file in the chart is called behind the app's name: the object's kind in lower case. */
  readonly file: string;
  /** Template below `templates/`. */
  readonly template: string;
  /** Folder below `templates/`, with a slash behind. Default: none. */
  readonly folder?: string;
  readonly applies: (app: AppView, chart: ChartView) => boolean;
  /** The objects of the kind, where an app may have several. Default: one, called like the app. */
  readonly objects?: (app: AppView) => readonly ObjectView[];
}

export const COMPONENTS: readonly Component[] = [
  workload("Deployment"),
  workload("StatefulSet"),
  workload("Job"),
  workload("CronJob"),
  several("configmap", "configmap", ({ configs }) => configs),
  several("configmap", "configmap-files", ({ configFiles }) => configFiles),
  several("secret", "secret", ({ secrets }) => secrets),
  several("externalsecret", "externalsecret", ({ externalSecrets }) => externalSecrets),
  several("persistentvolumeclaim", "persistentvolumeclaim", (app) =>
    app.workload === "StatefulSet" ? [] : app.claims,
  ),
  { ...workload("Pod"), folder: "tests/" },
  {
    file: "serviceaccount",
    template: "serviceaccount.yaml.ejs",
    applies: ({ hasServiceAccount }) => hasServiceAccount,
  },
  ...["role", "rolebinding"].map((file) => rbac(file, "namespace")),
  ...["clusterrole", "clusterrolebinding"].map((file) => rbac(file, "cluster")),
  { kind: "Service", file: "service", template: "service.yaml.ejs", applies: ({ hasService }) => hasService },
  {
    kind: "HeadlessService",
    file: "service-headless",
    template: "service-headless.yaml.ejs",
    applies: (app) => app.workload === "StatefulSet",
  },
  {
    kind: "PodDisruptionBudget",
    file: "poddisruptionbudget",
    template: "poddisruptionbudget.yaml.ejs",
    applies: ({ hasDisruptionBudget }) => hasDisruptionBudget,
  },
  {
    kind: "Ingress",
    file: "ingress",
    template: "ingress.yaml.ejs",
    applies: ({ hasIngress }, { ingressMode }) => hasIngress && ingressMode === "per-app",
  },
  { file: "httproute", template: "httproute.yaml.ejs", applies: ({ route }) => route !== undefined },
  {
    file: "networkpolicy",
    template: "networkpolicy.yaml.ejs",
    applies: ({ networkPolicy }) => networkPolicy !== undefined,
  },
  objectOf("HorizontalPodAutoscaler", ({ scaler }) => scaler === "HorizontalPodAutoscaler"),
  objectOf("ScaledObject", ({ scaler }) => scaler === "ScaledObject"),
  objectOf("ServiceMonitor", ({ metrics }) => metrics?.kind === "service_monitor"),
  objectOf("PodMonitor", ({ metrics }) => metrics?.kind === "pod_monitor"),
  objectOf("PrometheusRule", ({ alerts }) => alerts.length > 0),
  { file: "dashboards", template: "dashboards.yaml.ejs", applies: ({ dashboards }) => dashboards.length > 0 },
];

function workload(kind: AppView["workload"]): Component {
  return objectOf(kind, (app) => app.workload === kind);
}

function objectOf(kind: string, applies: Component["applies"]): Component {
  const file = kind.toLowerCase();
  return { kind, file, template: `${file}.yaml.ejs`, applies };
}

function rbac(file: string, scope: keyof AppView["rules"]): Component {
  return { file, template: `${file}.yaml.ejs`, applies: ({ rules }) => rules[scope].length > 0 };
}

function several(file: string, template: string, objects: (app: AppView) => readonly ObjectView[]): Component {
  return { file, template: `${template}.yaml.ejs`, applies: (app) => objects(app).length > 0, objects };
}
