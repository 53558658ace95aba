/** The Kubernetes objects that apps may get: one template for each, and which apps have it. */
import type { AppView, ChartView } from "../types.ts";

export interface Component {
  /** What the file in the chart is called behind the app's name: the object's kind in lower case. */
  readonly file: string;
  /** Template below `templates/`. */
  readonly template: string;
  /** Folder below `templates/`, with a slash behind. Default: none. */
  readonly folder?: string;
  readonly applies: (app: AppView, chart: ChartView) => boolean;
}

export const COMPONENTS: readonly Component[] = [
  workload("Deployment"),
  workload("StatefulSet"),
  workload("Job"),
  workload("CronJob"),
  { ...workload("Pod"), folder: "tests/" },
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

/** The `app.kubernetes.io/component` of an app: its workload, which is all that tells its pods from other pods. */
export function componentOf({ workload: kind }: AppView): string {
  return kind.toLowerCase();
}
