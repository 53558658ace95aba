/** The Kubernetes objects that apps may get: one template for each, and which apps have it. */
import type { AppView, ChartView } from "../types.ts";

export interface Component {
  /** What the file in the chart is called behind the app's name: the object's kind in lower case. */
  readonly file: string;
  /** Template below `templates/`. */
  readonly template: string;
  readonly applies: (app: AppView, chart: ChartView) => boolean;
}

export const COMPONENTS: readonly Component[] = [
  workload("Deployment"),
  workload("StatefulSet"),
  workload("Job"),
  workload("CronJob"),
  {
    file: "serviceaccount",
    template: "serviceaccount.yaml.ejs",
    applies: ({ hasServiceAccount }) => hasServiceAccount,
  },
  ...["role", "rolebinding"].map((file) => rbac(file, "namespace")),
  ...["clusterrole", "clusterrolebinding"].map((file) => rbac(file, "cluster")),
  { file: "service", template: "service.yaml.ejs", applies: ({ hasService }) => hasService },
  {
    file: "service-headless",
    template: "service-headless.yaml.ejs",
    applies: (app) => app.workload === "StatefulSet",
  },
  {
    file: "poddisruptionbudget",
    template: "poddisruptionbudget.yaml.ejs",
    applies: ({ hasDisruptionBudget }) => hasDisruptionBudget,
  },
  {
    file: "ingress",
    template: "ingress.yaml.ejs",
    applies: ({ hasIngress }, { ingressMode }) => hasIngress && ingressMode === "per-app",
  },
];

function workload(kind: AppView["workload"]): Component {
  const file = kind.toLowerCase();
  return { file, template: `${file}.yaml.ejs`, applies: (app) => app.workload === kind };
}

function rbac(file: string, scope: keyof AppView["rules"]): Component {
  return { file, template: `${file}.yaml.ejs`, applies: ({ rules }) => rules[scope].length > 0 };
}

/** The `app.kubernetes.io/component` of an app: its workload, which is all that tells its pods from other pods. */
export function componentOf({ workload: kind }: AppView): string {
  return kind.toLowerCase();
}
