/** Holds an assertion against the objects of a rendering. */
import type { Json } from "../base/json.ts";
import { listWords, plural } from "../base/text.ts";
import { isMap, listOf } from "../checks/objects/objects.ts";
import type { KubernetesObject } from "../checks/types.ts";
import { excerpt } from "./excerpt.ts";
import { lacking, shown, unequal } from "./mismatches.ts";
import { type Place, parsePath, placesAt } from "./path.ts";
import { select, selectionFix, subjectOf } from "./select.ts";
import type { Assertion, Failure, Mismatch, PlacedAssertion } from "./types.ts";

const CORRECT = "correct the chart or its values, or the assertion";

export function judge(
  { assertion, place }: PlacedAssertion,
  objects: readonly KubernetesObject[],
  label: string,
): readonly Failure[] {
  const at = { code: "failed-assertion", label };
  const selected = select(objects, assertion);
  const subject = subjectOf(assertion);
  if (assertion.path === undefined && assertion.exists !== undefined) {
    if (selected.length > 0 === assertion.exists) return [];
    const what = assertion.exists ? "does not exist" : "exists";
    return [{ ...at, path: `${place}: ${subject}`, ...existence(what, objects, selected, assertion) }];
  }
  if (assertion.path === undefined && assertion.count !== undefined) {
    if (selected.length === assertion.count) return [];
    const found = selected.length === 0 ? {} : { got: selected.map(({ id }) => id) };
    const what = `selects ${plural(selected.length, "object")}`;
    return [{ ...at, path: `${place}: ${subject}`, what, ...found, expected: `${assertion.count}`, fix: CORRECT }];
  }
  if (selected.length === 0) {
    const what = "selects no object";
    const expected = "at least one object; `exists: false` says that there is none";
    return [{ ...at, path: `${place}: ${subject}`, what, expected, fix: selectionFix(objects, assertion) }];
  }
  const steps = parsePath(assertion.path ?? "") ?? [];
  return selected.flatMap((object) =>
    placesAt(object.body, steps).flatMap((found) =>
      mismatches(found, assertion).map((mismatch) => {
        const path = [place, [object.id, mismatch.path].filter((part) => part !== "").join(" ")].join(": ");
        return { fix: CORRECT, ...at, ...withoutPath(mismatch), path, excerpt: excerpt(object.body, found.keys) };
      }),
    ),
  );
}

function existence(
  what: string,
  objects: readonly KubernetesObject[],
  selected: readonly KubernetesObject[],
  assertion: Assertion,
) {
  if (selected.length === 0) return { what, expected: "an object", fix: selectionFix(objects, assertion) };
  return { what, got: selected.map(({ id }) => id), expected: "no object", fix: CORRECT };
}

function withoutPath({ path: _, got, ...rest }: Mismatch) {
  return { ...rest, ...(got === undefined ? {} : { got }) };
}

/** What does not hold at one place. */
function mismatches(place: Place, assertion: Assertion): readonly (Mismatch & { fix?: string })[] {
  const { path, value } = place;
  if (assertion.exists === false) {
    return value === undefined ? [] : [{ path, what: "is there", got: value, expected: "nothing" }];
  }
  if (value === undefined) return [{ path, ...nowhere(place), expected: wanted(assertion) }];
  if (assertion.exists === true) return [];
  if (assertion.count !== undefined) return countMismatch(path, value, assertion.count);
  return assertion.not === undefined ? positive(path, value, assertion) : negative(path, value, assertion.not);
}

type Predicates = Pick<Assertion, "contains" | "equals" | "matches">;

function positive(path: string, got: Json, { equals, contains, matches }: Predicates): readonly Mismatch[] {
  if (equals !== undefined) return unequal(got, equals as Json, path);
  if (contains !== undefined) return lacking(got, contains as Json, path);
  const isMatch = typeof got !== "object" && new RegExp(matches ?? "", "u").test(String(got));
  return isMatch ? [] : [{ path, what: "does not match", got, expected: `text that matches \`${matches}\`` }];
}

function negative(path: string, got: Json, predicates: Predicates): readonly Mismatch[] {
  if (positive(path, got, predicates).length > 0) return [];
  return [{ path, what: "is what it must not be", got, expected: wanted({ not: predicates }) }];
}

function countMismatch(path: string, got: Json, count: number): readonly Mismatch[] {
  const entries = isMap(got) ? Object.keys(got) : listOf(got);
  if (entries.length === count && typeof got === "object") return [];
  return [{ path, what: `has ${entries.length} entries`, got, expected: `${count}` }];
}

/** What is where a path ends that leads nowhere. */
function nowhere({ end }: Place): { readonly what: string; readonly fix?: string } {
  const names = isMap(end?.value) ? Object.keys(end.value) : listOf(end?.value).flatMap(nameOf);
  const where = end === undefined || end.path === "" ? "the object" : `\`${end.path}\``;
  if (names.length === 0) return { what: "is not there" };
  return { what: "is not there", fix: `correct the chart, or the path: ${where} has ${listWords(names)}` };
}

function nameOf(item: Json): readonly string[] {
  const name = isMap(item) ? item["name"] : undefined;
  return typeof name === "string" ? [name] : [];
}

/** What an assertion wants, in words. */
export function wanted({ exists, count, equals, contains, matches, not }: Assertion): string {
  if (exists !== undefined) return exists ? "a value" : "nothing";
  if (count !== undefined) return `${count} entries`;
  if (equals !== undefined) return shown(equals as Json);
  if (contains !== undefined) return `a value that contains ${shown(contains as Json)}`;
  if (matches !== undefined) return `text that matches \`${matches}\``;
  return `anything but ${wanted(not ?? {})}`;
}

/** What an assertion says, on one line: the name of its test case. */
export function titleOf(assertion: Assertion): string {
  const { path = "", exists, count, ...rest } = assertion;
  const subject = [subjectOf(assertion), path].filter((part) => part !== "").join(" ");
  if (exists !== undefined) return `${subject} ${exists ? "exists" : "does not exist"}`;
  if (count !== undefined) return `${subject}: ${count} ${path === "" ? "objects" : "entries"}`;
  return `${subject} is ${wanted(rest)}`;
}
