/** What `helm template` prints, as objects. Most of it is the same in every environment, and read once. */
import { parseYaml, type YamlDocuments } from "../../base/yaml.ts";
import type { BrokenDocument, Documents, HelmProblem, Reading } from "../types.ts";
import { isMap } from "./objects.ts";

/** Reads texts; one that it has read before it knows. */
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
      objects: read.flatMap(({ parsed }) => (parsed.values ?? []).filter(isMap)),
      broken: read.flatMap(({ template, parsed }) => brokenOf(template, parsed)),
    };
  };
}

function brokenOf(template: string, { values, error }: YamlDocuments): readonly BrokenDocument[] {
  if (error !== undefined)
    return [{ template, what: `is not YAML: ${error}`, isDuplicateKey: /keys must be unique/i.test(error) }];
  return values
    .filter((value) => value !== null && !isMap(value))
    .map(() => ({ template, what: "is no mapping", isDuplicateKey: false }));
}

/** The documents of a chart that are broken in one of two ways, as problems. */
export function documentProblems(
  { documents }: Reading,
  isAbout: (document: BrokenDocument) => boolean,
): readonly HelmProblem[] {
  return (documents?.broken ?? []).filter(isAbout).map(({ template, what }) => ({
    path: template,
    what,
    expected: "YAML documents that are mappings, with each key once",
    fix: "correct the manifest or the patch that it comes from",
  }));
}
