/** Codes of what happens between a chart and a cluster. */
import { type CodeGroup, code } from "./code_meaning.ts";

export const DEPLOYMENT_CODES: readonly CodeGroup[] = [
  {
    title: "Deployment and GitOps",
    codes: {
      "conflicting-source": code("Files for GitOps have two places that the chart comes from.", "Keep one of them."),
      "duplicate-destination": code("Two environments go to one place.", "Change one of them."),
      "duplicate-step": code("An environment is in two steps of a rollout.", "Keep it in one."),
      "empty-list": code("An environment of `deploy` goes nowhere.", "Add a destination, or remove the environment."),
      "helm-stopped": code(
        "Helm did not end by itself: it hung, was killed, or ran out of memory.",
        "Build again with fewer `--jobs`; if that does not help, look for a template that does not end.",
      ),
      "invalid-digest": code("A file that should have a digest has none.", "Name the output of a `.digest` target."),
      "missing-destination": code("An environment has no destination.", "Add it to the chart's `deploy`."),
      "missing-source": code("Nothing says where the chart comes from.", "Add `repository` or `git`."),
      "missing-step": code("An environment is in no step of a rollout.", "Add it to one."),
      "no-charts": code("There is no chart among the targets.", "Name packages that have charts."),
      "no-release": code("The cluster has no such release.", "Correct its name, namespace or context."),
      "not-confirmed": code(
        "What a run target would do to a cluster needs a yes, and there is no terminal to ask in.",
        "Pass `--yes` if you are sure.",
      ),
      "shared-project": code("What is for one environment is in a project that others share.", "Separate them."),
      "unknown-context": code("The kubeconfig has no such context.", "Correct it, or set KUBECONFIG."),
      "unknown-environment": code("The chart has no such environment.", "Correct it, or add it to `environments`."),
      "unpinned-source": code("A digest is given, but the chart is not in an OCI registry.", "Remove the digest."),
      "unreachable-cluster": code("The cluster does not answer.", "Check `--kube-context` and KUBECONFIG."),
    },
  },
  {
    title: "Registries",
    codes: {
      "disk-full": code("The machine has no space left for temporary files.", "Free some."),
      "invalid-repository": code("A `repository` is not that of an OCI registry.", "Write `oci://<host>/<path>`."),
      "no-repository": code("The chart does not say where it is pushed.", "Set `repository` of the chart."),
      "other-digest": code(
        "The registry has another digest than `.digest` says.",
        "Push again, and find out who changes what is pushed.",
      ),
      "push-failed": code("A chart could not be pushed, or is gone again.", "Read what the registry says."),
      "registry-busy": code("The registry takes no more requests for now.", "Wait, and push again."),
      "registry-denied": code("The registry refuses access.", "Log in with `helm registry login`."),
      "registry-failing": code("The registry fails.", "Look at its logs and its space."),
      "registry-refused": code("The registry does not take the chart.", "Check that it stores OCI artifacts."),
      "registry-silent": code("The registry does not answer in time.", "Check the network, and push again."),
      "registry-unknown": code("No host has the name of the registry.", "Correct `repository`."),
      "registry-unreachable": code("The registry cannot be reached.", "Check the network and the port."),
      "registry-untrusted": code("The registry's certificate is not trusted.", "Pass `--ca-file`."),
      "registry-without-tls": code("The registry speaks plain HTTP.", "Pass `--plain-http` if you trust the way."),
      "version-exists": code(
        "The registry has this version, with other content.",
        "Raise the version: what has been published is never changed.",
      ),
    },
  },
];
