/**
 * Permissions of a pod and its containers: the preset of `security`, and settings that override it
 * (Kubernetes documentation, "Pod Security Standards").
 */

import type { Json, JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";

type Preset = AppFacts["security"];
type Overrides = NonNullable<App["security_context"]>;

/** Settings for all containers of the pod. */
export function podSecurity({ app: { security_context: own = {} }, security }: AppFacts): JsonObject | undefined {
  return given({
    runAsNonRoot: own.run_as_non_root ?? (security === "restricted" ? true : undefined),
    ...identity(own),
    fsGroup: own.fs_group,
    fsGroupChangePolicy: own.fs_group_change_policy,
    supplementalGroups: own.supplemental_groups,
    seccompProfile: seccompProfile(own.seccomp_profile ?? (security === "privileged" ? undefined : "RuntimeDefault")),
  });
}

/** Settings of the app's own container. */
export function containerSecurity({ app: { security_context: own = {} }, security }: AppFacts): JsonObject | undefined {
  return given(rights(security, own));
}

/** Settings of an init container or sidecar: its own override the pod's settings and the preset. */
export function furtherContainerSecurity(security: Preset, own: Overrides = {}): JsonObject | undefined {
  return given({
    runAsNonRoot: own.run_as_non_root,
    ...identity(own),
    seccompProfile: seccompProfile(own.seccomp_profile),
    ...rights(security, own),
  });
}

function identity(own: Overrides): Optional {
  return { runAsUser: own.run_as_user, runAsGroup: own.run_as_group };
}

/** Settings that only containers have. */
function rights(security: Preset, own: Overrides): Optional {
  return {
    privileged: own.privileged,
    allowPrivilegeEscalation: own.allow_privilege_escalation ?? (security === "privileged" ? undefined : false),
    readOnlyRootFilesystem: own.read_only_root_filesystem ?? (security === "restricted" ? true : undefined),
    capabilities: given({
      add: filled(own.capabilities?.add),
      drop: filled(own.capabilities?.drop ?? (security === "restricted" ? ["ALL"] : [])),
    }),
  };
}

function seccompProfile(profile: Overrides["seccomp_profile"]): JsonObject | undefined {
  if (profile === undefined) return undefined;
  return typeof profile === "string"
    ? { type: profile }
    : { type: "Localhost", localhostProfile: profile.localhost_profile };
}

type Optional = Readonly<Record<string, Json | undefined>>;

function filled(items: readonly string[] = []): readonly string[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The settings that are set; undefined if there are none. */
function given(settings: Optional): JsonObject | undefined {
  const entries = Object.entries(settings).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
