/** The output of `helm template`, as objects. Most of it is the same in every environment, and is parsed once. */
import { parseYaml, type YamlDocuments } from "../../base/yaml.ts";
import type { BrokenDocument, Documents, HelmProblem, JsonObject, Reading } from "../types.ts";
import { isMap } from "./objects.ts";
import { originOf } from "./origin.ts";

/** Reads texts, and caches the documents in them. */
export type DocumentReader = (text: string) => Documents;

export function documentReader(): DocumentReader {
  const known = new Map<string, YamlDocuments>();
  return (text) => {
    const parts = text.split(/^---\n(?=# Source: )/m).filter((part) => part.trim() !== "");
    const read = parts.map((part) => {
      const [, template = "", content = part] = /^# Source: [^/\n]*\/([^\n]*)\n([\s\S]*)$/.exec(part) ?? [];
      const parsed = known.get(content) ?? parseYaml(content);
      known.set(content, parsed);
      return { template, parsed };
    });
    return {
      objects: read.flatMap(({ template, parsed }) =>
        (parsed.values ?? [])
          .filter(isMap)
          .flatMap((document) => itemsOf(document).map((body) => ({ template, body }))),
      ),
      broken: read.flatMap(({ template, parsed }) => brokenOf(template, parsed)),
    };
  };
}

/** Helm applies the items of a list, which is no object itself (Kubernetes API Concepts, "Collections"). */
function itemsOf(document: JsonObject): readonly JsonObject[] {
  const { kind, items } = document;
  const isList = typeof kind === "string" && kind.endsWith("List") && Array.isArray(items);
  return isList ? items.filter(isMap).flatMap(itemsOf) : [document];
}

function brokenOf(template: string, { values, error }: YamlDocuments): readonly BrokenDocument[] {
  if (error !== undefined)
    return [{ template, what: `is not YAML: ${error}`, isDuplicateKey: /keys must be unique/i.test(error) }];
  return values
    .filter((value) => value !== null && !isMap(value))
    .map(() => ({ template, what: "is not a mapping", isDuplicateKey: false }));
}

/** The broken documents of a chart that a check is about, as problems. */
export function documentProblems(
  { documents }: Reading,
  isAbout: (document: BrokenDocument) => boolean,
): readonly HelmProblem[] {
  return (documents?.broken ?? []).filter(isAbout).map(({ template, what }) => ({
    path: template,
    what,
    expected: "YAML documents that are mappings without duplicate keys",
    origin: originOf(template),
    fix: { app: "correct the values or the patch that it comes from" },
  }));
}
