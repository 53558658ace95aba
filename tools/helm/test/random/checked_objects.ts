/** Runs the checks on the objects of random charts. */

import type { JsonObject } from "../../base/json.ts";
import { checkRendering, readRendering } from "../../checks/check.ts";
import { CHECKS_BY_TOPIC } from "../../checks/checks.gen.ts";
import type { Topic } from "../../checks/checks.ts";
import { declarationOf } from "../../checks/objects/declaration.ts";
import { KUBE_VERSIONS } from "../../facts/kube_versions.ts";
import { formatProblem } from "../../model/problems.ts";
import type { App, Chart, ChartFiles } from "../../model/types.ts";
import type { RandomChart } from "./arbitrary_apps.ts";

/** Release and namespace of random charts: to YAML, both names look like numbers. */
export const PLACE = { release: "0x1f", namespace: "1e3" } as const;

/** A rule that holds in the oldest and the newest version is assumed to hold in between. */
const VERSIONS = [KUBE_VERSIONS[0] ?? "", KUBE_VERSIONS.at(-1) ?? ""];

/** Attributes whose random values checks are meant to find, because only checks can. These are not bugs of the composer. */
const ASKED_FOR: readonly { readonly topic: Topic; readonly attribute: string; readonly why: string }[] = [
  {
    topic: "security",
    attribute: "security_context",
    why: "It can loosen the preset on purpose; the checks report that, and can be switched off with a reason.",
  },
];

/** Problems with the objects of one chart, as lines of text. */
export function checkObjects(
  objects: readonly JsonObject[],
  { declared, files }: { readonly declared: RandomChart; readonly files: ChartFiles },
): readonly string[] {
  const [chart, apps] = [declared.chart as unknown as Chart, declared.apps as unknown as readonly App[]];
  const declaration = { ...declarationOf({ chart, apps, files, ...PLACE }), kubeVersions: VERSIONS };
  const rendered = objects.map((body) => ({ body }));
  return checkRendering(readRendering(rendered, declaration))
    .filter(({ severity, code, label }) => severity === "error" && !isAskedFor(code, label, declared))
    .map((problem) => `${problem.code}: ${formatProblem(problem)}`);
}

function isAskedFor(code: string, label: string, { apps }: RandomChart): boolean {
  const written = JSON.stringify(apps.find((app) => app["label"] === label) ?? {});
  return ASKED_FOR.some((row) => code in CHECKS_BY_TOPIC[row.topic] && written.includes(`"${row.attribute}":`));
}
