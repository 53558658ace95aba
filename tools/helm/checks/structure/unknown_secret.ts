/** Pods wait for a Secret that nobody makes until someone does; an Ingress serves a certificate of its own making. */
import { type Reference, unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownSecret: ObjectCheck = {
  code: "unknown-secret",
  severity: "error",
  description:
    "A Secret that something refers to is made by the chart, declared by an app, or optional; without it pods do not start.",
  source: "Kubernetes: Secrets",
  run: (rendering) => unknownReferences(rendering, ["Secret"], fixOf),
};

function fixOf({ object }: Reference): string {
  return object.kind === "Ingress"
    ? "set `tls` of the `ingress`, or give it an annotation by which cert-manager makes the Secret"
    : "declare it in the app as `ref.secret` or `secrets` with `existing`, or let the chart make it by `secrets`";
}
