/** Labels of nodes that say where they are. */
export const HOST = "kubernetes.io/hostname";

export const TOPOLOGY_KEYS = { zone: "topology.kubernetes.io/zone", host: HOST } as const;
