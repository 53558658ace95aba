/** Makes the content of the page about a chart. Everything in it is text; `html.ts` gives it its form. */
import { compareText, plural } from "../base/text.ts";
import { imagesIn } from "../checks/objects/images.ts";
import { differencesOf } from "./differences.ts";
import { mapsOf } from "./maps.ts";
import { objectsOf } from "./objects.ts";
import { problemsOf } from "./problems.ts";
import { stepsOf, trafficRows } from "./tables.ts";
import type { ImagePage, Page, PageInput, RenderingInput } from "./types.ts";
import { upgradePage } from "./upgrade.ts";

/** What the chart's own values are called beside the environments. */
export const OWN_VALUES = "own values";

export function pageOf(input: PageInput): Page {
  const { report, renderings, apps, description } = input;
  const { helms, kubeVersions } = report;
  const declaration = renderings[0]?.rendering.declaration;
  return {
    ...report.chart,
    description,
    release: declaration?.release ?? "",
    namespace: declaration?.namespace ?? "",
    against: [
      ...helms.map((version) => `Helm ${version}`),
      ...kubeVersions.map((version) => `Kubernetes ${version}`),
    ].join(", "),
    environments: renderings.map(({ environment }) => titleOf(environment)),
    apps: apps.length,
    ...mapsOf(renderings),
    order: grouped(renderings, stepsOf).map(({ environments, value }) => ({ environments, steps: value })),
    traffic: grouped(renderings, trafficRows).map(({ environments, value }) => ({ environments, rows: value })),
    differences: differencesOf(renderings),
    ...objectsOf(input),
    problems: problemsOf(input, titleOf),
    images: imagesOf(renderings),
    upgrade: input.upgrade && upgradePage(input.upgrade, titleOf),
  };
}

export function titleOf(environment: string): string {
  return environment === "" ? OWN_VALUES : environment;
}

/** The environments that have the same of something, together. */
function grouped<Value>(renderings: readonly RenderingInput[], make: (rendering: RenderingInput) => Value) {
  const made = renderings
    .filter(({ error }) => error === undefined)
    .map((rendering) => ({ environment: titleOf(rendering.environment), value: make(rendering) }));
  return [...Map.groupBy(made, ({ value }) => JSON.stringify(value)).values()].flatMap((group) => {
    const environments = group.map(({ environment }) => environment);
    return group[0] === undefined ? [] : [{ environments, value: group[0].value }];
  });
}

function imagesOf(renderings: readonly RenderingInput[]): readonly ImagePage[] {
  const found = renderings.flatMap(({ environment, rendering }) =>
    rendering.objects.flatMap(({ id, body }) =>
      imagesIn([body]).map((reference) => ({ reference, id, environment: titleOf(environment) })),
    ),
  );
  return [...Map.groupBy(found, ({ reference }) => reference)]
    .sort(([one], [other]) => compareText(one, other))
    .map(([reference, group]) => ({
      reference,
      isPinned: /@sha256:[0-9a-f]{64}$/.test(reference),
      users: [...new Set(group.map(({ id }) => id))].sort(compareText),
      environments: [...new Set(group.map(({ environment }) => environment))],
    }));
}

/** What is in the chart, in one line. */
export function summaryOf({ apps, objects, environments }: Page): string {
  return [
    plural(apps, "app"),
    plural(objects.length, "object"),
    environments.length === 1 ? "no environments" : plural(environments.length - 1, "environment"),
  ].join(", ");
}
