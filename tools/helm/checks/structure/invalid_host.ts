/** Hosts are valid DNS names. */
import { hostsOf } from "../objects/hosts.ts";
import type { ObjectCheck } from "../types.ts";

const LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`);
const ADDRESS = /^[0-9.]+$/;

export const invalidHost: ObjectCheck = {
  code: "invalid-host",
  severity: "error",
  about: "failure",
  description:
    "Hosts of Ingresses and routes are lower-case DNS names, which may start with `*.`, and not IP addresses.",
  source: "Kubernetes API: IngressRule; Gateway API: Hostname",
  run: ({ objects }) =>
    objects
      .flatMap(hostsOf)
      .filter(({ text }) => !HOST.test(text) || ADDRESS.test(text) || text.length > 253)
      .map(({ object, path, text }) => ({
        object,
        path,
        what: "is not a DNS name",
        got: text,
        expected: "a name like `api.example.com` or `*.example.com`, without scheme, port or path",
        fix: { app: "correct `host` or `hosts` in `ingress`, or `hostnames` in `route`" },
      })),
};
