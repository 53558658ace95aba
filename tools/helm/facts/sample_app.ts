/** The smallest sensible app of a type, to show what the type gets. */
import type { JsonObject } from "../base/json.ts";
import type { AppType } from "../model/types.ts";
import { APP_TYPES } from "./app_types.ts";

/** As metadata. `type` is what a person wrote: of one that does not exist, the app has nothing special, and is reported. */
export function sampleApp(type: string): JsonObject {
  const traits = Object.hasOwn(APP_TYPES, type) ? APP_TYPES[type as AppType] : undefined;
  return {
    schema_version: 1,
    label: "--app-type",
    app_name: `hello-${type}`,
    app_type: type,
    image: "ghcr.io/acme/hello",
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    ...(traits?.service === true ? { port: 8000 } : {}),
    ...(traits?.ingress === true ? { ingress: { host: "hello.example.com" } } : {}),
    ...(traits?.schedule === true ? { schedule: "0 3 * * *" } : {}),
  };
}
