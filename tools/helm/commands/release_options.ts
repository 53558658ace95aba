/** The options that people give to run targets of a release: ours, and those of Helm that say where it is. */
import { parseArgs } from "node:util";

export interface ReleaseOptions {
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly context: string | undefined;
  /** Whether nothing has to be asked. */
  readonly isConfirmed: boolean;
  /** Everything else, for Helm. */
  readonly helm: readonly string[];
}

/** Options that Helm does not get as they are. */
const OWN = ["kube-context", "namespace", "release", "yes"];

export function readReleaseOptions(args: readonly string[]): ReleaseOptions {
  const { tokens, values } = parseArgs({
    args: [...args],
    options: {
      "kube-context": { type: "string" },
      namespace: { type: "string", short: "n" },
      release: { type: "string" },
      yes: { type: "boolean", short: "y" },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const taken = new Set(
    tokens.flatMap((token) => {
      if (token.kind !== "option" || !OWN.includes(token.name)) return [];
      // The value may be an argument of its own.
      return token.value !== undefined && token.inlineValue === false ? [token.index, token.index + 1] : [token.index];
    }),
  );
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    release: text(values.release),
    namespace: text(values.namespace),
    context: text(values["kube-context"]),
    isConfirmed: values.yes === true,
    helm: args.filter((_, index) => !taken.has(index)),
  };
}
