/**
 * Objects that an upgrade from one chart to a very different one cannot change in place: they have another name, or a field changes
 * that Kubernetes does not let change. Says what in the declarations keeps them.
 */
import { starlark } from "../base/starlark.ts";
import { entryOf } from "../base/table.ts";
import { isHook } from "../checks/objects/hooks.ts";
import { lookup } from "../checks/objects/objects.ts";
import { appName } from "../compare/app_of.ts";
import type { Difference } from "../compare/differences.ts";
import { kindOf } from "../compare/matching.ts";
import { formatPath, matches, nameOf } from "../compare/path.ts";
import type { Replacement } from "../compare/report/report.ts";
import type { Json, Pair } from "../compare/types.ts";
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
      const [first, ...more] = fields === undefined ? [] : changes(pair, fields);
      if (fields === undefined || first === undefined) return [];
      const paths = [first, ...more].map(({ path }) => formatPath(path));
      const selected = [first, ...more].find(({ path }) => matches(path, "spec.selector"));
      const what = `must be deleted first, since ${paths.join(", ")} cannot change`;
      return [
        { ...found, what, fix: selected === undefined ? keepField(pair, first, fields.remedy) : keepSelector(pair) },
      ];
    });
}

/** The attributes that name objects of a kind; others are named after their app. */
const NAMES: Readonly<Record<string, (name: string) => string>> = {
  PersistentVolumeClaim: (name) => `\`existing_claim = ${starlark(name)}\` of the volume`,
  Service: (name) => `\`service = ${starlark({ name })}\``,
  ServiceAccount: (name) => `\`service_account = ${starlark({ name })}\``,
};

function keepName({ before, after }: Pair): string {
  const attribute = entryOf(NAMES, after.kind)?.(before.name) ?? `\`object_name = ${starlark(before.name)}\``;
  const isServed = workloadTraits(after.kind)?.longRunning === true;
  const until = isServed ? "; otherwise both run until the old one is deleted" : "";
  return `to keep it, declare ${attribute}${until}`;
}

function keepSelector({ before }: Pair): string {
  const labels = lookup(before.body, "spec", "selector", "matchLabels");
  if (labels === undefined) return "delete it with `kubectl delete --cascade=orphan` before the upgrade";
  return `to keep it, declare \`selector_labels = ${starlark(labels)}\``;
}

/** Any other field of the old object can be merged into the new one. */
function keepField({ after }: Pair, { path, before }: Difference, remedy: string): string {
  const names = path.map(nameOf);
  if (before === undefined || names.includes(undefined)) return remedy;
  const patch = names.reduceRight<Json>((inner, name) => ({ [name ?? ""]: inner }), before);
  return `to keep it, declare \`patches = ${starlark({ [after.kind]: patch })}\``;
}
