/** The type of an app, and what the app gets from it. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App, AppType } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";

/** The app's type. If it is not given, only a name with the word `api` implies one. */
export function appTypeOf({ app_type, app_name }: App): AppType | undefined {
  return app_type ?? (app_name.split(/[._-]/).includes("api") ? "internal-api" : undefined);
}

/** The traits of an app, which may lack some of its type's. */
export function traitsOf({ service, route }: App, ofType: AppTypeTraits): AppTypeTraits {
  const isServed =
    service === undefined || !ofType.longRunning ? ofType.service : (service.enabled ?? DEFAULTS.service.enabled);
  // A route replaces the Ingress.
  return { ...ofType, service: isServed, ingress: ofType.ingress && route === undefined };
}
