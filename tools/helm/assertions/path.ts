/** Paths that people write: `spec.template.spec.containers[name=api].ports[0]`, `metadata.annotations["a.b/c"]`, `spec.rules[*]`. */
import type { Json } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import { isMap, listOf, lookup } from "../checks/objects/objects.ts";
import { joinPath } from "../model/problems.ts";

/** A name, a position, every item (true), or the items in which a field has a value. */
export type Step = string | number | true | Choice;

interface Choice {
  readonly field: string;
  readonly value: string;
}

/** A place in an object; the value is undefined where a path leads nowhere. */
export interface Place {
  readonly path: string;
  readonly value: Json | undefined;
  /** The keys that lead there. */
  readonly keys: readonly (string | number)[];
  /** Where a path that leads nowhere ends. */
  readonly end?: Place;
}

const STEP = /\[(?:(\d+)|(\*)|"([^"]*)"|'([^']*)'|([^\]="']+)=([^\]]*))\]|(?:^|\.)([^.[\]"']+)/y;

/** The steps of a path; undefined if it is none. */
export function parsePath(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text);
    if (found === null) return undefined;
    const [, position, every, quoted, single, field, value, name] = found;
    if (position !== undefined) steps.push(Number(position));
    else if (every !== undefined) steps.push(true);
    else if (field !== undefined) steps.push({ field, value: value ?? "" });
    else steps.push(quoted ?? single ?? name ?? "");
  }
  return steps;
}

/** The places that a path leads to: at least one, which has no value if the path leads nowhere. */
export function placesAt(body: Json, steps: readonly Step[]): readonly Place[] {
  return steps.reduce<readonly Place[]>(
    (places, step) => places.flatMap((place) => next(place, step)),
    [{ path: "", value: body, keys: [] }],
  );
}

function next(place: Place, step: Step): readonly Place[] {
  const { path, value, keys } = place;
  const at = (key: string | number, inner: Json | undefined, shown = joinPath(path, key)): Place => ({
    path: shown,
    value: inner,
    keys: [...keys, key],
    ...(inner === undefined ? { end: place.end ?? place } : {}),
  });
  if (typeof step === "number") return [at(step, listOf(value)[step])];
  if (typeof step === "string") return [at(step, isMap(value) ? entryOf(value, step) : undefined)];
  const items = listOf(value).map((item, index) => at(index, item, step === true ? undefined : choiceIn(path, step)));
  const chosen = step === true ? items : items.filter((item) => isChosen(item, step));
  return chosen.length > 0 ? chosen : [at(-1, undefined, step === true ? `${path}[*]` : choiceIn(path, step))];
}

function choiceIn(path: string, { field, value }: Choice): string {
  return `${path}[${field}=${value}]`;
}

function isChosen(item: Place, { field, value }: Choice): boolean {
  return scalarText(lookup(item.value, ...field.split("."))) === value;
}

function scalarText(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === "object" ? undefined : String(value);
}
