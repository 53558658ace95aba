/** Requests and limits in every notation and combination: a build refuses exactly those to which the API server objects. */
import { app, problemsOf } from "../../tools/helm/test/support/charts.ts";
import type { Question } from "./questions.ts";

type Amounts = Readonly<Record<string, string | number>>;

interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** Right and wrong notations of a quantity. What Kubernetes takes and no one means, like `+1` and billionths, a build refuses. */
const AMOUNTS: readonly (string | number)[] = [
  ...[0, 1, 2, 0.1, 1.5, -0.5],
  ...["1", "1.5", "1.", "-1", ".5", "01", "", "lots", "0x1", "1_000"],
  ...["129e6", "129E6", "1e+3", "5E-1", "1e", "1 Gi", "1Gi", "1G", "1Ki", "1K", "1k", "1Mi", "2Mi", "3Mi", "1M", "1gb"],
  ...["1500m", "400m", "1E", "1Q"],
];
const RESOURCES = ["cpu", "memory", "ephemeral-storage", "nvidia.com/gpu", "hugepages-2Mi"];

/** Huge pages need a request of something else. */
const beside = (resource: string): Amounts => (resource.startsWith("hugepages-") ? { cpu: "100m" } : {});

const LIMITS = RESOURCES.flatMap((resource) =>
  AMOUNTS.map((amount): Resources => ({ limits: { ...beside(resource), [resource]: amount } })),
);

/** Which of both there are, and which is more. */
const COMBINATIONS = RESOURCES.flatMap((resource): readonly Resources[] => {
  const of = (amount: string): Amounts => ({ ...beside(resource), [resource]: amount });
  return [
    { requests: of("4Mi") },
    { requests: of("4Mi"), limits: of("4Mi") },
    { requests: of("4Mi"), limits: of("4096Ki") },
    { requests: of("2Mi"), limits: of("4Mi") },
    { requests: of("4Mi"), limits: of("2Mi") },
    { limits: { [resource]: "2Mi" } },
  ];
});

export function resourceGrid(): readonly Question[] {
  return [...LIMITS, ...COMBINATIONS].map((resources) => ({
    title: JSON.stringify(resources),
    objects: [podWith(resources)],
    problems: problemsOf({ apps: [app({ resources })] }),
  }));
}

function podWith(resources: Resources) {
  const containers = [{ name: "app", image: "app", resources }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "pod" }, spec: { containers } };
}
