/** Init containers and sidecars. */
import { compareText } from "../../base/text.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import { joinPath } from "../../model/problems.ts";
import type { App, Sidecar } from "../../model/types.ts";
import type { ContainerFacts, FurtherContainer } from "../types.ts";

/** The facts about an init container or sidecar that do not follow from its declaration as an app. */
export type Further = Omit<FurtherContainer, Exclude<keyof ContainerFacts, "app">>;

/** An app's init containers and sidecars in the order in which they start. */
export function furtherContainersOf(app: App): readonly Further[] {
  const { init_containers = {}, sidecars = {} } = app;
  const { weight } = DEFAULTS.initContainer;
  return [...listOf(app, "sidecars", sidecars), ...listOf(app, "initContainers", init_containers)].toSorted(
    (left, right) =>
      (left.container.weight ?? weight) - (right.container.weight ?? weight) ||
      // Init containers may need what a sidecar serves, like the way to a database.
      compareText(right.group, left.group) ||
      compareText(left.name, right.name),
  );
}

function listOf(app: App, group: Further["group"], containers: Readonly<Record<string, Sidecar>>): readonly Further[] {
  return Object.entries(containers).map(([name, container]) => ({
    name,
    group,
    path: joinPath(group === "sidecars" ? "sidecars" : "init_containers", name),
    container,
    isNative: group === "sidecars" && (container.native ?? DEFAULTS.sidecar.native),
    app: asApp(app, container),
  }));
}

/** An init container or sidecar as if it were an app, in a pod that stops when the app's does. */
function asApp({ schema_version, label, app_name, image, ...pod }: App, container: Sidecar): App {
  const { weight: _weight, native: _native, mounts: _mounts, security_context: _security, ...attributes } = container;
  const { termination_grace_period_seconds: grace } = pod;
  return {
    image,
    ...attributes,
    ...(grace === undefined ? {} : { termination_grace_period_seconds: grace }),
    schema_version,
    label,
    app_name,
    app_type: "worker",
  };
}
