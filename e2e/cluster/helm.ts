/** Runs Helm against the cluster. */
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { diffRelease } from "../../tools/helm/commands/diff.ts";
import { readReleaseOptions } from "../../tools/helm/commands/release_options.ts";
import type { ControlPlane } from "./control_plane.ts";
import type { KubernetesObject } from "./objects.ts";
import { type Run, run } from "./processes.ts";

/** A Helm of one major version. */
export interface Helm {
  readonly major: 3 | 4;
  readonly program: string;
}

/** Where and under which name a chart is installed, and with which options such as `--values`. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly options: readonly string[];
}

/** Much longer than anything takes, on a busy machine too. */
const TIMEOUT = "180s";
const WAIT = ["--wait", "--wait-for-jobs", "--timeout", TIMEOUT];

/** Warnings about files that only the tests use, and about watches that Helm has ended itself. */
const NOISE = /kubernetes configuration file is (group|world)-readable|^level=|reflector\.go:\d+\]/i;

export type Session = ReturnType<typeof session>;

/** The environment of clients: only the cluster of the tests, and nothing of the user's own. */
export function environmentOf({ kubeconfig, directory }: ControlPlane): NodeJS.ProcessEnv {
  const home = join(directory, "home");
  return {
    HOME: home,
    KUBECONFIG: kubeconfig,
    HELM_CACHE_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_DATA_HOME: home,
  };
}

/** Helm's commands for one release. */
export function session(controlPlane: ControlPlane, { program }: Helm, { name, namespace, options }: Release) {
  const { kubeconfig, version } = controlPlane;
  const env = environmentOf(controlPlane);
  const helm = (command: string, ...args: readonly string[]) =>
    run(program, [command, name, ...args, "--namespace", namespace], { env });
  return {
    install: (chart: string, ...more: readonly string[]) => helm("install", chart, ...options, ...WAIT, ...more),
    upgrade: (chart: string, ...more: readonly string[]) => helm("upgrade", chart, ...options, ...WAIT, ...more),
    rollback: (revision: number) =>
      helm("rollback", String(revision), ...WAIT.filter((word) => word !== "--wait-for-jobs")),
    test: () => helm("test", "--logs", "--timeout", TIMEOUT),
    /** What `.diff` shows: the exit code 2 says that the release would change. */
    diff: (chart: string, ...more: readonly string[]) =>
      diffRelease({
        helm: program,
        label: "",
        isColored: false,
        release: {
          name,
          namespace,
          chart,
          values: options,
          context: undefined,
          environment: undefined,
          createsNamespace: false,
        },
        options: readReleaseOptions([...more, "--detailed-exitcode", `--kubeconfig=${kubeconfig}`]),
      }),
    uninstall: () => helm("uninstall", "--wait", "--timeout", TIMEOUT),
    /** The objects for the cluster's version, including hooks and CustomResourceDefinitions. */
    async template(chart: string): Promise<readonly KubernetesObject[]> {
      return documents(await helm("template", chart, ...options, "--include-crds", `--kube-version=${version}`));
    },
    async notes(chart: string): Promise<string> {
      const { exitCode, stdout, stderr } = await helm("install", chart, ...options, "--dry-run=client");
      if (exitCode !== 0) throw new Error(stderr.trim());
      return /^NOTES:\n([\s\S]*)/m.exec(stdout)?.[1] ?? "";
    },
  };
}

/** What Helm said on its standard error, without what does not concern the chart. */
export function saidBy({ stderr }: Run): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !NOISE.test(line));
  return lines.join("\n");
}

function documents({ exitCode, stdout, stderr }: Run): readonly KubernetesObject[] {
  if (exitCode !== 0) throw new Error(stderr.trim());
  return parseAllDocuments(stdout)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}
