/** What an upgrade changes in a release, object by object. */

import { compareText } from "../base/text.ts";
import { isHook } from "../checks/objects/hooks.ts";
import { mapOf, readObject } from "../checks/objects/objects.ts";
import { stored } from "../compare/defaults.ts";
import { liveView } from "../compare/live_view.ts";
import { identifyIn, match } from "../compare/matching.ts";
import { objectDifferences } from "../compare/object_differences.ts";
import { plain } from "../compare/secrets.ts";
import type { Pair } from "../compare/types.ts";
import { isKept } from "./objects.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

/** A version of a release: what its chart rendered, hooks included. */
export type Rendered = readonly KubernetesObject[];

export interface Change {
  /** `Kind/name`. */
  readonly id: string;
  readonly isHook: boolean;
  /** `kept`: no longer part of the release, but not deleted. */
  readonly kind: "changed" | "created" | "deleted" | "kept" | "same";
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

export interface Versions {
  readonly before: Rendered;
  readonly after: Rendered;
  /** The objects of the release in the cluster. Undefined: as the release has them. */
  readonly live?: Rendered | undefined;
  /** Namespace of the release, in which objects are that name none. */
  readonly namespace: string;
}

/** Every object of either version, sorted by its name. Values of Secrets are hidden. */
export function releaseChanges({ before, after, live, namespace }: Versions): readonly Change[] {
  const identify = identifyIn(namespace);
  const present = new Map((live ?? before).map((object) => [identify(object), object]));
  // Hooks come and go.
  const current = (previous: KubernetesObject) => (isHook(previous) ? previous : present.get(identify(previous)));
  const { pairs, gone, added } = match(before, after, identify);
  const changes = [
    ...pairs.map((pair) => changeOf(pair.before, pair.after, current(pair.before))),
    ...gone.map((previous) => changeOf(previous, undefined, current(previous))),
    ...added.map((next) => changeOf(undefined, next, undefined)),
  ];
  return changes.sort((one, other) => compareText(one.id, other.id));
}

function changeOf(
  previous: KubernetesObject | undefined,
  next: KubernetesObject | undefined,
  current: KubernetesObject | undefined,
): Change {
  const object = (next ?? previous) as KubernetesObject;
  const view = previous && current && liveView(plain(current), plain(previous), plain(next ?? previous));
  const isSame = view && next && isEqual({ before: readObject(view), after: plain(next) });
  const [before, after] = hidden(view, next && plain(next).body);
  const change = { id: object.id, isHook: isHook(object), before, after };
  if (next === undefined && isLeftAlone(object)) return { ...change, kind: "same" };
  if (next === undefined) return { ...change, kind: isKept(object) || current === undefined ? "kept" : "deleted" };
  if (view === undefined) return { ...change, kind: "created" };
  return { ...change, kind: isSame === true ? "same" : "changed" };
}

/** Whether the API server makes the same of both. */
function isEqual(pair: Pair): boolean {
  return objectDifferences(pair, stored).length === 0;
}

/** A hook that Helm does not delete, such as a claim: once it is there, the chart may leave it out, and nothing happens to it. */
function isLeftAlone(object: KubernetesObject): boolean {
  const policy = object.annotations["helm.sh/hook-delete-policy"];
  return isHook(object) && policy !== undefined && !/before-hook-creation|hook-succeeded/.test(policy);
}

const HIDDEN = "(hidden)";

/** Both versions without the values of a Secret: they only show which ones differ. */
function hidden(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly [JsonObject | undefined, JsonObject | undefined] {
  if ((after ?? before)?.["kind"] !== "Secret") return [before, after];
  const [older, newer] = [mapOf(before?.["data"]), mapOf(after?.["data"])];
  const hide = (data: JsonObject, other: JsonObject, word: string) =>
    Object.fromEntries(Object.keys(data).map((key) => [key, data[key] === other[key] ? HIDDEN : `${HIDDEN}, ${word}`]));
  const replaced = (body: JsonObject | undefined, data: JsonObject) => body && { ...body, data: data as Json };
  return [replaced(before, hide(older, newer, "before")), replaced(after, hide(newer, older, "after"))];
}
