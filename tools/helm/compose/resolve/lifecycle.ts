/** What runs when a container starts and stops (Kubernetes documentation, "Container Lifecycle Hooks"). */
import type { JsonObject } from "../../base/json.ts";
import { mainPort, resolvePorts } from "../../facts/ports.ts";
import type { App } from "../../model/types.ts";

type Handler = NonNullable<NonNullable<App["lifecycle"]>["pre_stop"]>;

export function resolveLifecycle(app: App): JsonObject | undefined {
  const { post_start, pre_stop } = app.lifecycle ?? {};
  if (post_start === undefined && pre_stop === undefined) return undefined;
  return {
    ...(post_start && { postStart: kubernetesHandler(app, post_start) }),
    ...(pre_stop && { preStop: kubernetesHandler(app, pre_stop) }),
  };
}

function kubernetesHandler(app: App, { command, path, port, scheme, sleep_seconds }: Handler): JsonObject {
  if (command !== undefined) return { exec: { command: [...command] } };
  if (sleep_seconds !== undefined) return { sleep: { seconds: sleep_seconds } };
  return {
    httpGet: {
      path: path ?? "/",
      port: port ?? mainPort(resolvePorts(app))?.name ?? "",
      ...(scheme === undefined ? {} : { scheme }),
    },
  };
}
