/** The schemas of the GitOps macros: each has its own attributes, made of groups that several have in common. */
import application from "./gitops/application.schema.json" with { type: "json" };
import argocd from "./gitops/argocd.schema.json" with { type: "json" };
import files from "./gitops/files.schema.json" with { type: "json" };
import flux from "./gitops/flux.schema.json" with { type: "json" };
import git from "./gitops/git.schema.json" with { type: "json" };
import project from "./gitops/project.schema.json" with { type: "json" };
import record from "./gitops/record.schema.json" with { type: "json" };
import rollout from "./gitops/rollout.schema.json" with { type: "json" };
import scope from "./gitops/scope.schema.json" with { type: "json" };
import source from "./gitops/source.schema.json" with { type: "json" };
import sync from "./gitops/sync.schema.json" with { type: "json" };
import { type AttributeGroup, unionOf } from "./schemas.ts";

/** The groups of each macro, in the order in which documents list them. */
const GROUPS = {
  argocd_application: [scope, source, git, argocd, sync, application],
  argocd_application_set: [scope, source, git, argocd, sync, rollout],
  argocd_project: [scope, source, git, argocd, project],
  flux_helm_release: [scope, source, flux],
} as const satisfies Readonly<Record<string, readonly AttributeGroup[]>>;

export type GitopsMacro = keyof typeof GROUPS;

export const GITOPS_MACROS = Object.keys(GROUPS) as readonly GitopsMacro[];

/** The parameters of the macros: those that only Starlark sees, and the attributes. */
export const GITOPS_PARAMETERS = byMacro((_, groups): readonly AttributeGroup[] => [files, ...groups]);

/** The declarations of the macros: written by the rule `gitops_files`, read by the composer. */
export const GITOPS_SCHEMAS = byMacro((macro, groups) => unionOf(titleOf(macro), [record, ...groups]));

function byMacro<Value>(
  make: (macro: GitopsMacro, groups: readonly AttributeGroup[]) => Value,
): Readonly<Record<GitopsMacro, Value>> {
  const entries = GITOPS_MACROS.map((macro) => [macro, make(macro, GROUPS[macro])]);
  return Object.fromEntries(entries) as Readonly<Record<GitopsMacro, Value>>;
}

/** `argocd_project` is `ArgocdProject`. */
function titleOf(macro: GitopsMacro): string {
  return macro.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}
