/** What runs when a container starts and stops (Kubernetes documentation, "Container Lifecycle Hooks"). */
import { given, type JsonObject } from "../../base/json.ts";
import type { ContainerFacts } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";

type Handler = NonNullable<NonNullable<App["lifecycle"]>["pre_stop"]>;

export function resolveLifecycle({ app, mainPort }: ContainerFacts): JsonObject | undefined {
  const { post_start, pre_stop } = app.lifecycle ?? {};
  if (post_start === undefined && pre_stop === undefined) return undefined;
  return {
    ...(post_start && { postStart: kubernetesHandler(mainPort, post_start) }),
    ...(pre_stop && { preStop: kubernetesHandler(mainPort, pre_stop) }),
  };
}

function kubernetesHandler(
  main: PortView | undefined,
  { command, path, port = main?.name, scheme, sleep_seconds }: Handler,
): JsonObject {
  if (command !== undefined) return { exec: { command: [...command] } };
  if (sleep_seconds !== undefined) return { sleep: { seconds: sleep_seconds } };
  return { httpGet: given({ path, port, scheme }) };
}
