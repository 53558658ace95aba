/** Our table of the API's defaults against the API server: what it would store of an object is what we say that it stores. */
import { join } from "node:path";
import type { Json, JsonObject } from "../../tools/helm/base/json.ts";
import { parseYaml } from "../../tools/helm/base/yaml.ts";
import { listOf, lookup, mapOf, readObject } from "../../tools/helm/checks/objects/objects.ts";
import { KINDS_WITH_DEFAULTS, spelledOut, stored } from "../../tools/helm/compare/defaults.ts";
import { differences } from "../../tools/helm/compare/differences.ts";
import { kindOf } from "../../tools/helm/compare/matching.ts";
import { normalized } from "../../tools/helm/compare/normal_form.ts";
import { objectDifferences } from "../../tools/helm/compare/object_differences.ts";
import { formatPath } from "../../tools/helm/compare/path.ts";
import { readText } from "../../tools/helm/system/io.ts";
import type { ControlPlane } from "./control_plane.ts";
import { collectionOf } from "./dry_run.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";

export interface DefaultsVerdict {
  /** `Kind/name`. */
  readonly id: string;
  readonly findings: readonly string[];
}

const OBJECTS = join("e2e", "cluster", "minimal_objects.yaml");

/** What the cluster assigns, and admission adds: no defaults of the API. */
const ASSIGNED: Readonly<Record<string, readonly string[]>> = {
  Job: ["metadata.labels", "spec.selector", "spec.template.metadata"],
  PersistentVolume: ["metadata.finalizers"],
  PersistentVolumeClaim: ["metadata.finalizers", "spec.storageClassName"],
  Pod: ["preemptionPolicy", "priority", "serviceAccount", "serviceAccountName", "tolerations"].map(
    (field) => `spec.${field}`,
  ),
  Service: ["spec.clusterIP", "spec.clusterIPs", "spec.ipFamilies"],
};

export async function judgeDefaults({ api }: ControlPlane): Promise<readonly DefaultsVerdict[]> {
  const namespace = "defaults";
  await namespaceOf(api, namespace).create("privileged");
  const objects = (parseYaml(readText(OBJECTS)).values ?? []).map(mapOf);
  const verdicts: DefaultsVerdict[] = [];
  for (const body of objects) {
    const object = readObject(body);
    const collection = await collectionOf(api, body as unknown as KubernetesObject, namespace);
    const answer = await api.call("POST", `${collection}?dryRun=All`, body);
    const findings = answer.status === 201 ? judge(body, answer.body as JsonObject) : [String(answer.body.message)];
    verdicts.push({ id: object.id, findings });
  }
  await namespaceOf(api, namespace).remove();
  const tried = new Set(objects.map((body) => kindOf(readObject(body))));
  const untried = KINDS_WITH_DEFAULTS.filter((kind) => !tried.has(kind));
  return [...verdicts, { id: "every kind with defaults is tried", findings: untried }];
}

function judge(body: JsonObject, answer: JsonObject): readonly string[] {
  const [ours, theirs] = [body, answer].map((object) => normalized(readObject(withoutAssigned(object)))) as [
    ReturnType<typeof normalized>,
    ReturnType<typeof normalized>,
  ];
  const unequal = differences(stored(ours), theirs.body).map(
    ({ path, before, after }) => `we say that ${formatPath(path)} is ${show(before)}, the API server ${show(after)}`,
  );
  const different = objectDifferences({ before: ours, after: theirs }, spelledOut).map(
    ({ path }) => `${formatPath(path)} is a difference`,
  );
  return [...unequal, ...different];
}

function withoutAssigned(object: JsonObject): JsonObject {
  const paths = (ASSIGNED[String(object["kind"])] ?? []).map((path) => path.split("."));
  const rest = paths.reduce<JsonObject>(without, object);
  const ports = listOf(lookup(rest, "spec", "ports")).map((port) => without(mapOf(port), ["nodePort"]));
  return ports.length === 0 ? rest : { ...rest, spec: { ...mapOf(rest["spec"]), ports } };
}

function without(map: JsonObject, [name = "", ...more]: readonly string[]): JsonObject {
  const { [name]: inner, ...rest } = map;
  return more.length === 0 || inner === undefined ? rest : { ...map, [name]: without(mapOf(inner), more) };
}

function show(value: Json | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
