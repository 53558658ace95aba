/** The options that people give to run targets of a release: ours, and those of Helm that say where it is. */
import { splitOptions } from "./own_options.ts";

export interface ReleaseOptions {
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly context: string | undefined;
  readonly environment: string | undefined;
  /** Whether nothing has to be asked. */
  readonly isConfirmed: boolean;
  /** Another version of the chart, to compare with instead of the release. */
  readonly against: string | undefined;
  /** Whether the exit code tells that there are differences. */
  readonly tellsDifferences: boolean;
  /** The file that is read instead of those that the environment names. */
  readonly kubeconfig: string | undefined;
  /** Options of Helm that say how to reach the cluster, which all of its commands have. */
  readonly connection: readonly string[];
  /** Everything else, for Helm. */
  readonly helm: readonly string[];
}

/** Options that Helm does not get as they are. */
const OWN = {
  against: { type: "string" },
  "detailed-exitcode": { type: "boolean" },
  environment: { type: "string" },
  "kube-context": { type: "string" },
  namespace: { type: "string", short: "n" },
  release: { type: "string" },
  yes: { type: "boolean", short: "y" },
} as const;

/** Helm's own (`helm options`), without those above. */
const CONNECTION = {
  "kube-apiserver": { type: "string" },
  "kube-as-group": { type: "string", multiple: true },
  "kube-as-user": { type: "string" },
  "kube-ca-file": { type: "string" },
  "kube-insecure-skip-tls-verify": { type: "boolean" },
  "kube-tls-server-name": { type: "string" },
  "kube-token": { type: "string" },
  kubeconfig: { type: "string" },
} as const;

export function readReleaseOptions(args: readonly string[]): ReleaseOptions {
  const { text, isOn, helm } = splitOptions(args, OWN);
  const connection = splitOptions(args, CONNECTION);
  return {
    release: text("release"),
    namespace: text("namespace"),
    context: text("kube-context"),
    environment: text("environment"),
    isConfirmed: isOn("yes"),
    against: text("against"),
    tellsDifferences: isOn("detailed-exitcode"),
    kubeconfig: connection.text("kubeconfig"),
    connection: connection.own,
    helm,
  };
}
