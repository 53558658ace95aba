/** Pods do not start until their Secrets exist; an Ingress without its Secret gets the controller's own certificate. */
import { type Reference, unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownSecret: ObjectCheck = {
  code: "unknown-secret",
  severity: "error",
  about: "practice",
  description:
    "A Secret that an object refers to is created by the chart, declared by an app, or optional; without it, pods do not start.",
  source: "Kubernetes: Secrets",
  run: (rendering) => unknownReferences(rendering, ["Secret"], fixOf),
};

function fixOf({ object }: Reference): string {
  return object.kind === "Ingress"
    ? "set `tls` of the `ingress`, or add an annotation that has cert-manager create the Secret"
    : "declare it in the app with `ref.secret` or as `existing` in `secrets`, or let the chart create it with `secrets`";
}
