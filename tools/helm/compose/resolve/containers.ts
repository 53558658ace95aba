/** Init containers and sidecars: further containers of an app's pod, each with the fields that the app's own has. */

import type { JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { goString } from "../../base/literal.ts";
import { compareText } from "../../base/text.ts";
import type { AppTypeTraits } from "../../facts/app_types.ts";
import type { Further } from "../../facts/containers.ts";
import { asApp, furtherContainers } from "../../facts/containers.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { resolveProbes } from "../../facts/probes.ts";
import { hasReadOnlyRoot } from "../../facts/security.ts";
import type { AppView } from "../../model/app_view.ts";
import type { App, Sidecar } from "../../model/types.ts";
import type { ContainerView } from "../../model/views.ts";
import { resolveFields } from "./fields.ts";
import { furtherContainerSecurity } from "./security.ts";

export function resolveContainers(
  app: App,
  traits: AppTypeTraits,
  volumes: readonly Item[],
): Pick<AppView, "initContainers" | "sidecars"> {
  const containers = furtherContainers(app);
  const view = (further: Further) => containerView(app, traits, volumes, further);
  return {
    initContainers: containers.filter(({ group, isNative }) => group === "initContainers" || isNative).map(view),
    sidecars: containers.filter(({ group, isNative }) => group === "sidecars" && !isNative).map(view),
  };
}

function containerView(app: App, traits: AppTypeTraits, volumes: readonly Item[], further: Further): ContainerView {
  const { name, group, container, isNative } = further;
  const standIn = asApp(app, container);
  const { securityContext: _, ...fields } = resolveFields(standIn, traits).container;
  const securityContext = furtherContainerSecurity(app.security, container.security_context);
  return {
    name,
    group,
    hasImage: container.image !== undefined,
    hasEnvFrom: container.env_from !== undefined,
    fields: {
      ...(isNative ? { restartPolicy: "Always" } : {}),
      ...fields,
      ...(securityContext && { securityContext }),
      ...probes(standIn),
    },
    mounts: [...declaredMounts(container, volumes), ...(needsTemporary(app, container) ? [temporaryMount(name)] : [])],
  };
}

function probes(app: App): JsonObject {
  if (app.health_check?.enabled === false) return {};
  const byName = resolveProbes(app, { service: false }, resolvePorts(app)) ?? {};
  return Object.fromEntries(Object.entries(byName).map(([name, probe]) => [`${name}Probe`, probe]));
}

/** A mount is there as long as its volume is. */
function declaredMounts({ mounts = {} }: Sidecar, volumes: readonly Item[]): readonly Item[] {
  return Object.entries(mounts).map(([name, mount]) => {
    const { path, sub_path, read_only } = typeof mount === "string" ? { path: mount } : mount;
    const condition = volumes.find(({ value }) => value["name"] === name)?.condition;
    return {
      value: {
        name,
        mountPath: path,
        ...(sub_path === undefined ? {} : { subPath: sub_path }),
        ...(read_only === undefined ? {} : { readOnly: read_only }),
      },
      ...(condition === undefined ? {} : { condition }),
    };
  });
}

/** Where a further container's root file system is read-only, it gets a `/tmp` of its own, unless it mounts one. */
function needsTemporary({ security }: App, { security_context, mounts = {} }: Sidecar): boolean {
  const paths = Object.values(mounts).map((mount) => (typeof mount === "string" ? mount : mount.path));
  return hasReadOnlyRoot(security, security_context) && !paths.includes("/tmp");
}

function temporaryMount(name: string): Item {
  return { value: { name: `tmp-${name}`, mountPath: "/tmp" } };
}

/** Volumes that further containers bring; they go where values leave their container out. */
export function containerVolumes(app: App): readonly { readonly volume: Item; readonly mounts: readonly Item[] }[] {
  return furtherContainers(app)
    .filter(({ container }) => needsTemporary(app, container))
    .toSorted((left, right) => compareText(left.name, right.name))
    .map(({ name, group }) => ({
      volume: {
        value: { name: `tmp-${name}`, emptyDir: {} },
        condition: `dig "${group}" ${goString(name)} "" $app`,
      },
      mounts: [],
    }));
}
