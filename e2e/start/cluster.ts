/** What pods find in their cluster: objects, the addresses of Services, and a folder for everything that lasts. */

import { execFileSync } from "node:child_process";
import type { Folders, KubernetesObject, PodSpec } from "./types.ts";

export interface Cluster extends Folders {
  /** Content of `/etc/hosts`, which takes the place of DNS. */
  readonly hosts: string;
  readonly find: (kind: string, name: string) => KubernetesObject;
}

/** All pods share this network namespace, so a Service only needs an address of its own. */
export function clusterOf(objects: readonly KubernetesObject[], folders: Folders): Cluster {
  const services = objects.filter(({ kind }) => kind === "Service").map(({ metadata }) => metadata.name);
  const addresses = services.map((name, index) => ({ name, address: `10.96.0.${index + 1}` }));
  for (const { address } of addresses) ip(folders.debian, "address", "replace", `${address}/32`, "dev", "lo");
  return {
    ...folders,
    hosts: ["127.0.0.1 localhost", ...addresses.map(({ name, address }) => `${address} ${name}`), ""].join("\n"),
    find: (kind, name) => {
      const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
      if (found === undefined) throw new Error(`${kind} ${name} not found`);
      return found;
    },
  };
}

/** The pod of a workload; each claim template becomes a claim, as for the first pod of a StatefulSet. */
export function podOf({ metadata, spec = {} }: KubernetesObject): PodSpec {
  const pod = spec.template?.spec;
  if (pod === undefined) throw new Error("not a workload");
  const claims = (spec.volumeClaimTemplates ?? []).map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${metadata.name}-0` },
  }));
  return { ...pod, volumes: [...(pod.volumes ?? []), ...claims] };
}

/** The text of a key of a Secret. */
export function secretOf(cluster: Cluster, name: string, key: string): string {
  const text = cluster.find("Secret", name).data?.[key];
  if (text === undefined) throw new Error(`couldn't find key ${key} in Secret ${name}`);
  return Buffer.from(text, "base64").toString();
}

export function startLoopback(debian: string): void {
  ip(debian, "link", "set", "lo", "up");
}

function ip(debian: string, ...args: readonly string[]): void {
  execFileSync("chroot", [debian, "/bin/ip", ...args], { stdio: "pipe" });
}
