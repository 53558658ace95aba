/** The options that people give to run targets of a release: ours, and those of Helm that say where it is. */
import { splitOptions } from "./own_options.ts";

export interface ReleaseOptions {
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly context: string | undefined;
  /** Whether nothing has to be asked. */
  readonly isConfirmed: boolean;
  /** Everything else, for Helm. */
  readonly helm: readonly string[];
}

const OPTIONS = {
  "kube-context": { type: "string" },
  namespace: { type: "string", short: "n" },
  release: { type: "string" },
  yes: { type: "boolean", short: "y" },
} as const;

export function readReleaseOptions(args: readonly string[]): ReleaseOptions {
  const { text, isOn, helm } = splitOptions(args, OPTIONS, ["kube-context"]);
  return {
    release: text("release"),
    namespace: text("namespace"),
    context: text("kube-context"),
    isConfirmed: isOn("yes"),
    helm,
  };
}
