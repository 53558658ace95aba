/** The version of what an app runs, which its labels and variables tell: that of its tag. */

import { goString, rootValuesPath } from "../../base/literal.ts";
import type { App } from "../../model/types.ts";

/** The image's tag in values. Without one, it is the chart's `appVersion`. */
export function tagOf({ image_tag, version }: Pick<App, "image_tag" | "version">): string {
  return image_tag ?? version?.replaceAll("+", "_") ?? "";
}

/** Arguments of the helper `version`: the image in values, and what the declared tag stands for if that is not the tag itself. */
export function versionArguments(app: App): string {
  const { app_name, version } = app;
  const image = rootValuesPath("apps", app_name, "image");
  const tag = tagOf(app);
  return version === undefined || version === tag ? image : `${image} ${goString(tag)} ${goString(version)}`;
}
