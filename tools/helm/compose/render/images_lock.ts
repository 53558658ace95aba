/** `images.lock.json`: the images that a chart runs, for tools that mirror, scan or sign them. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import type { ChartView } from "../../model/chart_view.ts";

interface Image {
  readonly app: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

export function imagesLock(view: ChartView): string {
  const images = [view.values, ...view.environments.map(({ values }) => values)].flatMap((values) =>
    Object.entries((values["apps"] ?? {}) as JsonObject).flatMap(([app, own]) => imagesOf(app, own, view.appVersion)),
  );
  const unique = new Map(images.map((image) => [JSON.stringify(image), image]));
  const sorted = [...unique].sort(([left], [right]) => compareText(left, right)).map(([, image]) => image);
  return `${JSON.stringify({ images: sorted }, undefined, 2)}\n`;
}

/** The images in an app's values: every map with the key `image`, at any depth. */
function imagesOf(app: string, value: Json, appVersion: string): readonly Image[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key !== "image" || !isObject(child)) return imagesOf(app, child, appVersion);
    const { repository, tag, digest } = child;
    const pinned = typeof digest === "string" && digest !== "" ? digest : null;
    // The same rule as in the chart's `image` helper.
    const named = typeof tag === "string" && tag !== "" ? tag : pinned === null ? appVersion : null;
    return { app, repository: String(repository), tag: named?.replaceAll("+", "_") ?? null, digest: pinned };
  });
}
