/** What a container's process may do: its user, groups and capabilities, as the container runtime sets them. */

import type { Image } from "./image.ts";
import type { Container, PodSpec } from "./types.ts";

export interface Identity {
  readonly user: number;
  readonly group: number;
  readonly groups: readonly number[];
  readonly capabilities: readonly string[];
  readonly mayEscalate: boolean;
}

/** What container runtimes grant unless told otherwise. */
const DEFAULT_CAPABILITIES =
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " ",
  );

export function identityOf({ securityContext: pod = {} }: PodSpec, container: Container, image: Image): Identity {
  const own = { ...pod, ...container.securityContext };
  const user = own.runAsUser ?? image.user;
  if (own.runAsNonRoot === true && user === 0) {
    throw new Error("container has runAsNonRoot and image will run as root");
  }
  const group = own.runAsGroup ?? image.groups.get(user) ?? 0;
  const { add = [], drop = [] } = own.capabilities ?? {};
  const kept = drop.includes("ALL") ? [] : DEFAULT_CAPABILITIES.filter((name) => !drop.includes(name));
  return {
    user,
    group,
    groups: [...new Set([group, ...(pod.fsGroup === undefined ? [] : [pod.fsGroup])])],
    capabilities: [...new Set([...kept, ...add])],
    mayEscalate: own.allowPrivilegeEscalation ?? true,
  };
}

/** The command that becomes the process: `setpriv` sets everything, and `env` starts it with its variables only. */
export function commandAs(
  { user, group, groups, capabilities, mayEscalate }: Identity,
  {
    environment,
    workingDirectory,
    command,
  }: {
    readonly environment: Readonly<Record<string, string>>;
    readonly workingDirectory: string;
    readonly command: readonly string[];
  },
): readonly string[] {
  const bounding = ["-all", ...capabilities.map((name) => `+${name.toLowerCase()}`)].join(",");
  return [
    "/usr/bin/setpriv",
    `--reuid=${user}`,
    `--regid=${group}`,
    `--groups=${groups.join(",")}`,
    "--inh-caps=-all",
    "--ambient-caps=-all",
    `--bounding-set=${bounding}`,
    ...(mayEscalate ? [] : ["--no-new-privs"]),
    "/usr/bin/env",
    "--ignore-environment",
    `--chdir=${workingDirectory}`,
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...command,
  ];
}
