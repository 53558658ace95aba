/** Schemas as definitions of custom resources write them: what rules need of them. */
import { isCustomResourceDefinition } from "./custom_resources.ts";
import { isMap } from "./field_schema.ts";

export interface StructuralSchema {
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: StructuralSchema | boolean;
  readonly items?: StructuralSchema;
  readonly "x-kubernetes-validations"?: readonly Rule[];
}

export interface Rule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly fieldPath?: string;
}

/** The rules of a schema. */
export function rulesIn(schema: StructuralSchema): readonly Rule[] {
  const rules: unknown = schema["x-kubernetes-validations"];
  return Array.isArray(rules)
    ? rules.filter((rule): rule is Rule => isMap(rule) && typeof rule["rule"] === "string")
    : [];
}

/** The schemas of the served versions of definitions, by `apiVersion kind`. */
export function rootSchemas(objects: readonly unknown[]): ReadonlyMap<string, StructuralSchema> {
  return new Map(objects.filter(isCustomResourceDefinition).flatMap(schemasOf));
}

function schemasOf(definition: unknown): readonly (readonly [string, StructuralSchema])[] {
  const spec = field(definition, "spec");
  const versions = field(spec, "versions");
  return (Array.isArray(versions) ? versions : []).flatMap((version: unknown) => {
    const schema = field(field(version, "schema"), "openAPIV3Schema");
    const kind = `${field(spec, "group")}/${field(version, "name")} ${field(field(spec, "names"), "kind")}`;
    return isMap(schema) && field(version, "served") !== false ? [[kind, schema as StructuralSchema] as const] : [];
  });
}

function field(value: unknown, name: string): unknown {
  return isMap(value) ? value[name] : undefined;
}
