/**
 * Reads the models of `@kubernetes/client-node`, which are generated from the OpenAPI document of one Kubernetes version:
 * `V1Pod.js` lists the fields with their types, `V1Pod.d.ts` tells which are required, and the APIs' paths give the group.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Group and version of a kind as the server's paths spell it: `/apis/apps/v1/namespaces/{namespace}/deployments`. */
const CREATE = /\b(create\w+)\([\s\S]*?localVarPath = (?:this\.basePath \+ )?'\/apis?\/([^']+)'/g;
const COLLECTION = /^((?:[a-z0-9.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?)\/(?:namespaces\/\{namespace\}\/)?[a-z]+$/;

/** The origin in each file: `release-1.36`, or `v1.34.0`. */
const ORIGIN = /(?:OpenAPI spec version|The version of the OpenAPI document): (?:release-|v)(\d+\.\d+)/;

/** Definitions by name, and the name of each kind's definition by `apiVersion kind`, for the version that the package is of. */
export function readClient(folder, version) {
  const generated = join(folder, "dist/gen");
  const [models, apis] = existsSync(join(generated, "models")) ? ["models", "apis"] : ["model", "api"];
  const definitions = readModels(join(generated, models), version);
  if (Object.keys(definitions).length === 0) throw new Error(`${folder} has nothing from Kubernetes ${version}`);
  return { definitions, kinds: readKinds(join(generated, apis), definitions) };
}

function readModels(folder, version) {
  const definitions = {};
  for (const { code, declaration } of codeFiles(folder)) {
    // Kinds that Kubernetes has removed stay in the packages, as they were last generated.
    if (ORIGIN.exec(code)?.[1] !== version) continue;
    const [, name, attributes] = /^(\w+)\.attributeTypeMap = (\[[\s\S]*?\n\]);/m.exec(code) ?? [];
    if (name !== undefined) definitions[name] = definition(JSON.parse(attributes), declaration);
  }
  return definitions;
}

function codeFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .sort()
    .map((name) => ({
      code: readFileSync(join(folder, name), "utf8"),
      declaration: readFileSync(join(folder, name.replace(/\.js$/, ".d.ts")), "utf8"),
    }));
}

function definition(attributes, declaration) {
  const properties = {};
  const required = [];
  for (const { name, baseName, type, format } of attributes) {
    properties[baseName] = schemaOf(type, format);
    if (declaration.includes(`    '${name}': `)) required.push(baseName);
  }
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }) };
}

const PRIMITIVES = {
  any: {},
  boolean: { type: "boolean" },
  Date: { type: "string" },
  IntOrString: { type: ["integer", "string"] },
  number: { type: "number" },
  object: {},
  string: { type: "string" },
  V1MicroTime: { type: "string" },
};

function schemaOf(type, format) {
  if (type === "number" && format?.startsWith("int")) return { type: "integer" };
  if (type in PRIMITIVES) return PRIMITIVES[type];
  const items = /^Array<(.*)>$/.exec(type)?.[1];
  if (items !== undefined) return { type: "array", items: schemaOf(items, "") };
  const values = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (values !== undefined) return { type: "object", additionalProperties: schemaOf(values, "") };
  if (/^\w+$/.test(type)) return { $ref: type };
  throw new Error(`unknown type ${type}`);
}

function readKinds(folder, definitions) {
  const kinds = {};
  for (const { code, declaration } of codeFiles(folder)) {
    for (const [, method, path] of code.matchAll(CREATE)) {
      const apiVersion = COLLECTION.exec(path)?.[1];
      const name = new RegExp(`\\b${method}\\([^)]*?\\bbody: (\\w+)`).exec(declaration)?.[1];
      if (apiVersion === undefined || name === undefined || !(name in definitions)) continue;
      kinds[`${apiVersion} ${name.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?/, "")}`] = name;
    }
  }
  return kinds;
}
