/** What each run target of a chart has Helm do. */

export interface Release {
  readonly name: string;
  readonly namespace: string;
  /** Directory of the chart. */
  readonly chart: string;
  /** Options for the values of an environment. */
  readonly values: readonly string[];
  /** Whether installing creates the namespace. */
  readonly createsNamespace: boolean;
}

interface Verb {
  /** What it does, as the beginning of a sentence that goes on with the release. Undefined: it changes nothing. */
  readonly doing?: string;
  /** Whether it asks first, since it takes something away. */
  readonly isDestructive?: true;
  readonly args: (release: Release) => readonly string[];
}

/** By the last word of the target. */
export const VERBS = {
  template: {
    args: ({ name, chart, values }) => ["template", name, chart, ...values],
  },
  install: {
    doing: "Installing",
    args: ({ name, chart, values, createsNamespace }) => [
      ...["upgrade", name, chart, "--install", "--wait"],
      ...(createsNamespace ? ["--create-namespace"] : []),
      ...values,
    ],
  },
  rollback: {
    doing: "Rolling back",
    isDestructive: true,
    args: ({ name }) => ["rollback", name, "--wait"],
  },
  uninstall: {
    doing: "Uninstalling",
    isDestructive: true,
    args: ({ name }) => ["uninstall", name, "--wait"],
  },
  status: { args: ({ name }) => ["status", name] },
  history: { args: ({ name }) => ["history", name] },
  helm_test: {
    doing: "Testing",
    args: ({ name }) => ["test", name, "--logs"],
  },
} as const satisfies Readonly<Record<string, Verb>>;

export function verbOf(name: string): Verb | undefined {
  return Object.hasOwn(VERBS, name) ? VERBS[name as keyof typeof VERBS] : undefined;
}
