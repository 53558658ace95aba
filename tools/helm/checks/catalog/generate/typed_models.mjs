/**
 * Reads the declarations of `kubernetes-models` and the packages of custom resources built with the same generator:
 * `export interface IPod extends TypeMeta { "apiVersion": "v1"; "kind": "Pod"; "spec"?: IIoK8sApiCoreV1PodSpec … }`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@babel/parser";

/** The form of a quantity, like `500m` or `1.5Gi`: Kubernetes' own pattern. */
const QUANTITY = { type: ["number", "string"], pattern: "^[+-]?[0-9.]+([eEinumkKMGTP]*[-+]?[0-9]*)$" };

const SCALARS = {
  IIoK8sApimachineryPkgApiResourceQuantity: QUANTITY,
  IIoK8sApimachineryPkgApisMetaV1MicroTime: { type: "string" },
  IIoK8sApimachineryPkgApisMetaV1Time: { type: "string" },
  IIoK8sApimachineryPkgRuntimeRawExtension: {},
  IIoK8sApimachineryPkgUtilIntstrIntOrString: { type: ["integer", "string"] },
};

/** Definitions by their name in all packages, and for each package's folder the names of its kinds by `apiVersion kind`. */
export function readTypedModels(folders) {
  const definitions = {};
  const kinds = {};
  for (const folder of folders) {
    kinds[folder] = {};
    for (const [name, definition] of declarationFiles(folder).flatMap(readDeclaration)) {
      definitions[name] = definition;
      const { apiVersion, kind } = definition.properties ?? {};
      if (apiVersion?.const !== undefined && kind?.const !== undefined) {
        kinds[folder][`${apiVersion.const} ${kind.const}`] = name;
      }
    }
  }
  const flat = Object.entries(definitions).map(([name, definition]) => [name, flatten(definition, definitions)]);
  return { definitions: Object.fromEntries(flat), kinds };
}

/** Names and schemas of a file's exports. */
function readDeclaration(file) {
  const options = { sourceType: "module", plugins: [["typescript", { dts: true }]] };
  const { program } = parse(readFileSync(file, "utf8"), options);
  const globalNames = namesOfExports(program);
  return program.body
    .map((node) => node.declaration ?? node)
    .filter(isModel)
    .map((model) => [globalNames.get(model.id.name), model])
    .filter(([name]) => name !== undefined && !(name in SCALARS))
    .map(([name, model]) => [name, schemaOfModel(model)]);
}

function declarationFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".d.ts") && !name.startsWith("_schemas") && !name.endsWith("index.d.ts"))
    .sort()
    .map((name) => join(folder, name));
}

function isModel({ type }) {
  return type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration";
}

function namesOfExports(program) {
  const specifiers = program.body
    .filter(({ type, source }) => type === "ExportNamedDeclaration" && source === null)
    .flatMap(({ specifiers }) => specifiers);
  return new Map(specifiers.map(({ local, exported }) => [local.name, exported.name]));
}

function schemaOfModel(model) {
  if (model.type !== "TSInterfaceDeclaration") return schemaOf(model.typeAnnotation);
  const parents = (model.extends ?? []).map(({ expression }) => expression.name).filter((name) => name !== "TypeMeta");
  return { ...objectOf(model.body.body), ...(parents.length > 0 && { parents }) };
}

/** Copies the fields of parents. */
function flatten({ parents = [], ...definition }, definitions) {
  const all = [...parents.map((parent) => flatten(definitions[parent], definitions)), definition];
  if (all.length === 1) return definition;
  const required = all.flatMap((part) => part.required ?? []);
  const properties = Object.assign({}, ...all.map((part) => part.properties));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

const KEYWORDS = {
  TSAnyKeyword: {},
  TSBooleanKeyword: { type: "boolean" },
  TSNumberKeyword: { type: "number" },
  TSObjectKeyword: {},
  TSStringKeyword: { type: "string" },
  TSUnknownKeyword: {},
};

function schemaOf(node) {
  if (node.type in KEYWORDS) return KEYWORDS[node.type];
  switch (node.type) {
    case "TSArrayType":
      return { type: "array", items: schemaOf(node.elementType) };
    case "TSLiteralType":
      return { const: node.literal.value };
    case "TSParenthesizedType":
      return schemaOf(node.typeAnnotation);
    case "TSTypeLiteral":
      return objectOf(node.members);
    case "TSTypeReference":
      return referenceOf(node);
    case "TSUnionType":
      return unionOf(node.types.map(schemaOf));
    default:
      throw new Error(`unknown type ${node.type}`);
  }
}

function referenceOf({ typeName, typeParameters, typeArguments }) {
  const parameters = (typeParameters ?? typeArguments)?.params ?? [];
  if (typeName.name === "Array") return { type: "array", items: schemaOf(parameters[0]) };
  return SCALARS[typeName.name] ?? { $ref: typeName.name };
}

function unionOf(schemas) {
  if (schemas.every((schema) => "const" in schema)) return { enum: schemas.map((schema) => schema.const) };
  if (schemas.every((schema) => typeof schema.type === "string" && Object.keys(schema).length === 1)) {
    const types = [...new Set(schemas.map(({ type }) => type))].sort();
    // Kubernetes calls a number or text IntOrString.
    return types.join() === "number,string" ? { type: ["number", "string"] } : { type: types };
  }
  return { anyOf: schemas };
}

function objectOf(members) {
  const properties = {};
  const required = [];
  let values;
  for (const member of members) {
    const schema = schemaOf(member.typeAnnotation.typeAnnotation);
    if (member.type === "TSIndexSignature") {
      values = schema;
      continue;
    }
    const name = member.key.value ?? member.key.name;
    properties[name] = schema;
    if (member.optional !== true) required.push(name);
  }
  if (members.length === 0) return {};
  const named = Object.keys(properties).length === 0 ? {} : { properties };
  return {
    type: "object",
    ...named,
    ...(required.length === 0 ? {} : { required }),
    ...(values === undefined ? {} : { additionalProperties: values }),
  };
}
