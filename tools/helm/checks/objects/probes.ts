/** The probes and lifecycle hooks of a container. */

export const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** What a probe or a lifecycle hook does, of which it does one. */
export const ACTIONS = ["exec", "grpc", "httpGet", "sleep", "tcpSocket"];

/** Probes and lifecycle hooks, by their paths in a container. */
export const HANDLERS: readonly (readonly string[])[] = [
  ...PROBES.map((probe) => [probe]),
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
];
