/** Each host with a certificate is one that the Ingress serves. */
import { ruleHosts, tlsHosts } from "../objects/hosts.ts";
import { itemsAt } from "../objects/objects.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const unusedTlsHost: ObjectCheck = {
  code: "unused-tls-host",
  severity: "error",
  about: "practice",
  description: "Each TLS host of an Ingress is a host of one of its rules; otherwise the rules get no TLS.",
  source: "Kubernetes: Ingress, TLS",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const hosts = ruleHosts(object).map(({ text }) => text);
      // A rule without a host serves all hosts, and so does a default backend without rules.
      if (hosts.length < itemsAt(object, "spec", "rules").length || hosts.length === 0) return [];
      return tlsHosts(object)
        .filter(({ text }) => !hosts.some((host) => covers(text, host)))
        .map(({ path, text }) => ({
          object,
          path,
          what: "is not the host of any rule, so its certificate is never used",
          got: text,
          expected: oneOf(hosts, "a host of the rules"),
          fix: correction(text, hosts, { app: "correct the hosts of `tls` in `ingress`" }),
        }));
    }),
};

/** A wildcard stands for one label. */
function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1));
}
