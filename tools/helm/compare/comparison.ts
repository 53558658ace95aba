/** What differs between two sides: objects that only one has, and objects that both have but that are not the same. */
import { compareText } from "../base/text.ts";
import type { Problem } from "../model/problems.ts";
import { type Acceptances, acceptanceProblems, covers } from "./acceptances.ts";
import { appName } from "./app_of.ts";
import { spelledOut } from "./defaults.ts";
import type { Difference } from "./differences.ts";
import { identifyAlike, match } from "./matching.ts";
import { numberPorts } from "./named_ports.ts";
import { normalized } from "./normal_form.ts";
import { objectDifferences, valueAt } from "./object_differences.ts";
import { formatPath, nameOf } from "./path.ts";
import { type Rename, type Renames, renameBy, renamed, renameProblems } from "./renames.ts";
import type { Json, KubernetesObject, Pair } from "./types.ts";

export interface Found {
  /** `Kind/name`, on the side that has it. */
  readonly id: string;
  /** The app it belongs to; undefined if nothing tells. */
  readonly app: string | undefined;
}

export interface Field {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export interface Changed extends Found {
  /** The `Kind/name` of the other side, if that is different. */
  readonly previously: string | undefined;
  readonly fields: readonly Field[];
}

export interface Comparison {
  /** The objects that are in the old side alone, and those in the new one alone. */
  readonly missing: readonly Found[];
  readonly extra: readonly Found[];
  readonly changed: readonly Changed[];
  /** How many objects are the same. */
  readonly same: number;
  readonly accepted: readonly { readonly place: string; readonly reason: string }[];
  /** What both sides have, as it was read. */
  readonly pairs: readonly Pair[];
}

export interface Sides {
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
  /** What an object of the old side is in the cluster, as the new side sees it. Default: as it was read. */
  readonly seen?: (pair: Pair) => KubernetesObject;
}

export interface Settings {
  readonly renames: Renames;
  readonly acceptances: Acceptances;
  /** Who reports problems with them. */
  readonly label: string;
}

export function compare(
  { before, after, seen = (pair) => pair.before }: Sides,
  { renames, acceptances, label }: Settings,
): { readonly comparison: Comparison; readonly problems: readonly Problem[] } {
  const rename = renameBy(renames);
  const { pairs, gone, added } = match(before, after, identifyAlike(before, after, rename));
  const number = { before: numberPorts(before), after: numberPorts(after) };
  const changes = pairs.map((pair) =>
    changeOf({ before: number.before(seen(pair)), after: number.after(pair.after) }, rename),
  );
  const findings = [
    ...gone.map((object) => ({ group: "missing" as const, object: foundOf(object) })),
    ...added.map((object) => ({ group: "extra" as const, object: foundOf(object) })),
    ...changes.flatMap((object) => object.fields.map((field) => ({ group: "changed" as const, object, field }))),
  ].sort((one, other) => compareText(placesOf(one)[0], placesOf(other)[0]));
  const reasons = new Map(findings.map((finding) => [finding, reasonFor(placesOf(finding), acceptances)]));
  const open = findings.filter((finding) => reasons.get(finding) === undefined);
  return {
    comparison: {
      missing: open.flatMap(({ group, object }) => (group === "missing" ? object : [])),
      extra: open.flatMap(({ group, object }) => (group === "extra" ? object : [])),
      changed: regrouped(open),
      same: changes.filter(({ fields }) => fields.length === 0).length,
      accepted: findings.flatMap((finding) => {
        const reason = reasons.get(finding);
        return reason === undefined ? [] : [{ place: placesOf(finding)[0], reason }];
      }),
      pairs,
    },
    problems: [
      ...renameProblems(renames, { before, after }, label),
      ...acceptanceProblems(acceptances, findings.flatMap(placesOf), {
        label,
        harmless: "the difference does no harm",
      }),
    ],
  };
}

type Finding =
  | { readonly group: "extra" | "missing"; readonly object: Found }
  | { readonly group: "changed"; readonly object: Changed; readonly field: Field };

/** Where something was found, under each name of its object. */
function placesOf(finding: Finding): readonly [string, ...string[]] {
  if (finding.group !== "changed") return [finding.object.id];
  const { object, field } = finding;
  const others = object.previously === undefined ? [] : [`${object.previously} ${field.path}`];
  return [`${object.id} ${field.path}`, ...others];
}

function reasonFor(places: readonly string[], acceptances: Acceptances): string | undefined {
  const entries = Object.entries(acceptances);
  return entries.find(([acceptance]) => places.some((place) => covers(acceptance, place)))?.[1];
}

/** The changed objects with those of their fields that are left. */
function regrouped(findings: readonly Finding[]): readonly Changed[] {
  const changes = findings.flatMap((finding) => (finding.group === "changed" ? finding : []));
  return [...Map.groupBy(changes, ({ object }) => object)].map(([object, group]) => ({
    ...object,
    fields: group.map(({ field }) => field),
  }));
}

/** Whether there is nothing that people have not accepted. */
export function isAlike({ missing, extra, changed }: Comparison): boolean {
  return missing.length + extra.length + changed.length === 0;
}

function foundOf(object: KubernetesObject): Found {
  return { id: object.id, app: appName(object) };
}

function changeOf(pair: Pair, rename: Rename): Changed {
  const sides = { before: renamed(normalized(pair.before), rename), after: normalized(pair.after) };
  const isSecret = pair.after.kind === "Secret";
  return {
    id: pair.after.id,
    previously: pair.before.id === pair.after.id ? undefined : pair.before.id,
    app: appName(pair.after) ?? appName(pair.before),
    fields: objectDifferences(sides, spelledOut)
      .filter((difference) => difference.isOrder !== true || mattersInOrder(difference, sides))
      .map((difference) => fieldOf(asWritten(difference, sides), isSecret)),
  };
}

/** Init containers run one after the other, and `$(NAME)` stands for a variable before it. */
function mattersInOrder({ path }: Difference, { before, after }: Pair): boolean {
  if (nameOf(path.at(-1)) === "initContainers") return true;
  const refers = ({ body }: KubernetesObject) => JSON.stringify(valueAt(body, path) ?? null).includes("$(");
  return nameOf(path.at(-1)) === "env" && (refers(before) || refers(after));
}

/** With what each side wrote, where it wrote something. */
function asWritten(difference: Difference, { before, after }: Pair): Difference {
  if (difference.isOrder === true) return difference;
  return {
    ...difference,
    before: valueAt(before.body, difference.path) ?? difference.before,
    after: valueAt(after.body, difference.path) ?? difference.after,
  };
}

const HIDDEN = "(hidden)";

function fieldOf({ path, before, after, isOrder }: Difference, isSecret: boolean): Field {
  const at = `${formatPath(path)}${isOrder === true ? " (order)" : ""}`;
  if (!isSecret || path[0] !== "data") return { path: at, before, after };
  const hide = (side: Json | undefined) => (side === undefined ? undefined : HIDDEN);
  return { path: at, before: hide(before), after: hide(after) };
}
