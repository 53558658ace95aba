import { compareText } from "../base/text.ts";
import type { App, Sidecar } from "../model/app.gen.ts";
import { DEFAULTS } from "../model/defaults.ts";
import type { ContainerView } from "../model/views.ts";
export interface Further {
  readonly name: string;
  readonly group: ContainerView["group"];
  /** Whatever an init container may say, a sidecar may say too. */
  readonly container: Sidecar;
  readonly isNative: boolean;
}

/** An app's further containers in the order in which they start. */
export function furtherContainers({ init_containers = {}, sidecars = {} }: App): readonly Further[] {
  const list = (group: Further["group"], containers: Readonly<Record<string, Sidecar>>): Further[] =>
    Object.entries(containers).map(([name, container]) => {
      return {
        name,
        group,
        container,
        isNative: group === "sidecars" && (container.native ?? DEFAULTS.sidecar.native),
      };
    });
  const { weight } = DEFAULTS.initContainer;
  return [...list("sidecars", sidecars), ...list("initContainers", init_containers)].toSorted(
    (left, right) =>
      (left.container.weight ?? weight) - (right.container.weight ?? weight) ||
      // Init containers may need what a sidecar serves, like the way to a database.
      compareText(right.group, left.group) ||
      compareText(left.name, right.name),
  );
}

/** A further container as an app of its own: what holds for attributes of apps holds for its attributes too. */
export function asApp({ schema_version, label, app_name, image }: App, container: Sidecar): App {
  const { weight: _weight, native: _native, mounts: _mounts, security_context: _security, ...attributes } = container;
  return { image, ...attributes, schema_version, label, app_name, app_type: "worker" };
}
