/** `images.lock.json`: the images that a chart runs, for whoever mirrors, scans or signs them. */

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

/** Images are the maps below `image`, wherever an app's values have them. */
function imagesOf(app: string, value: Json, appVersion: string): readonly Image[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key !== "image" || !isObject(child)) return imagesOf(app, child, appVersion);
    const { repository, tag, digest } = child;
    const pinned = typeof digest === "string" && digest !== "" ? digest : null;
    // As the chart's own `image` helper decides.
    const named = typeof tag === "string" && tag !== "" ? tag : pinned === null ? appVersion : null;
    return { app, repository: String(repository), tag: named?.replaceAll("+", "_") ?? null, digest: pinned };
  });
}
