/** What runs when a container starts and stops (Kubernetes documentation, "Container Lifecycle Hooks"). */
import type { JsonObject } from "../../base/json.ts";
import type { ContainerFacts } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";

type Handler = NonNullable<NonNullable<App["lifecycle"]>["pre_stop"]>;

export function resolveLifecycle({ app, mainPort }: ContainerFacts): JsonObject | undefined {
  const { post_start, pre_stop } = app.lifecycle ?? {};
  const main = mainPort?.name ?? "";
  if (post_start === undefined && pre_stop === undefined) return undefined;
  return {
    ...(post_start && { postStart: kubernetesHandler(main, post_start) }),
    ...(pre_stop && { preStop: kubernetesHandler(main, pre_stop) }),
  };
}

function kubernetesHandler(main: string, { command, path, port = main, scheme, sleep_seconds }: Handler): JsonObject {
  if (command !== undefined) return { exec: { command: [...command] } };
  if (sleep_seconds !== undefined) return { sleep: { seconds: sleep_seconds } };
  return {
    httpGet: {
      path: path ?? "/",
      port,
      ...(scheme === undefined ? {} : { scheme }),
    },
  };
}
