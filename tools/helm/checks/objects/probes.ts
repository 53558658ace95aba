/** Where a container says what the kubelet asks of it, and what it does at its start and end. */

export const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** Probes and lifecycle hooks, by their paths in a container. */
export const HANDLERS: readonly (readonly string[])[] = [
  ...PROBES.map((probe) => [probe]),
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
];
