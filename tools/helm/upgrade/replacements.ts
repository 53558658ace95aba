/**
 * Objects that an upgrade from one chart to a very different one cannot change in place: they have another name, or a field changes
 * that Kubernetes does not let change. Says what in the declarations keeps them.
 */
import { applyOverlay } from "../base/overlay.ts";
import { starlark } from "../base/starlark.ts";
import { entryOf } from "../base/table.ts";
import { isHook } from "../checks/objects/hooks.ts";
import { lookup } from "../checks/objects/objects.ts";
import { appName } from "../compare/app_of.ts";
import type { Difference } from "../compare/differences.ts";
import { kindOf } from "../compare/matching.ts";
import { formatPath, matches, nameOf, type Path } from "../compare/path.ts";
import type { Replacement } from "../compare/report/report.ts";
import type { Json, JsonObject, Pair } from "../compare/types.ts";
import { workloadTraits } from "../facts/workloads.ts";
import { changes } from "./checks/immutable_field.ts";
import { IMMUTABLE_FIELDS } from "./immutable_fields.ts";

/** Hooks are none: they are deleted and created each time. */
export function replacements(pairs: readonly Pair[]): readonly Replacement[] {
  return pairs
    .filter(({ before, after }) => !isHook(before) && !isHook(after))
    .flatMap((pair) => {
      const { before, after } = pair;
      const found = { id: after.id, app: appName(after) ?? appName(before) };
      // Under another name, nothing has to change in place.
      if (before.name !== after.name)
        return [{ ...found, what: `is created, and ${before.id} deleted`, fix: keepName(pair) }];
      const fields = entryOf(IMMUTABLE_FIELDS, kindOf(after));
      const changed = fields === undefined ? [] : changes(pair, fields);
      if (fields === undefined || changed.length === 0) return [];
      const paths = changed.map(({ path }) => formatPath(path));
      const isSelected = changed.some(({ path }) => matches(path, "spec.selector"));
      const what = `must be deleted first, since ${paths.join(", ")} cannot change`;
      return [{ ...found, what, fix: isSelected ? keepSelector(pair) : keepFields(pair, changed, fields.remedy) }];
    });
}

/** The attributes that name objects of a kind; others are named after their app. */
const NAMES: Readonly<Record<string, (name: string) => string>> = {
  PersistentVolumeClaim: (name) => `\`existing_claim = ${starlark(name)}\` of the volume`,
  Service: (name) => `\`service = ${starlark({ name })}\``,
  ServiceAccount: (name) => `\`service_account = ${starlark({ name })}\``,
};

function keepName({ before, after }: Pair): string {
  const isServed = workloadTraits(after.kind)?.longRunning === true;
  const attribute = entryOf(NAMES, after.kind)?.(before.name);
  if (attribute !== undefined) return `to keep it, declare ${attribute}`;
  if (!isServed) return "nothing has to keep it: the new one is there before the old one goes";
  return `to keep it, declare \`object_name = ${starlark(before.name)}\`; otherwise both run until the old one is deleted`;
}

function keepSelector({ before }: Pair): string {
  const labels = lookup(before.body, "spec", "selector", "matchLabels");
  if (labels === undefined) return "delete it with `kubectl delete --cascade=orphan` before the upgrade";
  return `to keep it, declare \`selector_labels = ${starlark(labels)}\``;
}

/** Any other fields of the old object can be merged into the new one, lists as a whole. */
function keepFields({ before, after }: Pair, found: readonly Difference[], remedy: string): string {
  const patches = found.map(({ path }) => patchFor(path, before.body));
  // A finite workload is better run again than kept.
  const runsToItsEnd = workloadTraits(after.kind)?.longRunning === false;
  if (runsToItsEnd || patches.includes(undefined)) return remedy;
  const patch = patches.reduce<JsonObject>((all, each) => applyOverlay(all, each ?? {}), {});
  return `to keep it, declare \`patches = ${starlark({ [after.kind]: patch })}\``;
}

/** What a place has in an object, as a patch; undefined if there is nothing. */
function patchFor(path: Path, body: JsonObject): JsonObject | undefined {
  const end = path.findIndex((step) => nameOf(step) === undefined);
  const names = path.slice(0, end < 0 ? path.length : end).map((step) => String(step));
  const old = lookup(body, ...names);
  return old === undefined
    ? undefined
    : (names.reduceRight<Json>((inner, name) => ({ [name]: inner }), old) as JsonObject);
}
