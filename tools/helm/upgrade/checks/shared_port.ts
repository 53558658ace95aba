/** The entries of a port number that several protocols share stay as they are: Helm 3 merges lists of ports by number alone. */

import { itemsAt, listOf, lookup, podTemplateOf } from "../../checks/objects/objects.ts";
import { differences } from "../../compare/differences.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { Json, KubernetesObject, UpgradeCheck } from "../types.ts";

export const sharedPort: UpgradeCheck = {
  code: "shared-port",
  severity: "error",
  description: "No port number that two protocols share gets, loses or changes one of them: Helm 3 would lose a port.",
  source: "Kubernetes API Reference, patch merge keys of ServicePort and ContainerPort",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) =>
      pairs(rendering).flatMap(({ before, after }) => {
        const earlier = new Map(portsOf(before).map((list) => [list.path, list]));
        return portsOf(after).flatMap(({ path, key, items }) =>
          changed(earlier.get(path)?.items ?? items, items, key).map((number) => ({
            place: `${after.id} ${path}`,
            what: `have the number ${number} for two protocols, and one of them changes: Helm 3 merges ports by number and loses one`,
            got: entriesOf(items, key, number),
            expected: "the same entries as before",
            fix: `upgrade with Helm 4, or delete the ${after.kind} right before the upgrade`,
          })),
        );
      }),
    ),
};

interface PortList {
  readonly path: string;
  /** The key by which Helm 3 merges the list. */
  readonly key: string;
  readonly items: readonly Json[];
}

function portsOf(object: KubernetesObject): readonly PortList[] {
  if (object.kind === "Service") {
    return [{ path: "spec.ports", key: "port", items: listOf(lookup(object.body, "spec", "ports")) }];
  }
  const keys = podTemplateOf(object)?.path.split(".").filter(Boolean) ?? [];
  return ["containers", "initContainers"].flatMap((group) =>
    itemsAt(object, ...keys, "spec", group).map(([path, container]) => ({
      path: `${path}.ports`,
      key: "containerPort",
      items: listOf(container["ports"]),
    })),
  );
}

/** The shared numbers whose entries are not the same, in the same order. */
function changed(before: readonly Json[], after: readonly Json[], key: string): readonly Json[] {
  const numbers = new Set([...before, ...after].flatMap((port) => lookup(port, key) ?? []));
  return [...numbers].filter((number) => {
    const [old, now] = [before, after].map((items) => entriesOf(items, key, number));
    return Math.max(old?.length ?? 0, now?.length ?? 0) > 1 && differences(old, now).length > 0;
  });
}

function entriesOf(items: readonly Json[], key: string, number: Json): readonly Json[] {
  return items.filter((port) => lookup(port, key) === number);
}
