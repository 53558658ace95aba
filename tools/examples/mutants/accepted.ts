/** The mutants that no test has to notice, each with the reason. */
import { parseYaml } from "../../helm/base/yaml.ts";
import { readText } from "../../helm/system/io.ts";

export interface Accepted {
  /** Names of mutants; `*` stands for any text. */
  readonly mutants: string;
  readonly reason: string;
}

export function readAccepted(path: string): readonly Accepted[] {
  return (parseYaml(readText(path)).values?.[0] ?? []) as unknown as readonly Accepted[];
}

export function matches({ mutants }: Accepted, name: string): boolean {
  const parts = mutants.split("*").map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}
