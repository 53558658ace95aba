/** Plays the nodes of a cluster: six of them, with kubelets, a volume provisioner and a load balancer, but without containers. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "./api.ts";
import type { ControlPlane } from "./control_plane.ts";
import { serveKubelets } from "./kubelet_server.ts";
import { playKubelets } from "./kubelets.ts";
import { reportError, type Watch } from "./play.ts";
import { createDefaultClass, playProvisioner } from "./storage.ts";

export interface Nodes {
  /** Ends the play; requests under way may still fail. */
  stop(): void;
}

const HEARTBEAT_SECONDS = 8;

/** Three nodes of amd64, and three of arm64 that take only pods which tolerate it; one of each in every zone. */
const NODES = [1, 2, 3, 4, 5, 6].map((number) => {
  const spot = number > 3;
  return {
    name: `node-${number}`,
    address: `10.0.0.${number}`,
    labels: {
      "kubernetes.io/hostname": `node-${number}`,
      "kubernetes.io/os": "linux",
      "kubernetes.io/arch": spot ? "arm64" : "amd64",
      "topology.kubernetes.io/region": "region-1",
      "topology.kubernetes.io/zone": `zone-${((number - 1) % 3) + 1}`,
    },
    taints: spot ? [{ key: "acme.example/spot", effect: "NoSchedule" }] : [],
  };
});

const CAPACITY = { cpu: "64", memory: "512Gi", pods: "1000", "ephemeral-storage": "1Ti" };

/** Creates the nodes and plays them until they are stopped. */
export async function playNodes({ api, directory }: Pick<ControlPlane, "api" | "directory">): Promise<Nodes> {
  const server = await serveKubelets({ api, directory });
  const stopped = new AbortController();

  const watch: Watch = async (path, seen) => {
    while (!stopped.signal.aborted) {
      // The connection ends when the server closes it; what is there then comes with the next list.
      await api
        .watch(path, (object, deleted) => stopped.signal.aborted || seen(object, deleted))
        .catch(() => sleep(200));
    }
  };

  for (const { name, labels, taints } of NODES) {
    await api.call("POST", "/api/v1/nodes", {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name, labels },
      spec: { taints },
    });
  }
  await createDefaultClass(api);
  await beat(api, server.port);
  const heartbeat = setInterval(
    () => void beat(api, server.port).catch((error: Error) => stopped.signal.aborted || reportError(error)),
    HEARTBEAT_SECONDS * 1000,
  );
  const kubelets = playKubelets(api, watch);
  playProvisioner(api, watch);
  playLoadBalancer(api, watch);
  return {
    stop() {
      stopped.abort();
      clearInterval(heartbeat);
      kubelets.stop();
      server.stop();
    },
  };
}

/** What kubelets report: they are well, have room, and can be called at a port of this machine. */
async function beat(api: Api, port: number): Promise<void> {
  const now = new Date().toISOString();
  const condition = (type: string, status: string) => ({ type, status, reason: "Played", message: "" });
  const conditions = [
    condition("Ready", "True"),
    ...["MemoryPressure", "DiskPressure", "PIDPressure"].map((type) => condition(type, "False")),
  ].map((each) => ({
    ...each,
    lastHeartbeatTime: now.replace(/\.\d+/, ""),
    lastTransitionTime: "2026-01-01T00:00:00Z",
  }));
  const leases = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
  for (const { name, address } of NODES) {
    const addresses = [
      { type: "InternalIP", address },
      { type: "Hostname", address: "127.0.0.1" },
    ];
    const daemonEndpoints = { kubeletEndpoint: { Port: port } };
    const status = { allocatable: CAPACITY, capacity: CAPACITY, addresses, conditions, daemonEndpoints };
    await api.call("PATCH", `/api/v1/nodes/${name}/status`, { status }, "merge-patch");
    const spec = { holderIdentity: name, leaseDurationSeconds: 40, renewTime: now.replace("Z", "000Z") };
    const lease = {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: { name, namespace: "kube-node-lease" },
    };
    const { status: code } = await api.call("PATCH", `${leases}/${name}`, { spec }, "merge-patch");
    if (code === 404) await api.call("POST", leases, { ...lease, spec });
  }
}

/** Gives load balancers an address, as clouds do. */
function playLoadBalancer(api: Api, watch: Watch): void {
  watch("/api/v1/services", ({ metadata, spec, status }, deleted) => {
    if (deleted || spec.type !== "LoadBalancer" || status?.loadBalancer?.ingress !== undefined) return;
    const path = `/api/v1/namespaces/${metadata.namespace}/services/${metadata.name}/status`;
    void api.call("PATCH", path, { status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } } }).catch(reportError);
  });
}
