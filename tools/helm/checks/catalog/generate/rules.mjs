/**
 * Generates `rules.gen.jsonl`, the rules of custom resources: `node tools/helm/checks/catalog/generate/rules.mjs`.
 *
 * The npm packages of the catalog do not have them; the Go modules of the same projects do, in their CustomResourceDefinitions. They
 * come through Go's own client, which needs Go. Of each schema, only what rules need is kept.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

const HERE = import.meta.dirname;
const SOURCES = JSON.parse(readFileSync(join(HERE, "rules_sources.json"), "utf8"));

/** Formats of text that CEL has types for. */
const TYPED = ["byte", "date", "date-time", "datetime", "duration"];

/** Fields that have other names in rules, since their own are no identifiers, or words of CEL. */
const RENAMED =
  /^(?:as|break|const|continue|else|false|for|function|if|import|in|let|loop|namespace|null|package|return|true|var|void|while)$|[-./]|__/;

/** Rules that a check knows as well, and says in terms of attributes. */
const CHECKED = { "minReplicaCount must be less than or equal to maxReplicaCount": "autoscaler-limits" };

const schemas = Object.fromEntries(SOURCES.flatMap(definitionsOf).flatMap(schemasOf).sort(byName));
const names = Object.keys(schemas);
const index = Object.fromEntries(names.map((name, position) => [name, position + 1]));
const lines = [index, ...Object.values(schemas)].map((value) => JSON.stringify(value));
writeFileSync(join(HERE, "../rules.gen.jsonl"), `${lines.join("\n")}\n`);

function definitionsOf({ module, version, sum, folder }) {
  const text = execFileSync("go", ["mod", "download", "-json", `${module}@${version}`], {
    cwd: tmpdir(),
    encoding: "utf8",
  });
  const downloaded = JSON.parse(text);
  if (downloaded.Sum !== sum) throw new Error(`${module}@${version}: its checksum is ${downloaded.Sum}, not ${sum}`);
  const root = join(downloaded.Dir, folder);
  return readdirSync(root)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => parseAllDocuments(readFileSync(join(root, name), "utf8")))
    .map((document) => document.toJS())
    .filter((object) => object?.kind === "CustomResourceDefinition");
}

function schemasOf({ spec: { group, names, versions } }) {
  return versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => [`${group}/${name} ${names.kind}`, pruned(withoutStatus(schema.openAPIV3Schema))])
    .filter(([, schema]) => hasRules(schema));
}

/** Those who create an object cannot set it. */
function withoutStatus({ properties: { status: _, ...properties }, ...schema }) {
  return { ...schema, properties };
}

/** Without what neither rules nor their values need. Undefined if nothing is left. */
function pruned(schema, isInRule = false) {
  const rules = rulesOf(schema["x-kubernetes-validations"]);
  const inRule = isInRule || rules !== undefined;
  const inner = (child) => (typeof child === "object" ? pruned(child, inRule) : undefined);
  const properties = entries(
    schema.properties ?? {},
    (child, name) => inner(child) ?? (inRule && RENAMED.test(name) ? {} : undefined),
  );
  const [items, additionalProperties] = [inner(schema.items), inner(schema.additionalProperties)];
  const isTyped = inRule && (schema.type === "number" || TYPED.includes(schema.format));
  const hasDefault = inRule && schema.default !== undefined;
  const kept = rules ?? properties ?? items ?? additionalProperties;
  if (kept === undefined && !isTyped && !hasDefault) return undefined;
  return {
    ...(isTyped && { type: schema.type, format: schema.format }),
    ...(hasDefault && { default: schema.default }),
    ...(properties && { properties }),
    ...(items && { items }),
    ...(additionalProperties && { additionalProperties }),
    ...(rules && { "x-kubernetes-validations": rules }),
  };
}

function rulesOf(validations = []) {
  const rules = validations
    .filter(({ message }) => !Object.hasOwn(CHECKED, message ?? ""))
    .map(({ rule, message, messageExpression, fieldPath }) => ({ rule, message, messageExpression, fieldPath }));
  return rules.length === 0 ? undefined : rules;
}

function entries(properties, inner) {
  const found = Object.entries(properties).flatMap(([name, schema]) => {
    const kept = inner(schema, name);
    return kept === undefined ? [] : [[name, kept]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found.sort(byName));
}

function hasRules(schema) {
  return JSON.stringify(schema ?? {}).includes('"x-kubernetes-validations"');
}

function byName([left], [right]) {
  return left < right ? -1 : left > right ? 1 : 0;
}
