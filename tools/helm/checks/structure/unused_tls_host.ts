/** Each host with a certificate is one that the Ingress serves. */
import { ruleHosts, tlsHosts } from "../objects/hosts.ts";
import { itemsAt } from "../objects/objects.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const unusedTlsHost: ObjectCheck = {
  code: "unused-tls-host",
  severity: "error",
  description: "Each TLS host of an Ingress is a host of one of its rules, which go without TLS otherwise.",
  source: "Kubernetes: Ingress, TLS",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const hosts = ruleHosts(object).map(({ text }) => text);
      // A rule without a host serves all of them, and so does a default backend alone.
      if (hosts.length < itemsAt(object, "spec", "rules").length || hosts.length === 0) return [];
      return tlsHosts(object)
        .filter(({ text }) => !hosts.some((host) => covers(text, host)))
        .map(({ path, text }) => ({
          object,
          path,
          what: "is the host of no rule, so that its certificate serves nobody",
          got: text,
          expected: oneOf(hosts, "a host of the rules"),
          fix: correction(text, hosts, "correct the hosts of `tls` in `ingress`"),
        }));
    }),
};

/** A wildcard stands for one label. */
function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1));
}
