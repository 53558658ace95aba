/** What scales, protects and watches an app, and what it may do. */
import { listOf, lookup, mapOf, numberOf, textOf } from "../../checks/objects/objects.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { containerSecurity, seccompOf } from "./containers.ts";
import { find, mapsAt, own, type Source, selects, someTexts, textAt, tidy } from "./source.ts";

export function autoscalingOf(source: Source): JsonObject | undefined {
  const scaler = own(source, "HorizontalPodAutoscaler");
  if (scaler === undefined) return kedaOf(source);
  const spec = mapOf(scaler.body["spec"]);
  if (lookup(spec, "scaleTargetRef", "name") !== source.unit.objectName) return undefined;
  const metrics = mapsAt(spec, "metrics");
  const utilization = (name: string) =>
    metrics.find((metric) => lookup(metric, "resource", "name") === name && isUtilization(metric));
  const [cpu, memory] = [utilization("cpu"), utilization("memory")];
  const others = metrics.filter((metric) => metric !== cpu && metric !== memory);
  const percent = (metric: JsonObject | undefined) =>
    numberOf(lookup(metric, "resource", "target", "averageUtilization"));
  return tidy({
    min_replicas: spec["minReplicas"] ?? 1,
    max_replicas: spec["maxReplicas"],
    cpu: metrics.length === 0 ? CPU_WITHOUT_METRICS : percent(cpu),
    memory: percent(memory),
    metrics: others.length === 0 ? undefined : others,
    behavior: spec["behavior"],
  });
}

/** What an autoscaler without metrics goes by (Kubernetes API: HorizontalPodAutoscalerSpec v2, metrics). */
const CPU_WITHOUT_METRICS = 80;

function isUtilization(metric: JsonObject): boolean {
  return metric["type"] === "Resource" && lookup(metric, "resource", "target", "type") === "Utilization";
}

function kedaOf(source: Source): JsonObject | undefined {
  const scaler = own(source, "ScaledObject");
  if (scaler === undefined) return undefined;
  const spec = mapOf(scaler.body["spec"]);
  const { failureThreshold, replicas } = mapOf(spec["fallback"]);
  return tidy({
    min_replicas: spec["minReplicaCount"],
    max_replicas: spec["maxReplicaCount"],
    behavior: lookup(spec, "advanced", "horizontalPodAutoscalerConfig", "behavior"),
    keda: tidy({
      triggers: spec["triggers"],
      polling_interval_seconds: spec["pollingInterval"],
      cooldown_period_seconds: spec["cooldownPeriod"],
      initial_cooldown_period_seconds: spec["initialCooldownPeriod"],
      idle_replicas: spec["idleReplicaCount"],
      fallback: spec["fallback"] === undefined ? undefined : tidy({ failure_threshold: failureThreshold, replicas }),
    }),
  });
}

export function disruptionBudgetOf(source: Source): JsonObject {
  const budget = own(source, "PodDisruptionBudget");
  if (budget === undefined || !selects(budget, source)) return { enabled: false };
  const { minAvailable, maxUnavailable } = mapOf(budget.body["spec"]);
  return tidy({ min_available: minAvailable, max_unavailable: maxUnavailable });
}

const PROFILES = ["restricted", "baseline", "privileged"] as const;

/** The strictest preset whose settings are all there, with whatever value: `security_context` can change but not remove them. */
export function securityOf({ spec, container }: Source): (typeof PROFILES)[number] {
  const pod = mapOf(spec["securityContext"]);
  const own = mapOf(container["securityContext"]);
  const isBaseline = pod["seccompProfile"] !== undefined && own["allowPrivilegeEscalation"] !== undefined;
  const isOnNode = spec["hostNetwork"] === true || mapsAt(spec, "volumes").some((volume) => "hostPath" in volume);
  if (!isBaseline || isOnNode || own["privileged"] === true) return "privileged";
  const isRestricted =
    pod["runAsNonRoot"] !== undefined &&
    own["readOnlyRootFilesystem"] !== undefined &&
    listOf(lookup(own, "capabilities", "drop")).length > 0;
  return isRestricted ? "restricted" : "baseline";
}

export function securityContextOf({ spec, container }: Source): JsonObject | undefined {
  const pod = mapOf(spec["securityContext"]);
  // Users, groups and seccomp of the container alone need a patch.
  const { run_as_user, run_as_group, run_as_non_root, seccomp_profile, ...rights } = containerSecurity(container) ?? {};
  const settings = tidy({
    run_as_user: pod["runAsUser"],
    run_as_group: pod["runAsGroup"],
    run_as_non_root: pod["runAsNonRoot"],
    fs_group: pod["fsGroup"],
    fs_group_change_policy: pod["fsGroupChangePolicy"],
    supplemental_groups: pod["supplementalGroups"],
    seccomp_profile: seccompOf(pod["seccompProfile"]),
    ...rights,
  });
  return Object.keys(settings).length === 0 ? undefined : settings;
}

