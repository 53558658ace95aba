/** What each run target of a chart has Helm do. */
import { documentReader } from "../checks/objects/documents.ts";
import { imagesIn } from "../checks/objects/images.ts";
import type { Outcome } from "../system/command.ts";
import { readHelmOfUser, runHelmInTerminal } from "../system/helm_of_user.ts";
import { diffRelease } from "./diff.ts";
import type { ReleaseOptions } from "./release_options.ts";
import { placeOptions, type Release, templateArguments } from "./releases.ts";
import type { Task } from "./task.ts";

export interface Verb {
  /** What it does, as the beginning of a sentence that goes on with the release. Undefined: it changes nothing. */
  readonly doing?: string;
  /** Whether it asks first, since it takes something away. */
  readonly isDestructive?: true;
  /** Whether it asks no cluster. */
  readonly isLocal?: (options: ReleaseOptions) => boolean;
  /** What people see of what the build has rendered, if they give no further options. */
  readonly shows?: (rendered: string) => string;
  readonly run: (task: Task) => Promise<Outcome>;
}

/** Has Helm do it in the person's terminal. */
function inTerminal(args: (release: Release) => readonly string[]): Verb["run"] {
  return async ({ helm, release, options }) => {
    const exitCode = await runHelmInTerminal(helm, [...args(release), ...placeOptions(release), ...options.helm]);
    return { exitCode, output: "" };
  };
}

/** Shows what Helm renders, or a part of it. */
function rendering(shows: (rendered: string) => string): Verb {
  return {
    isLocal: () => true,
    shows,
    run: async ({ helm, release, options }) => {
      const { exitCode, stdout } = await readHelmOfUser(helm, [...templateArguments(release), ...options.helm]);
      return { exitCode, output: shows(stdout) };
    },
  };
}

/** By the last word of the target. */
export const VERBS = {
  template: rendering((rendered) => rendered.trimEnd()),
  images: rendering((rendered) => imagesIn(documentReader()(rendered).objects.map(({ body }) => body)).join("\n")),
  diff: { isLocal: ({ against }) => against !== undefined, run: diffRelease },
  install: {
    doing: "Installing",
    run: inTerminal(({ name, chart, values, createsNamespace }) => [
      ...["upgrade", name, chart, "--install", "--wait"],
      ...(createsNamespace ? ["--create-namespace"] : []),
      ...values,
    ]),
  },
  rollback: {
    doing: "Rolling back",
    isDestructive: true,
    run: inTerminal(({ name }) => ["rollback", name, "--wait"]),
  },
  uninstall: {
    doing: "Uninstalling",
    isDestructive: true,
    run: inTerminal(({ name }) => ["uninstall", name, "--wait"]),
  },
  status: { run: inTerminal(({ name }) => ["status", name]) },
  history: { run: inTerminal(({ name }) => ["history", name]) },
  helm_test: {
    doing: "Testing",
    run: inTerminal(({ name }) => ["test", name, "--logs"]),
  },
} as const satisfies Readonly<Record<string, Verb>>;

export function verbOf(name: string): Verb | undefined {
  return Object.hasOwn(VERBS, name) ? VERBS[name as keyof typeof VERBS] : undefined;
}
