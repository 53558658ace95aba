/** The reference of attributes, as the documentation has it. */
import text from "./reference.gen.jsonl";

/** An attribute, or a key of one that is a dict. */
export interface Entry {
  readonly macro: string;
  /** `replicas`, `health_check.path`, `volumes.<name>.claim.size`, `init_containers[].image`. */
  readonly path: string;
  readonly type: string;
  readonly required?: true;
  readonly description: string;
  /** The app types that have it, if not all do. */
  readonly appTypes?: readonly string[];
  /** Where it shows in a chart. */
  readonly places?: readonly string[];
  /** What it is for, if nothing in a chart shows it. */
  readonly unrendered?: string;
  /** The key in values that overrides it. */
  readonly values?: string;
  readonly page: string;
  readonly example?: string;
  /** The file that the example comes from. */
  readonly from?: string;
  /** The keys of a dict. */
  readonly keys?: readonly string[];
}

export function reference(): readonly Entry[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Entry);
}
