/** Init containers and sidecars: more containers of an app's pod, each with the fields of the app's own container. */

import type { JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { goString } from "../../base/literal.ts";
import { compareText } from "../../base/text.ts";
import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { AdditionalContainer, AppFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { Sidecar } from "../../model/types.ts";
import type { ContainerView } from "../../model/views.ts";
import { containerFields } from "./fields.ts";
import { resolveProbes } from "./probes.ts";
import { additionalContainerSecurity } from "./security.ts";

export function resolveContainers(
  { containers, security, traits }: AppFacts,
  volumes: readonly Item[],
): Pick<AppView, "initContainers" | "sidecars"> {
  const view = (container: AdditionalContainer) => containerView(container, { security, traits }, volumes);
  return {
    initContainers: containers.filter(({ group, isNative }) => group === "initContainers" || isNative).map(view),
    sidecars: containers.filter(({ group, isNative }) => group === "sidecars" && !isNative).map(view),
  };
}

function containerView(
  facts: AdditionalContainer,
  { security, traits }: Pick<AppFacts, "security" | "traits">,
  volumes: readonly Item[],
): ContainerView {
  const { name, group, container, isNative, hasTemporaryDirectory } = facts;
  const securityContext = additionalContainerSecurity(security, container.security_context);
  return {
    name,
    group,
    hasImage: container.image !== undefined,
    fields: {
      ...(isNative ? { restartPolicy: "Always" } : {}),
      ...containerFields(facts, traits),
      ...(securityContext && { securityContext }),
      ...probeFields(facts),
    },
    mounts: [...declaredMounts(container, volumes), ...(hasTemporaryDirectory ? [temporaryMount(name)] : [])],
  };
}

function probeFields(facts: AdditionalContainer): JsonObject {
  if (facts.app.health_check?.enabled === false) return {};
  return Object.fromEntries(Object.entries(resolveProbes(facts)).map(([name, probe]) => [`${name}Probe`, probe]));
}

/** A mount exists as long as its volume does. */
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

function temporaryMount(name: string): Item {
  return { value: { name: temporaryName(name), mountPath: TEMPORARY.mountPath } };
}

function temporaryName(container: string): string {
  return `${TEMPORARY.name}-${container}`;
}

/** Volumes that init containers and sidecars bring along; they disappear if values leave out the container. */
export function containerVolumes({
  containers,
}: AppFacts): readonly { readonly volume: Item; readonly mounts: readonly Item[] }[] {
  return containers
    .filter(({ hasTemporaryDirectory }) => hasTemporaryDirectory)
    .toSorted((left, right) => compareText(left.name, right.name))
    .map(({ name, group }) => ({
      volume: {
        value: { name: temporaryName(name), emptyDir: {} },
        condition: `dig "${group}" ${goString(name)} "" $app`,
      },
      mounts: [],
    }));
}
