/** What each run target of a chart has Helm do. */
import { documentReader } from "../checks/objects/documents.ts";
import { imagesIn } from "../checks/objects/images.ts";
import { placeOptions, type Release } from "./releases.ts";

export interface Verb {
  /** What it does, as the beginning of a sentence that goes on with the release. Undefined: it changes nothing. */
  readonly doing?: string;
  /** Whether it asks first, since it takes something away. */
  readonly isDestructive?: true;
  /** Whether it asks no cluster: its output without further options is that of the build. */
  readonly isLocal?: true;
  /** What people see of Helm's output. Default: all of it. */
  readonly shows?: (output: string) => string;
  readonly args: (release: Release) => readonly string[];
}

export function templateArguments({ name, chart, values, namespace }: Release): readonly string[] {
  return ["template", name, chart, ...values, "--namespace", namespace];
}

/** By the last word of the target. */
export const VERBS = {
  template: { isLocal: true, args: templateArguments },
  images: {
    isLocal: true,
    args: templateArguments,
    shows: (output) => imagesIn(documentReader()(output).objects).join("\n"),
  },
  install: {
    doing: "Installing",
    args: (release) => [
      ...["upgrade", release.name, release.chart, "--install", "--wait"],
      ...(release.createsNamespace ? ["--create-namespace"] : []),
      ...release.values,
      ...placeOptions(release),
    ],
  },
  rollback: {
    doing: "Rolling back",
    isDestructive: true,
    args: (release) => ["rollback", release.name, "--wait", ...placeOptions(release)],
  },
  uninstall: {
    doing: "Uninstalling",
    isDestructive: true,
    args: (release) => ["uninstall", release.name, "--wait", ...placeOptions(release)],
  },
  status: { args: (release) => ["status", release.name, ...placeOptions(release)] },
  history: { args: (release) => ["history", release.name, ...placeOptions(release)] },
  helm_test: {
    doing: "Testing",
    args: (release) => ["test", release.name, "--logs", ...placeOptions(release)],
  },
} as const satisfies Readonly<Record<string, Verb>>;

export function verbOf(name: string): Verb | undefined {
  return Object.hasOwn(VERBS, name) ? VERBS[name as keyof typeof VERBS] : undefined;
}
