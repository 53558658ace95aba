/**
 * The floors of the composer, from top to bottom. A file may import from its own floor and from floors below. The table in
 * `AGENTS.md` is generated from this list.
 */
export interface Floor {
  readonly name: string;
  /** Files and folders below `tools/helm/`; folders end in `/`. */
  readonly paths: readonly string[];
  /** What the floor contains or does, as a sentence. */
  readonly purpose: string;
  /** Whether its paths are separate rooms, none of which imports from another. */
  readonly isIsolated?: boolean;
}

/** The program: users run only what it reaches. */
export const ENTRY_POINT = "start.ts";

export const FLOORS: readonly Floor[] = [
  {
    name: "entry",
    paths: ["start.ts", "cli.ts", "worker.ts", "commands.ts"],
    purpose: "Arguments, standard streams and Bazel's worker protocol.",
  },
  { name: "commands", paths: ["commands/"], purpose: "One file per command." },
  { name: "system", paths: ["system/"], purpose: "Access to files, processes and runfiles." },
  {
    name: "registries",
    paths: ["registry/"],
    purpose: "What Helm makes of charts in OCI registries: names, manifests, failures.",
  },
  { name: "explanations", paths: ["explain/"], purpose: "What attributes, values and codes mean." },
  { name: "pages", paths: ["page/"], purpose: "Pages about charts and comparisons, which people read in a browser." },
  {
    name: "imports",
    paths: ["import/"],
    purpose: "How charts and manifests of others become declarations.",
  },
  { name: "upgrades", paths: ["upgrade/"], purpose: "Checks of upgrades from one chart version to the next." },
  { name: "assertions", paths: ["assertions/"], purpose: "What users expect of rendered objects." },
  {
    name: "policies",
    paths: ["policies/"],
    purpose: "What the admission policies of a cluster say about the objects of a chart.",
  },
  { name: "comparisons", paths: ["compare/"], purpose: "How objects of two charts, files or releases differ." },
  { name: "gitops", paths: ["gitops/"], purpose: "Files for Argo CD and Flux, from a chart and where it goes." },
  {
    name: "graphs",
    paths: ["graph/"],
    purpose: "What the objects of a chart have to do with each other, and pictures of it.",
  },
  { name: "reports", paths: ["checks/report/"], purpose: "The report on a chart, and its output formats." },
  {
    name: "checks",
    paths: ["checks/check.ts", "checks/checks.ts", "checks/checks.gen.ts", "checks/severities.gen.ts"],
    purpose: "The list of all checks, and the code that runs them.",
  },
  {
    name: "topics",
    paths: [
      "checks/helm/",
      "checks/schemas/",
      "checks/structure/",
      "checks/security/",
      "checks/practice/",
      "checks/policies/",
    ],
    purpose: "One file per check, one folder per topic.",
    isIsolated: true,
  },
  {
    name: "objects",
    paths: ["checks/objects/", "checks/catalog/"],
    purpose: "Access to rendered objects, and the Kubernetes schemas.",
    isIsolated: true,
  },
  { name: "terms", paths: ["checks/types.ts"], purpose: "The types of checks and their results." },
  { name: "composition", paths: ["compose/compose.ts", "compose/validate_app.ts"], purpose: "The list of stages." },
  {
    name: "stages",
    paths: ["compose/parse/", "compose/validate/", "compose/resolve/", "compose/cross_check/", "compose/render/"],
    purpose: "The way from declarations to the files of a chart. Stages are pure; each gets what earlier ones pass on.",
    isIsolated: true,
  },
  { name: "facts", paths: ["facts/"], purpose: "What declarations mean, for all stages." },
  { name: "model", paths: ["model/"], purpose: "Schemas, the types generated from them, and problems." },
  {
    name: "expressions",
    paths: ["cel/"],
    purpose: "Kubernetes' CEL: its functions, and how expressions are evaluated.",
  },
  {
    name: "base",
    paths: ["base/"],
    purpose: "Text, YAML, quantities and archives; nothing specific to charts or apps.",
  },
];