/** The account is the app's own if no other app has it. */
export function serviceAccountOf(source: Source): JsonObject | undefined {
  const { spec, unit } = source;
  const name = textAt(spec, "serviceAccountName") ?? "default";
  const automount = spec["automountServiceAccountToken"] ?? true;
  const account = accountObject(source);
  if (account === undefined) return { name, create: false, automount };
  return tidy({
    create: true,
    name: name === unit.objectName ? undefined : name,
    annotations: someTexts(lookup(account.body, "metadata", "annotations")),
    automount,
  });
}

function accountObject({ spec, objects, workload }: Source): KubernetesObject | undefined {
  const name = textAt(spec, "serviceAccountName") ?? "default";
  const users = objects.filter(
    (object) => object !== workload && JSON.stringify(object.body).includes(`"serviceAccountName":"${name}"`),
  );
  return users.length === 0 ? find(objects, "ServiceAccount", name) : undefined;
}

/** The rules of roles that are bound to the app's account and nothing else. */
export function rbacOf(source: Source): readonly Json[] | undefined {
  if (accountObject(source) === undefined) return undefined;
  const { namespaced, cluster } = { namespaced: roleOf(source, "Role"), cluster: roleOf(source, "ClusterRole") };
  const rules = [
    ...mapsAt(namespaced?.body, "rules").map(ruleOf),
    ...mapsAt(cluster?.body, "rules").map((rule) => ({ ...ruleOf(rule), cluster: true })),
  ];
  return rules.length === 0 ? undefined : rules;
}

function roleOf(source: Source, kind: "ClusterRole" | "Role"): KubernetesObject | undefined {
  const { objects, spec, unit } = source;
  const binding = objects.find(
    (object) =>
      object.kind === `${kind}Binding` &&
      object.name.endsWith(unit.objectName) &&
      mapsAt(object.body, "subjects").every((subject) => subject["name"] === spec["serviceAccountName"]),
  );
  const role = textAt(binding?.body, "roleRef", "name");
  return binding === undefined || role !== binding.name ? undefined : find(objects, kind, role);
}

function ruleOf({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }: JsonObject): JsonObject {
  return tidy({
    api_groups: JSON.stringify(apiGroups) === '[""]' ? undefined : apiGroups,
    resources,
    resource_names: resourceNames,
    non_resource_urls: nonResourceURLs,
    verbs,
  });
}

const MONITORS = { ServiceMonitor: "endpoints", PodMonitor: "podMetricsEndpoints" } as const;

/** A monitor that scrapes one port. */
export function metricsOf(source: Source): JsonObject | undefined {
  const kinds = Object.keys(MONITORS) as (keyof typeof MONITORS)[];
  const kind = kinds.find((each) => own(source, each) !== undefined);
  const monitor = kind && own(source, kind);
  if (monitor === undefined || kind === undefined) return undefined;
  const [endpoint, ...others] = mapsAt(monitor.body, "spec", MONITORS[kind]);
  if (endpoint === undefined || others.length > 0) return undefined;
  const relabelings = listOf(endpoint["relabelings"]).filter((each) => !isOfServices(each));
  const labels = Object.entries(monitor.labels).filter(([name]) => !/^(app\.kubernetes\.io|helm\.sh)\//.test(name));
  return tidy({
    kind: kind === "ServiceMonitor" ? "service_monitor" : "pod_monitor",
    port: endpoint["port"],
    path: endpoint["path"],
    interval: endpoint["interval"],
    scrape_timeout: endpoint["scrapeTimeout"],
    labels: labels.length === 0 ? undefined : Object.fromEntries(labels),
    relabelings: relabelings.length === 0 ? undefined : relabelings,
    metric_relabelings: endpoint["metricRelabelings"],
  });
}

/** What tells the Service of a StatefulSet from the headless one. */
function isOfServices(relabeling: Json): boolean {
  return (
    lookup(relabeling, "action") === "keep" &&
    JSON.stringify(lookup(relabeling, "sourceLabels")) === '["__meta_kubernetes_service_name"]'
  );
}

export function alertsOf(source: Source): JsonObject | undefined {
  const rules = own(source, "PrometheusRule");
  const entries = mapsAt(rules?.body, "spec", "groups").flatMap((group) =>
    mapsAt(group, "rules").map((rule): [string, Json] => {
      const name = textOf(rule["alert"]) ?? "";
      const isOwn = textAt(group, "name") === source.unit.name;
      return [isOwn ? name : `${textAt(group, "name")}/${name}`, alertOf(rule)];
    }),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function alertOf({ expr, for: time, keep_firing_for, labels, annotations }: JsonObject): JsonObject {
  const { severity, ...otherLabels } = mapOf(labels);
  const { summary, description, ...otherAnnotations } = mapOf(annotations);
  return tidy({
    expr: typeof expr === "number" ? String(expr) : expr,
    for: time,
    keep_firing_for,
    severity,
    summary,
    description,
    labels: someTexts(otherLabels),
    annotations: someTexts(otherAnnotations),
  });
}
