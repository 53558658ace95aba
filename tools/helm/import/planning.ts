/** Which apps there are to declare, and what they are called. */
import { hooksOf, lookup, podTemplateOf, stringsOf } from "../checks/objects/objects.ts";
import type { Variation } from "./manifests.ts";
import type { KubernetesObject, Plan, Unit } from "./types.ts";

/** The kinds that an app can be: a Job or a Pod only as a hook. */
const KINDS = new Set(["CronJob", "DaemonSet", "Deployment", "Job", "Pod", "StatefulSet"]);

/** Whether an app can be declared that has this object. */
export function isApp(object: KubernetesObject): boolean {
  if (!KINDS.has(object.kind)) return false;
  const hooks = hooksOf(object);
  if (object.kind === "Pod") return hooks.includes("test");
  return object.kind !== "Job" || (hooks.length > 0 && !hooks.includes("test"));
}

export interface Naming {
  readonly release: string;
  readonly chartName: string;
  readonly packageLabel: string;
}

export function planOf(variations: readonly Variation[], naming: Naming): Plan {
  const workloads = matchedWorkloads(variations);
  const prefix = `${naming.release}-`;
  const firsts = workloads.flatMap((versions) => [...versions.values()].slice(0, 1));
  const isPrefixed = firsts.every(({ name }) => name.startsWith(prefix) || name === naming.release);
  const stem = (name: string) => (isPrefixed && name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const names = chosenNames(
    workloads.flatMap((versions) => {
      const [object] = versions.values();
      if (object === undefined) return [];
      const whole = commonName([...versions.values()]);
      // With a name of its own in each environment, the release's need not come first.
      return [{ object, stem: stem(whole), whole: whole === object.name ? stem(whole) : whole }];
    }),
  );
  const units = workloads.map((versions, index) => {
    const name = names.get(firsts[index] as KubernetesObject) ?? "";
    return {
      name,
      versions: new Map([...versions].map(([environment, object]) => [environment, unitOf(object, name)])),
    };
  });
  return { ...naming, naming: isPrefixed ? "release" : "app", units };
}

/** Of `shop-api-dev` and `shop-api-prod`, `shop-api`; of `dev-api` and `prod-api`, as Kustomize prefixes names, `api`. */
function commonName(objects: readonly KubernetesObject[]): string {
  const names = objects.map(({ name }) => name.split("-"));
  const start = commonStart(names);
  const end = commonStart(names.map((words) => words.toReversed())).toReversed();
  const common = end.length > start.length ? end : start;
  return common.length === 0 ? (objects[0]?.name ?? "") : common.join("-");
}

/** The words with which all of them begin. */
function commonStart([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const end = first.findIndex((word, index) => others.some((other) => other[index] !== word));
  return end < 0 ? first : first.slice(0, end);
}

type Versions = Map<string | undefined, KubernetesObject>;

/** The same app in each environment: by its name, or if that contains the environment's, by its containers. */
function matchedWorkloads(variations: readonly Variation[]): readonly Versions[] {
  const known: Versions[] = [];
  for (const { environment, objects } of variations) {
    const workloads = objects.filter(isApp);
    const isHere = ({ kind, name }: KubernetesObject) =>
      workloads.some((other) => other.kind === kind && other.name === name);
    const free = known.filter((versions) => ![...versions.values()].some(isHere));
    for (const object of workloads) {
      const same = known.find((versions) => [...versions.values()].some((other) => idOf(other) === idOf(object)));
      const found = same ?? alikeAmong(free, object, workloads);
      if (found === undefined) known.push(new Map([[environment, object]]));
      else found.set(environment, object);
    }
  }
  return known;
}

function idOf({ kind, name }: KubernetesObject): string {
  return `${kind}/${name}`;
}

/** The only app that is like an object, by the closest likeness in which the object is the only one among its own. */
function alikeAmong(
  known: readonly Versions[],
  object: KubernetesObject,
  others: readonly KubernetesObject[],
): Versions | undefined {
  for (const likeness of [namesAndImages, imagesOf]) {
    const like = likeness(object);
    const alike = known.filter((versions) => [...versions.values()].some((other) => likeness(other) === like));
    const [only] = alike;
    if (alike.length === 1 && others.filter((other) => likeness(other) === like).length === 1) return only;
  }
  return undefined;
}

function namesAndImages(object: KubernetesObject): string {
  const names = podTemplateOf(object)?.containers.map(({ name }) => name);
  return JSON.stringify([names, imagesOf(object)]);
}

/** The kind, and the images of the containers without their versions. */
function imagesOf(object: KubernetesObject): string {
  const containers = podTemplateOf(object)?.containers ?? [];
  return JSON.stringify([object.kind, containers.map(({ body }) => String(body["image"]).replace(/[:@][^/]*$/, ""))]);
}

function unitOf(object: KubernetesObject, name: string): Unit {
  const pods = podTemplateOf(object)?.labels ?? {};
  const selector = stringsOf(lookup(object.body, "spec", "selector", "matchLabels"));
  return {
    name,
    objectName: object.name,
    kind: object.kind,
    selector: Object.keys(selector).length === 0 ? pods : selector,
  };
}

interface Stemmed {
  readonly object: KubernetesObject;
  readonly stem: string;
  /** The text that the name of the container may be a part of. */
  readonly whole: string;
}

const APP_NAME = /^(?!(y|n|yes|no|on|off|true|false|null)$)[a-z]([a-z0-9-]*[a-z0-9])?$/;

/**
 * The name of the container if it is a part of the object's and no one else's: then nothing has to be renamed. Otherwise the
 * object's, with its kind if another one has the same.
 */
function chosenNames(workloads: readonly Stemmed[]): ReadonlyMap<KubernetesObject, string> {
  const wanted = workloads.map(({ object, stem, whole }) => {
    const container = podTemplateOf(object)?.containers.find(({ role }) => role === "main")?.name ?? "";
    return {
      object,
      stem,
      name: `-${whole}-`.includes(`-${container}-`) && APP_NAME.test(container) ? container : stem,
    };
  });
  const counts = Map.groupBy(wanted, ({ name }) => name);
  const stems = Map.groupBy(wanted, ({ stem }) => stem);
  return new Map(
    wanted.map(({ object, stem, name }) => {
      const isTaken = (counts.get(name)?.length ?? 0) > 1 || (name !== stem && stems.has(name));
      const own = isTaken ? stem : name;
      const isShared = isTaken && (stems.get(stem)?.length ?? 0) > 1;
      const unique = isShared ? `${own}-${object.kind.toLowerCase()}` : own;
      return [object, APP_NAME.test(unique) ? unique : `app-${unique.replace(/[^a-z0-9-]+/g, "-").replace(/-+$/, "")}`];
    }),
  );
}
