/** Labels of nodes for their location. */
export const HOST = "kubernetes.io/hostname";

export const TOPOLOGY_KEYS = { zone: "topology.kubernetes.io/zone", host: HOST } as const;
