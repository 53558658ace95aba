/** The names and ports of Services are addresses, which others may have in their settings. */

import { servicePorts } from "../../checks/objects/ports.ts";
import { differences } from "../../compare/differences.ts";
import { inRenderings, pairs, removed } from "../objects.ts";
import type { KubernetesObject, UpgradeCheck, UpgradeProblem, UpgradeRendering } from "../types.ts";

type Found = Omit<UpgradeProblem, "environment">;

export const removedService: UpgradeCheck = {
  code: "removed-service",
  severity: "error",
  description:
    "No Service and no port of one is removed, since others call it, unless the version allows breaking changes.",
  source: "Kubernetes: DNS for Services and Pods",
  allowedByVersion: true,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) => [
      ...removed(rendering)
        .filter(isService)
        .map((service) => gone(service, rendering)),
      ...pairs(rendering)
        .filter(({ before }) => isService(before))
        .flatMap(({ before, after }) => closed(before, after)),
    ]),
};

function isService({ kind, group }: KubernetesObject): boolean {
  return kind === "Service" && group === "";
}

function gone(service: KubernetesObject, { before, after }: UpgradeRendering): Found {
  const renamed = after.find(
    (other) =>
      isService(other) &&
      !before.some(({ id }) => id === other.id) &&
      differences(other.body["spec"], service.body["spec"]).length === 0,
  );
  return {
    place: service.id,
    what: `is no longer in the chart${renamed === undefined ? "" : `, which has it as ${renamed.id}`}, so callers that have its name no longer find it`,
    expected: "a Service with this name",
    fix: "keep it and its name, or raise the major version and tell those who call it",
  };
}

function closed(before: KubernetesObject, after: KubernetesObject): readonly Found[] {
  const left = servicePorts(after);
  return servicePorts(before)
    .filter(({ number, protocol }) => !left.some((port) => port.number === number && port.protocol === protocol))
    .map(({ number, protocol }) => ({
      place: `${before.id} spec.ports`,
      what: `no longer has the ${protocol} port ${number}, which callers may have in their settings`,
      got: left.map((port) => port.number),
      expected: `the ${protocol} port ${number} as before`,
      fix: "keep the port in `service`, or raise the major version and tell those who call it",
    }));
}
