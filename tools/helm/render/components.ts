/** The Kubernetes objects that apps may get: one template for each kind, and which apps have it. */
import type { AppView, ChartView } from "../types.ts";

export interface Component {
  /** Kind of the object; its lower case ends the file's name. */
  readonly kind: string;
  /** Template below `templates/`. */
  readonly template: string;
  readonly applies: (app: AppView, chart: ChartView) => boolean;
}

export const COMPONENTS: readonly Component[] = [
  { kind: "Deployment", template: "deployment.yaml.ejs", applies: ({ workload }) => workload === "Deployment" },
  { kind: "Job", template: "job.yaml.ejs", applies: ({ workload }) => workload === "Job" },
  { kind: "Service", template: "service.yaml.ejs", applies: ({ hasService }) => hasService },
  {
    kind: "PodDisruptionBudget",
    template: "poddisruptionbudget.yaml.ejs",
    applies: ({ hasDisruptionBudget }) => hasDisruptionBudget,
  },
  {
    kind: "Ingress",
    template: "ingress.yaml.ejs",
    applies: ({ hasIngress }, { ingressMode }) => hasIngress && ingressMode === "per-app",
  },
];

/** The `app.kubernetes.io/component` of an app: its workload, which is all that tells its pods from other pods. */
export function componentOf({ workload }: AppView): string {
  return workload.toLowerCase();
}
