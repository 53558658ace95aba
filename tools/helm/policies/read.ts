/** Reads files with policies, as `kubectl get -o yaml` writes them. */
import { compareText, listWords } from "../base/text.ts";
import { parseYaml } from "../base/yaml.ts";
import { schemaCatalog } from "../checks/catalog/schemas.ts";
import { isMap, listOf, mapOf, readObject, stringsOf, textOf } from "../checks/objects/objects.ts";
import type { Json, JsonObject, Strings } from "../checks/types.ts";
import { compilePolicy } from "./compile.ts";
import type { Binding, Policies, PolicyDocument, PolicyFile, PolicyMistake } from "./types.ts";

const GROUP = "admissionregistration.k8s.io";

/** Both have the same fields. */
const VERSIONS = [`${GROUP}/v1`, `${GROUP}/v1beta1`];

export function readPolicies(files: readonly PolicyFile[]): Policies {
  const read = files.map(readFile);
  const documents = read.flatMap((file) => file.documents);
  const ofKind = (kind: string) => documents.filter((document) => document.kind === kind && isOfGroup(document));
  const definitions = ofKind("ValidatingAdmissionPolicy").sort((left, right) => compareText(left.name, right.name));
  const bindings = ofKind("ValidatingAdmissionPolicyBinding").sort((left, right) => compareText(left.name, right.name));
  const compiled = definitions.map((document) => compilePolicy(document, bindingsOf(document, bindings)));
  return {
    policies: compiled.map(({ policy }) => policy),
    parameters: documents.filter((document) => !isOfGroup(document)),
    namespaces: new Map(documents.filter(isNamespace).map(({ name, labels }) => [name, labelsOf(name, labels)])),
    mistakes: [
      ...read.flatMap(({ mistakes }) => mistakes),
      ...[...definitions, ...bindings].flatMap(schemaMistakes),
      ...twice(definitions),
      ...twice(bindings),
      ...bindings.filter((binding) => !definitions.some(({ name }) => name === policyName(binding))).map(homeless),
      ...compiled.flatMap(({ mistakes }) => mistakes),
    ],
  };
}

/** With the label that every namespace has. */
export function labelsOf(namespace: string, labels: Strings): Strings {
  return { ...labels, "kubernetes.io/metadata.name": namespace };
}

function isOfGroup({ apiVersion }: PolicyDocument): boolean {
  return apiVersion.startsWith(`${GROUP}/`);
}

function isNamespace({ apiVersion, kind }: PolicyDocument): boolean {
  return apiVersion === "v1" && kind === "Namespace";
}

interface ReadFile {
  readonly documents: readonly PolicyDocument[];
  readonly mistakes: readonly PolicyMistake[];
}

function readFile({ path: file, text }: PolicyFile): ReadFile {
  const { values, error } = parseYaml(text);
  if (error !== undefined) {
    const fix = "correct the file";
    return { documents: [], mistakes: [{ file, path: "", what: `is not YAML: ${error}`, expected: "YAML", fix }] };
  }
  const objects = values.filter((value) => value !== null).flatMap(itemsOf);
  return {
    documents: objects.filter(isMap).flatMap((body) => (isObject(body) ? [documentOf(file, body)] : [])),
    mistakes: objects.flatMap((value) => mistakesIn(file, value)),
  };
}

function itemsOf(value: Json): readonly Json[] {
  return isMap(value) && textOf(value["kind"])?.endsWith("List") === true ? listOf(value["items"]) : [value];
}

function isObject(body: JsonObject): boolean {
  return textOf(body["apiVersion"]) !== undefined && textOf(body["kind"]) !== undefined;
}

function mistakesIn(file: string, value: Json): readonly PolicyMistake[] {
  const expected = "objects with `apiVersion` and `kind`";
  if (!isMap(value) || !isObject(value)) {
    return [{ file, path: "", what: "contains something else than objects", got: value, expected, fix: "remove it" }];
  }
  const document = documentOf(file, value);
  if (!isOfGroup(document) || VERSIONS.includes(document.apiVersion)) return [];
  const fix = `write \`apiVersion: ${GROUP}/v1\``;
  return [
    {
      file,
      path: `${document.id} apiVersion`,
      what: "is not a version of policies",
      got: document.apiVersion,
      expected: listWords(VERSIONS, "or"),
      fix,
    },
  ];
}

function documentOf(file: string, body: JsonObject): PolicyDocument {
  const { id, apiVersion, kind, name, namespace } = readObject(body);
  const labels = stringsOf(mapOf(body["metadata"])["labels"]);
  return { file, id, apiVersion, kind, name, namespace, labels, body };
}

/** What a policy or a binding has that Kubernetes does not know. */
function schemaMistakes({ file, id, body }: PolicyDocument): readonly PolicyMistake[] {
  const { versions, problemsOf } = schemaCatalog();
  const problems = problemsOf({ ...body, apiVersion: VERSIONS[0] ?? "" }, versions.at(-1) ?? "");
  return problems.map(({ path, what, got, expected, fix }) => ({
    file,
    path: `${id} ${path}`,
    what,
    got,
    expected,
    fix,
  }));
}

function twice(documents: readonly PolicyDocument[]): readonly PolicyMistake[] {
  return documents.flatMap(({ file, id, name }, index) => {
    const first = documents.findIndex((other) => other.name === name);
    if (first === index) return [];
    const what = `is in ${documents[first]?.file === file ? "this file twice" : `${documents[first]?.file} as well`}`;
    return [{ file, path: id, what, expected: "each object once", fix: "remove one of them" }];
  });
}

function policyName({ body }: PolicyDocument): string {
  return textOf(mapOf(body["spec"])["policyName"]) ?? "";
}

function homeless(binding: PolicyDocument): PolicyMistake {
  return {
    file: binding.file,
    path: `${binding.id} spec.policyName`,
    what: "names a policy that is in none of the files",
    got: policyName(binding),
    expected: "the name of a ValidatingAdmissionPolicy in `policies`",
    fix: "add the policy, or remove the binding",
  };
}

function bindingsOf({ name }: PolicyDocument, bindings: readonly PolicyDocument[]): readonly Binding[] {
  return bindings
    .filter((binding) => policyName(binding) === name)
    .map((document) => {
      const spec = mapOf(document.body["spec"]);
      const paramRef = spec["paramRef"];
      return {
        document,
        name: document.name,
        resources: mapOf(spec["matchResources"]),
        paramRef: isMap(paramRef) ? paramRef : undefined,
        actions: listOf(spec["validationActions"]).flatMap((action) => textOf(action) ?? []),
      };
    });
}
