/**
 * The floors of the composer, from the top. A file may import what lies on its own floor or on one below. The table in
 * `AGENTS.md` is made from this list.
 */
export interface Floor {
  readonly name: string;
  /** Files, and folders, which end in `/`; below `tools/helm/`. */
  readonly paths: readonly string[];
  /** What is there, in a sentence. */
  readonly purpose: string;
  /** Its paths are rooms without doors between them: none imports from another. */
  readonly isIsolated?: boolean;
}

/** The program: what it does not reach, no user runs. */
export const ENTRY_POINT = "cli.ts";

export const FLOORS: readonly Floor[] = [
  {
    name: "entry",
    paths: ["cli.ts", "worker.ts", "commands.ts"],
    purpose: "Arguments, standard streams, Bazel's worker protocol.",
  },
  { name: "commands", paths: ["commands/"], purpose: "One file for each command." },
  { name: "system", paths: ["system/"], purpose: "Files, processes, runfiles." },
  { name: "upgrades", paths: ["upgrade/"], purpose: "What is wrong with the step from one chart to the next." },
  { name: "reports", paths: ["checks/report/"], purpose: "What the checks found, and the formats it is printed in." },
  {
    name: "checks",
    paths: ["checks/check.ts", "checks/checks.ts", "checks/checks.gen.ts"],
    purpose: "All checks of rendered objects in one list, and how they run.",
  },
  {
    name: "topics",
    paths: ["checks/helm/", "checks/schemas/", "checks/structure/", "checks/security/", "checks/practice/"],
    purpose: "One file for each check, one folder for each topic.",
    isIsolated: true,
  },
  {
    name: "objects",
    paths: ["checks/objects/", "checks/catalog/"],
    purpose: "Reads what Helm rendered; the schemas of Kubernetes' objects.",
    isIsolated: true,
  },
  { name: "terms", paths: ["checks/types.ts"], purpose: "What a check is, and what it says." },
  { name: "composition", paths: ["compose/compose.ts"], purpose: "The stages in a list." },
  {
    name: "stages",
    paths: ["compose/parse/", "compose/validate/", "compose/resolve/", "compose/cross_check/", "compose/render/"],
    purpose: "From declarations to the files of a chart. Pure; each reads only what the one before hands on.",
    isIsolated: true,
  },
  { name: "facts", paths: ["facts/"], purpose: "What a declaration means, where several stages ask." },
  { name: "model", paths: ["model/"], purpose: "Schemas, the types made from them, problems." },
  { name: "base", paths: ["base/"], purpose: "Text, YAML, quantities, archives: nothing of charts or apps." },
];
