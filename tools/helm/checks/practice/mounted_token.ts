/** Pods that do not call the Kubernetes API have no token for it. */
import { joinPath } from "../../model/problems.ts";
import { appOf } from "../objects/apps.ts";
import { itemsAt, textOf } from "../objects/objects.ts";
import { namespaceOf, neighboursOf } from "../objects/scope.ts";
import { specOf } from "../objects/security.ts";
import type { ObjectCheck, PodTemplate, Rendering } from "../types.ts";

export const mountedToken: ObjectCheck = {
  code: "mounted-token",
  severity: "warning",
  about: "practice",
  description: "Pods have a token for the Kubernetes API only if the chart grants their account rights to it.",
  source: "Kubernetes: Configure Service Accounts for Pods, Opt out of API credential automounting",
  run: (rendering) =>
    rendering.pods
      .filter((pod) => mountsToken(pod, rendering) && !isMeantTo(pod, rendering))
      .map((pod) => ({
        object: pod.owner,
        path: joinPath(specOf(pod).path, "automountServiceAccountToken"),
        what: "gives anyone who breaks into the pod a Kubernetes API token, although the chart grants it no rights",
        ...(pod.spec["automountServiceAccountToken"] === undefined ? {} : { got: true }),
        expected: "`false`",
        fix: { app: "remove `automount` from `service_account`, or declare the `rbac` rules that the app needs" },
      })),
};

/** The pod's setting overrides its account's. */
function mountsToken({ owner, spec }: PodTemplate, rendering: Rendering): boolean {
  const account = neighboursOf(owner, "ServiceAccount", rendering).find(({ name }) => name === accountOf(spec));
  return (spec["automountServiceAccountToken"] ?? account?.body["automountServiceAccountToken"]) !== false;
}

function isMeantTo({ owner, spec }: PodTemplate, rendering: Rendering): boolean {
  const { rbac = [], service_account: account } = appOf(owner, rendering.declaration) ?? {};
  if (rbac.length > 0 || (typeof account === "object" && account.automount === true)) return true;
  const bindings = rendering.objects.filter(({ kind }) => kind === "RoleBinding" || kind === "ClusterRoleBinding");
  return bindings.some((binding) =>
    itemsAt(binding, "subjects").some(
      ([, { kind, name, namespace = namespaceOf(binding, rendering) }]) =>
        kind === "ServiceAccount" && name === accountOf(spec) && namespace === namespaceOf(owner, rendering),
    ),
  );
}

function accountOf(spec: PodTemplate["spec"]): string {
  return textOf(spec["serviceAccountName"]) ?? "default";
}
