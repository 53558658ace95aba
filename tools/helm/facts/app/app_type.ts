/** The type of an app, and what it gets by it. */

import type { App, AppType } from "../../model/types.ts";
import { APP_TYPES, type AppTypeTraits } from "../app_types.ts";

/** The app's type. Not given, it follows only from a name with the word `api`. */
export function appTypeOf({ app_type, app_name }: App): AppType | undefined {
  return app_type ?? (app_name.split(/[._-]/).includes("api") ? "internal-api" : undefined);
}

/** What an app gets, once its type is known. */
export function traitsOf(app: App): AppTypeTraits {
  const type = APP_TYPES[appTypeOf(app) ?? "worker"];
  const isJob = type.workload === "Job" || type.workload === "CronJob";
  const service = app.service === undefined || isJob ? type.service : (app.service.enabled ?? true);
  // A route stands in place of the Ingress.
  const traits = { ...type, service, ingress: type.ingress && app.route === undefined };
  // A Job would run by itself, and could not be upgraded: its pod is immutable. A suspended CronJob is a Job to copy.
  if (app.phase === "manual") return { ...traits, workload: "CronJob" };
  // `helm test --logs` looks for a pod of the hook's own name (https://github.com/helm/helm/issues/11236).
  return app.phase === "test" ? { ...traits, workload: "Pod" } : traits;
}
