/** Addresses of Services in texts, like those of environment variables. */

import type { KubernetesObject } from "../types.ts";
import type { Text } from "./texts.ts";

/** A host in a text that is meant as an address. */
export interface Address {
  readonly host: string;
  /** Undefined if the text names none. */
  readonly port: string | undefined;
}

const HOST = /(\/\/|@|(?<![a-z0-9.-]))([a-z0-9][a-z0-9.-]*)(?::([0-9]+))?/g;

/** Who logs in, in front of a host: `//user:$(PASSWORD)@`. */
const USER = /\/\/[^/\s@]*@/g;

/** A variable whose value is a host and nothing else. */
const OF_HOST = /(HOST|HOSTNAME|ADDR|ADDRESS|SERVER)$/i;

export function addressesIn({ name = "", text }: Pick<Text, "name" | "text">): readonly Address[] {
  return [...text.replaceAll(USER, "//").matchAll(HOST)].flatMap(([all, before, host = "", port]) =>
    before !== "" || port !== undefined || (OF_HOST.test(name) && all === text) ? [{ host, port }] : [],
  );
}

/** Whether a host is a Service, by its name or with its namespace. */
export function isService(host: string, { name }: KubernetesObject, namespace: string): boolean {
  return host === name || isInNamespace(host, name, namespace);
}

/** Whether a host is a Service with its namespace. */
export function isInNamespace(host: string, service: string, namespace: string): boolean {
  const full = `${service}.${namespace}`;
  return [full, `${full}.svc`].includes(host) || host.startsWith(`${full}.svc.`);
}
