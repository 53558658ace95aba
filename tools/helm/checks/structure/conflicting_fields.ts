/** Objects have one of the fields that exclude each other. */
import { entryOf } from "../../base/table.ts";
import { compareText, listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { itemsAt, listOf, lookup, mapOf } from "../objects/objects.ts";
import { ACTIONS, HANDLERS } from "../objects/probes.ts";
import { allContainers } from "../objects/security.ts";
import { volumesOf } from "../objects/volumes.ts";
import type { Json, JsonObject, KubernetesObject, ObjectCheck, ObjectProblem, PodTemplate } from "../types.ts";

export const conflictingFields: ObjectCheck = {
  code: "conflicting-fields",
  severity: "error",
  about: "failure",
  description:
    "No object has two fields of which Kubernetes takes one, such as two kinds of probe, which a patch that adds the second one leads to.",
  source: "Kubernetes API: unions, such as Probe, EnvVar, Volume, PodDisruptionBudgetSpec and DeploymentStrategy",
  run: ({ objects, pods }) => [
    ...objects.flatMap((object) => [...choicesIn(object).flatMap(beyondOne), ...strategyOf(object)]),
    ...pods.flatMap((pod) => choicesInPod(pod).flatMap(beyondOne)),
  ],
};

/** A map with at most one of these fields. */
interface Choice {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly body: JsonObject;
  /** Default: all but `name`. */
  readonly fields?: readonly string[];
}

function choicesInPod(pod: PodTemplate): readonly Choice[] {
  const object = pod.owner;
  const ofContainers = allContainers(pod).flatMap(({ path, body }) => [
    ...HANDLERS.map((handler) => ({
      ...{ object, fields: ACTIONS },
      ...{ path: handler.reduce(joinPath, path), body: mapOf(lookup(body, ...handler)) },
    })),
    ...listOf(body["env"]).flatMap((item, index) => {
      const at = joinPath(joinPath(path, "env"), index);
      // Empty texts count as no value.
      const fields = lookup(item, "value") === "" ? [] : ["value", "valueFrom"];
      return [
        { object, path: at, body: mapOf(item), fields },
        { object, path: joinPath(at, "valueFrom"), body: mapOf(lookup(item, "valueFrom")) },
      ];
    }),
  ]);
  return [...ofContainers, ...volumesOf(pod).map(({ path, body }) => ({ object, path, body }))];
}

function choicesIn(object: KubernetesObject): readonly Choice[] {
  if (object.kind === "PodDisruptionBudget" && object.group === "policy") {
    return [{ object, path: "spec", body: mapOf(object.body["spec"]), fields: ["maxUnavailable", "minAvailable"] }];
  }
  if (object.kind !== "NetworkPolicy" || object.group !== "networking.k8s.io") return [];
  const peers = [
    ["ingress", "from"],
    ["egress", "to"],
  ].flatMap(([direction = "", field = ""]) =>
    itemsAt(object, "spec", direction).flatMap(([path, rule]) =>
      listOf(rule[field]).map((peer, index) => ({ path: joinPath(joinPath(path, field), index), body: mapOf(peer) })),
    ),
  );
  const pairs = ["namespaceSelector", "podSelector"].map((selector) => ["ipBlock", selector]);
  return peers.flatMap((peer) => pairs.map((fields) => ({ object, ...peer, fields })));
}

function beyondOne({ object, path, body, fields }: Choice): readonly ObjectProblem[] {
  const given = (fields ?? Object.keys(body).filter((name) => name !== "name")).filter((name) => isGiven(body[name]));
  const [first = "", ...others] = [...given].sort(compareText);
  return others.map((field) => conflict(object, joinPath(path, field), body[field], first, [first, field]));
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

/** The types of update that exclude settings of rolling updates, and where they are. */
const STRATEGIES: Readonly<Record<string, { readonly field: string; readonly type: string }>> = {
  Deployment: { field: "strategy", type: "Recreate" },
  StatefulSet: { field: "updateStrategy", type: "OnDelete" },
};

function strategyOf(object: KubernetesObject): readonly ObjectProblem[] {
  const excluding = entryOf(STRATEGIES, object.kind);
  if (excluding === undefined) return [];
  const { field, type } = excluding;
  const strategy = mapOf(lookup(object.body, "spec", field));
  const got = strategy["rollingUpdate"];
  if (strategy["type"] !== type || !isGiven(got)) return [];
  return [conflict(object, `spec.${field}.rollingUpdate`, got, `type: ${type}`, ["rollingUpdate", `type: ${type}`])];
}

function conflict(
  object: KubernetesObject,
  path: string,
  got: Json | undefined,
  other: string,
  names: readonly string[],
): ObjectProblem {
  return {
    object,
    path,
    what: `excludes \`${other}\` beside it, so Kubernetes rejects the object`,
    got: got ?? null,
    expected: `either ${listWords(names, "or")}`,
    fix: {
      app: "declare one of them; in a patch that adds one, set the other one to `None`",
      manifest: "remove one of them",
    },
  };
}
