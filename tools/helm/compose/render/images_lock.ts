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
  const images = [view.values, ...view.environments.map(({ values }) => values)].flatMap(
    ({ apps = {}, global = {} }) => {
      const registry = isObject(global) ? global["imageRegistry"] : undefined;
      const source = { appVersion: view.appVersion, registry: typeof registry === "string" ? registry : "" };
      return Object.entries(apps as JsonObject).flatMap(([app, own]) => imagesOf(app, own, source));
    },
  );
  const unique = new Map(images.map((image) => [JSON.stringify(image), image]));
  const sorted = [...unique].sort(([left], [right]) => compareText(left, right)).map(([, image]) => image);
  return `${JSON.stringify({ images: sorted }, undefined, 2)}\n`;
}

interface Source {
  readonly appVersion: string;
  /** `global.imageRegistry`. */
  readonly registry: string;
}

/** The images in an app's values: every map with the key `image`, at any depth. */
function imagesOf(app: string, value: Json, source: Source): readonly Image[] {
  if (!isObject(value)) return [];
  const { appVersion, registry } = source;
  return Object.entries(value).flatMap(([key, child]) => {
    if (key !== "image" || !isObject(child)) return imagesOf(app, child, source);
    const { repository, tag, digest } = child;
    const pinned = typeof digest === "string" && digest !== "" ? digest : null;
    // The same rules as in the chart's `image` helper.
    const place = registry === "" ? String(repository) : `${registry}/${String(repository).replace(/:[0-9]+\//, "/")}`;
    const named = typeof tag === "string" && tag !== "" ? tag : pinned === null ? appVersion : null;
    return { app, repository: place, tag: named?.replaceAll("+", "_") ?? null, digest: pinned };
  });
}
