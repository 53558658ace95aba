/** The attributes of apps that fields of objects come from, so that a fix can name them. */

type Source = readonly [field: RegExp, attribute: string];

/** By fields; the first that matches counts. */
const SOURCES: readonly Source[] = [
  [/^(?:.*\.)?metadata\.labels\b/, "labels"],
  [/^(?:.*\.)?metadata\.annotations\b/, "annotations"],
  [/ontainers\[\d+\]\.image$/, "image"],
  [/ontainers\[\d+\]\.imagePullPolicy$/, "image_pull_policy"],
  [/ontainers\[\d+\]\.resources\b/, "resources"],
  [/ontainers\[\d+\]\.(?:liveness|readiness|startup)Probe\b/, "health_check"],
  [/ontainers\[\d+\]\.env\b/, "env"],
  [/ontainers\[\d+\]\.ports\b/, "ports"],
  [/ontainers\[\d+\]\.command\b/, "command"],
  [/ontainers\[\d+\]\.args\b/, "args"],
  [/\bsecurityContext\b/, "security"],
  [/\bautomountServiceAccountToken$/, "service_account"],
  [/\bserviceAccountName$/, "service_account"],
  [/\bhostNetwork$/, "host_network"],
  [/\bvolumes\b/, "volumes"],
  [/\bnodeSelector\b/, "node_selector"],
  [/\btolerations\b/, "tolerations"],
  [/\bpriorityClassName$/, "priority_class"],
  [/\breplicas$/, "replicas"],
];

/** By kinds, for all their other fields. */
const OF_KIND: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: "autoscaling",
  HTTPRoute: "route",
  Ingress: "ingress",
  NetworkPolicy: "network_policy",
  PersistentVolumeClaim: "volumes",
  PodDisruptionBudget: "disruption_budget",
  Role: "rbac",
  ScaledObject: "autoscaling",
  Secret: "secrets",
  Service: "service",
  ServiceAccount: "service_account",
};

export function attributeOf(kind: string, path: string): string | undefined {
  return SOURCES.find(([field]) => field.test(path))?.[1] ?? (Object.hasOwn(OF_KIND, kind) ? OF_KIND[kind] : undefined);
}

export const NAMED_ATTRIBUTES: readonly string[] = [
  ...new Set([...SOURCES.map(([, attribute]) => attribute), ...Object.values(OF_KIND)]),
];
