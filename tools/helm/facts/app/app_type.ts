/** The type of an app, and what the app gets by it. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App, AppType } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";

/** The app's type. Not given, it follows only from a name with the word `api`. */
export function appTypeOf({ app_type, app_name }: App): AppType | undefined {
  return app_type ?? (app_name.split(/[._-]/).includes("api") ? "internal-api" : undefined);
}

/** What an app gets of what apps of its type get. */
export function traitsOf({ service, route }: App, ofType: AppTypeTraits): AppTypeTraits {
  const isServed =
    service === undefined || !ofType.longRunning ? ofType.service : (service.enabled ?? DEFAULTS.service.enabled);
  // A route stands in place of the Ingress.
  return { ...ofType, service: isServed, ingress: ofType.ingress && route === undefined };
}
