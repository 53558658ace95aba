/** The options that people give to run targets of a release: ours, and those of Helm that say where it is. */
import { parseArgs } from "node:util";

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
  const { tokens, values } = parseArgs({
    args: [...args],
    options: { ...OWN, ...CONNECTION },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const indicesOf = (names: object) =>
    new Set(
      tokens.flatMap((token) => {
        if (token.kind !== "option" || !Object.hasOwn(names, token.name)) return [];
        // The value may be an argument of its own.
        return token.value !== undefined && token.inlineValue === false
          ? [token.index, token.index + 1]
          : [token.index];
      }),
    );
  const [own, connection] = [indicesOf(OWN), indicesOf(CONNECTION)];
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    release: text(values.release),
    namespace: text(values.namespace),
    context: text(values["kube-context"]),
    environment: text(values.environment),
    isConfirmed: values.yes === true,
    against: text(values.against),
    tellsDifferences: values["detailed-exitcode"] === true,
    connection: args.filter((_, index) => connection.has(index)),
    helm: args.filter((_, index) => !own.has(index)),
  };
}
