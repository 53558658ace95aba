/** The namespace of a release: how it is made, and what is in it. */
import type { Api } from "./api.ts";
import type { Level } from "./charts.ts";
import { readiness } from "./kubelets.ts";
import { type Fields, type KubernetesObject, nameOf } from "./objects.ts";
import type { Need } from "./pod_needs.ts";
import { until } from "./waiting.ts";

export type Namespace = ReturnType<typeof namespaceOf>;

/** Resources that controllers keep for themselves, or that come and go by themselves. */
const IGNORED = new Set(["events", "endpoints", "endpointslices", "leases", "controllerrevisions", "podmetrics"]);

export function namespaceOf(api: Api, name: string) {
  const core = `/api/v1/namespaces/${name}`;
  const apps = `/apis/apps/v1/namespaces/${name}`;

  /** Creates it with a level of the Pod Security Standards, and waits for what controllers put into it. */
  async function create(level: Level): Promise<void> {
    const labels = { "pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level };
    const { status, body } = await api.call("POST", "/api/v1/namespaces", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, labels },
    });
    if (status !== 201) throw new Error(body.message);
    for (const path of [`${core}/serviceaccounts/default`, `${core}/configmaps/kube-root-ca.crt`]) {
      await until(60, async () => (await api.call("GET", path)).status === 200);
    }
  }

  async function remove(): Promise<void> {
    // The namespace goes in its own time, but others may want its node ports.
    await api.call("DELETE", `${core}/services`);
    await api.call("DELETE", core);
  }

  /** Creates the Secrets and ConfigMaps that a chart expects to be there. */
  async function provide(needs: readonly Need[]): Promise<void> {
    for (const [kind, resource] of [
      ["Secret", "secrets"],
      ["ConfigMap", "configmaps"],
    ] as const) {
      const names = new Set(needs.filter((need) => need.kind === kind).map((need) => need.name));
      for (const each of names) {
        const keys = needs.filter((need) => need.kind === kind && need.name === each).flatMap((need) => need.keys);
        const data = Object.fromEntries([...keys, "other"].map((key) => [key, "x"]));
        const object = { apiVersion: "v1", kind, metadata: { name: each } };
        const content = { [kind === "Secret" ? "stringData" : "data"]: data };
        const { status } = await api.call("POST", `${core}/${resource}`, { ...object, ...content });
        // It is there for another version of the chart, which reads other keys.
        if (status === 409) await api.call("PATCH", `${core}/${resource}/${each}`, content);
      }
    }
  }

  const pods = () => api.list(`${core}/pods`);

  /** Pods that serve, by workload, with the hash of the template that they come from. */
  async function templates(): Promise<ReadonlyMap<string, string>> {
    const rows = (await pods()).flatMap(({ metadata }) => {
      const { labels = {}, ownerReferences: [owner] = [], deletionTimestamp } = metadata;
      const hash = labels["pod-template-hash"] ?? labels["controller-revision-hash"];
      if (owner === undefined || hash === undefined || deletionTimestamp !== undefined) return [];
      return [[owner.kind === "ReplicaSet" ? owner.name.replace(/-[^-]+$/, "") : owner.name, hash] as const];
    });
    return new Map(rows);
  }

  /** Pods that neither are ready nor have succeeded, with the reason. */
  async function unready(): Promise<readonly string[]> {
    return (await pods())
      .filter((pod) => pod.status?.phase !== "Succeeded" && readiness(pod)?.status !== "True")
      .map((pod) => {
        const scheduled = pod.status?.conditions?.find(({ type }: Fields) => type === "PodScheduled");
        return `${pod.metadata.name}: ${readiness(pod)?.message ?? scheduled?.message ?? pod.status?.phase}`;
      });
  }

  /** Ports of Services behind which no pod is ready. */
  async function servicesWithoutPods(): Promise<readonly string[]> {
    const slices = await api.list(`/apis/discovery.k8s.io/v1/namespaces/${name}/endpointslices`);
    const serves = (service: string, port: string) =>
      slices.some(
        ({ metadata, ...slice }: KubernetesObject & Fields) =>
          metadata.labels?.["kubernetes.io/service-name"] === service &&
          (slice.ports ?? []).some((each: Fields) => (each.name ?? "") === port) &&
          (slice.endpoints ?? []).some(({ conditions }: Fields) => conditions.ready),
      );
    return (await api.list(`${core}/services`))
      .filter(({ spec }) => spec.selector !== undefined)
      .flatMap(({ metadata, spec }) =>
        (spec.ports as readonly Fields[])
          .filter((port) => !serves(metadata.name, port.name ?? ""))
          .map((port) => `${metadata.name}:${port.name ?? port.port}`),
      );
  }

  /** Disruption budgets that block every eviction. */
  async function blockingBudgets(): Promise<readonly string[]> {
    const budgets = await api.list(`/apis/policy/v1/namespaces/${name}/poddisruptionbudgets`);
    return budgets.filter(({ status }) => !status?.disruptionsAllowed).map(({ metadata }) => metadata.name);
  }

  /** Autoscalers whose workload still has fewer pods than they want at least: they look every 15 seconds. */
  async function waitingAutoscalers(): Promise<readonly string[]> {
    const autoscalers = await api.list(`/apis/autoscaling/v2/namespaces/${name}/horizontalpodautoscalers`);
    const waiting = autoscalers.map(async ({ metadata, spec: { minReplicas, scaleTargetRef } }: Fields) => {
      const resource = `${scaleTargetRef.kind.toLowerCase()}s`;
      const { body } = await api.call("GET", `/apis/apps/v1/namespaces/${name}/${resource}/${scaleTargetRef.name}`);
      return (body.spec?.replicas ?? 0) < minReplicas ? [String(metadata.name)] : [];
    });
    return (await Promise.all(waiting)).flat();
  }

  async function warnings(): Promise<readonly string[]> {
    const events: readonly Fields[] = await api.list(`${core}/events`);
    const texts = events
      .filter(({ type }) => type === "Warning")
      .map(
        ({ involvedObject, reason, message }) => `${involvedObject.kind}/${involvedObject.name} ${reason}: ${message}`,
      );
    return [...new Set(texts)];
  }

  /** All objects, by `Kind/name`. */
  async function everything(): Promise<ReadonlyMap<string, KubernetesObject>> {
    const lists = await Promise.all(
      (await resourcesOf(api)).map(async ({ path, resource, ...type }) =>
        (await api.list(`${path}/namespaces/${name}/${resource}`)).map((object) => ({ ...object, ...type })),
      ),
    );
    return new Map(lists.flat().map((object) => [nameOf(object), object]));
  }

  /** Waits until controllers have done what the last change asks of them. */
  async function settle(): Promise<void> {
    await until(20, async () => {
      const terminating = (await pods()).some(({ metadata }) => metadata.deletionTimestamp !== undefined);
      const workloads = await Promise.all(
        ["deployments", "statefulsets", "daemonsets"].map((each) => api.list(`${apps}/${each}`)),
      );
      return !terminating && workloads.flat().every(isObserved);
    });
  }

  return {
    name,
    create,
    remove,
    provide,
    pods,
    templates,
    unready,
    servicesWithoutPods,
    blockingBudgets,
    waitingAutoscalers,
    warnings,
    everything,
    settle,
  };
}

function isObserved({ metadata, status }: KubernetesObject & { readonly metadata: Fields }): boolean {
  return status?.observedGeneration === metadata.generation;
}

interface Resource {
  readonly path: string;
  readonly resource: string;
  readonly apiVersion: string;
  readonly kind: string;
}

const known = new WeakMap<Api, Promise<readonly Resource[]>>();

/** The kinds that a namespace may contain, in the versions that the server prefers. */
export function resourcesOf(api: Api): Promise<readonly Resource[]> {
  const found = known.get(api) ?? discover(api);
  known.set(api, found);
  return found;
}

async function discover(api: Api): Promise<readonly Resource[]> {
  const groups: readonly Fields[] = (await api.call("GET", "/apis")).body.groups;
  const versions = ["v1", ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
  const lists = versions.map(async (apiVersion) => {
    const path = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
    const resources: readonly Fields[] = (await api.call("GET", path)).body.resources ?? [];
    return resources
      .filter(({ namespaced, name, verbs }) => namespaced && !name.includes("/") && verbs.includes("list"))
      .filter(({ name }) => !IGNORED.has(name))
      .map(({ name, kind }) => ({ path, resource: name, apiVersion, kind }));
  });
  return (await Promise.all(lists)).flat();
}
