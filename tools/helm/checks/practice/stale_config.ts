/** Pods restart when their configuration changes. */

import { listWords } from "../../base/text.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { referencesOf } from "../objects/references.ts";
import { namespaceOf } from "../objects/scope.ts";
import type { ObjectCheck, PodTemplate } from "../types.ts";

/** Annotations of controllers that restart pods by themselves. */
const RELOADERS =
  /^(reloader\.stakater\.com|secret\.reloader\.stakater\.com|configmap\.reloader\.stakater\.com|wave\.pusher\.com)\//;

export const staleConfig: ObjectCheck = {
  code: "stale-config",
  severity: "warning",
  about: "practice",
  description:
    "Pods carry a checksum of the ConfigMaps and Secrets of the chart, so that they restart when these change.",
  source: "Helm: Chart Development Tips and Tricks, Automatically Roll Deployments",
  run: (rendering) => {
    const references = referencesOf(rendering).filter(({ kind }) => kind === "ConfigMap" || kind === "Secret");
    return rendering.pods
      .filter((pod) => workloadTraits(pod.owner.kind)?.rollsOut === true && !restartsOnChange(pod))
      .flatMap((pod) => {
        const used = references.filter(({ object }) => object === pod.owner).map(({ kind, name }) => `${kind}/${name}`);
        const own = rendering.objects.filter(
          (object) =>
            used.includes(object.id) &&
            object.body["immutable"] !== true &&
            namespaceOf(object, rendering) === namespaceOf(pod.owner, rendering),
        );
        if (own.length === 0) return [];
        return {
          object: pod.owner,
          path: `${pod.path}.metadata.annotations`,
          what: `has no checksum of ${listWords(own.map(({ id }) => id))}, so running pods keep the old configuration`,
          expected: "an annotation like `checksum/config`",
          fix: {
            app: "declare it in `config`, `config_files` or `secrets`, which add the checksum",
            manifest: "annotate the pods in the manifest with a checksum",
          },
        };
      });
  },
};

function restartsOnChange({ annotations, owner }: PodTemplate): boolean {
  return (
    Object.keys(annotations).some((name) => name.startsWith("checksum/")) ||
    [...Object.keys(annotations), ...Object.keys(owner.annotations)].some((name) => RELOADERS.test(name))
  );
}
