/** What `helm template` prints, as objects. Most of it is the same in every environment, and read once. */
import { parseYaml, type YamlDocuments } from "../../base/yaml.ts";
import type { JsonObject } from "../types.ts";
import { isMap } from "./objects.ts";

export interface Documents {
  readonly objects: readonly JsonObject[];
  readonly broken: readonly BrokenDocument[];
}

/** A document that is no object. */
export interface BrokenDocument {
  /** The template that it comes from, below the chart. */
  readonly template: string;
  readonly what: string;
  readonly isDuplicateKey: boolean;
}

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
