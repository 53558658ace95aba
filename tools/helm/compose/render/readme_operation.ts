/** The parts of a chart's `README.md` for a release that exists: upgrades, rollbacks, and what to do when pods do not start. */

import { isObject, type Json } from "../../base/json.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { block, code, table } from "./markdown.ts";

type Paragraphs = readonly string[];

export function upgrades(view: ChartView): Paragraphs {
  const { name, namespace } = view;
  const preview = `helm template ${name} . --namespace ${namespace} --no-hooks | kubectl diff --namespace ${namespace} --filename -`;
  const stops = hookNames(view, /pre-upgrade/);
  return [
    view.gitops === "argocd"
      ? "A commit that changes the chart or its values is an upgrade. To see what another version of this folder would change:"
      : "The command above also upgrades a release. Give it all values each time, best in a file: as soon as it gets one value, Helm forgets those of earlier commands. To see what would change:",
    block(preview),
    stops === "" ? "" : `First, ${stops} runs. If that fails, the upgrade stops, and nothing else has changed.`,
    "Only pods whose own settings, image or configuration changed are replaced.",
  ];
}

export function rollbacks(view: ChartView): Paragraphs {
  const { name, namespace } = view;
  const jobs = hookNames(view, /-(install|upgrade)/);
  const hasClaims = view.apps.some(({ claims, sharedClaims }) => claims.length + sharedClaims.length > 0);
  const commands = [
    `helm history ${name} --namespace ${namespace}`,
    `helm rollback ${name} … --namespace ${namespace} --wait`,
  ];
  return [
    view.gitops === "argocd"
      ? "Revert the commit, so that Argo CD syncs the previous version. Its jobs run as in every sync."
      : "Pick the last revision in the history whose status was `deployed` or `superseded`:",
    view.gitops === "argocd" ? "" : block(commands.join("\n")),
    jobs === "" || view.gitops === "argocd"
      ? ""
      : `A rollback brings back objects, not data. It does not run ${jobs}, and what that did, such as a migration, stays.`,
    hasClaims
      ? "Volumes keep their content and their size: a claim never shrinks, so keep a larger `size` in the values."
      : "",
  ];
}

/** The jobs that are hooks of these events, as code. */
function hookNames({ apps }: ChartView, events: RegExp): string {
  return apps
    .filter(({ hook }) => events.test(hook?.annotations["helm.sh/hook"] ?? ""))
    .map(({ key }) => code(key))
    .join(", ");
}

export function troubleshooting(view: ChartView, needsObjects: boolean): Paragraphs {
  const kubectl = `kubectl --namespace ${view.namespace}`;
  const selector = `--selector app.kubernetes.io/instance=${view.name}`;
  const commands = [
    `${kubectl} get pods ${selector}`,
    `${kubectl} describe pods ${selector}`,
    `${kubectl} logs ${selector} --all-containers --prefix`,
    `${kubectl} get events --field-selector type=Warning --sort-by=.lastTimestamp`,
  ];
  return [
    "When pods do not become ready, or a job fails, Kubernetes says why:",
    block(commands.join("\n")),
    table(
      ["it says", "cause", "remedy"],
      SYMPTOMS.filter(({ applies }) => applies(view, needsObjects)).map(({ words, cause, remedy }) => [
        words,
        cause,
        remedy,
      ]),
    ),
  ];
}

interface Symptom {
  readonly words: string;
  readonly cause: string;
  readonly remedy: string;
  readonly applies: (view: ChartView, needsObjects: boolean) => boolean;
}

const always = () => true;

const SYMPTOMS: readonly Symptom[] = [
  {
    words: "`CreateContainerConfigError`, `MountVolume.SetUp failed`",
    cause: "a Secret or ConfigMap is missing, or a key of it",
    remedy: "create it, as listed above",
    applies: (_, needsObjects) => needsObjects,
  },
  {
    words: "`container has runAsNonRoot and image will run as root`, `image has non-numeric user`",
    cause: "the image names no user by number, or root",
    remedy: "its `release_app` needs `run_as_user` in `security_context`",
    applies: ({ apps }) => apps.some((app) => contextOf(app, "pod")["runAsNonRoot"] === true),
  },
  {
    words: "`Read-only file system` in the log",
    cause: "the program writes to its image; only `/tmp` and volumes are writable",
    remedy: "its `release_app` needs an `empty_dir` at that path in `volumes`",
    applies: ({ apps }) => apps.some((app) => contextOf(app, "container")["readOnlyRootFilesystem"] === true),
  },
  {
    words: "`Permission denied` in the log",
    cause: "the files of the volume belong to another user",
    remedy: "its `release_app` needs `fs_group` in `security_context`",
    applies: ({ apps }) => apps.some(({ mounts }) => mounts.length > 0),
  },
  {
    words: "`ImagePullBackOff`, `ErrImagePull`",
    cause: "the image does not exist, or the cluster may not pull it",
    remedy: "correct `image`, or name the registry's Secret in `global.imagePullSecrets`",
    applies: always,
  },
  {
    words: "`CrashLoopBackOff`",
    cause: "the program ends",
    remedy: "read its log, with `--previous`",
    applies: always,
  },
  {
    words: "`Pending`",
    cause: "no node has room, or a claim is not bound",
    remedy: "lower `resources`, or give the claim a `storageClass` that the cluster has",
    applies: always,
  },
];

function contextOf({ fields }: AppView, place: "container" | "pod"): Readonly<Record<string, Json>> {
  const context = fields[place]["securityContext"];
  return isObject(context) ? context : {};
}
