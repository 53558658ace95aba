/** AppProjects of Argo CD (Argo CD's documentation, "Projects", "RBAC Configuration" and "Sync Windows"). */
import { isDeepStrictEqual } from "node:util";
import { given, type JsonObject } from "../base/json.ts";
import type { Policy, Role, Window } from "../model/argocd_project.gen.ts";
import type { Chart } from "../model/types.ts";
import { ARGO_API, clusterOf } from "./argo.ts";
import { repoUrlOf } from "./chart_source.ts";
import { camelCased } from "./names.ts";
import { attributesIn } from "./overrides.ts";
import { withEnvironment } from "./targets.ts";
import type { Declarations, GitopsFile, Source, Target } from "./types.ts";

type ProjectSource = Source<"argocd_project">;
type Declaration = Declarations["argocd_project"];

/** One file for each project: several environments may share one. */
export function projectFiles(source: ProjectSource): readonly GitopsFile[] {
  return [...projectsOf(source)].map(([name, targets]) => ({
    path: `${name}.yaml`,
    objects: [projectOf(source, name, targets)],
  }));
}

/** The targets of each project. */
export function projectsOf({
  declaration,
  chart,
  targets,
}: Pick<ProjectSource, "declaration" | "chart" | "targets">): ReadonlyMap<string, readonly Target[]> {
  return Map.groupBy(targets, ({ environment }) => projectName(declaration, chart, environment));
}

function projectName({ project }: Declaration, { chart_name }: Chart, environment: string | undefined): string {
  const fallback = environment === undefined ? chart_name : `${chart_name}-{environment}`;
  return withEnvironment(project ?? fallback, environment);
}

function projectOf({ declaration, chart }: ProjectSource, name: string, targets: readonly Target[]): JsonObject {
  const attributes = attributesIn(declaration, targets[0]?.environment);
  const { source_repos = [], roles = {}, sync_windows = [] } = attributes;
  const { cluster_resource_whitelist = chart.create_namespace ? [{ kind: "Namespace" }] : [] } = attributes;
  const environments = [...new Set(targets.flatMap(({ environment }) => environment ?? []))];
  const destinations = targets.map(({ destination }) => ({
    ...clusterOf(destination, declaration.clusters),
    namespace: destination.namespace,
  }));
  return {
    apiVersion: ARGO_API,
    kind: "AppProject",
    metadata: { name, namespace: declaration.namespace },
    spec: given({
      description:
        attributes.description ?? [chart.chart_name, ...environments].join(" in ").replace(/ in (?=.* in )/g, ", "),
      sourceRepos: [...new Set([repoUrlOf(declaration, chart), ...source_repos])],
      destinations: destinations.filter(
        (each, index) => destinations.findIndex((other) => isDeepStrictEqual(each, other)) === index,
      ),
      clusterResourceWhitelist: cluster_resource_whitelist.map(({ group = "", kind }) => ({ group, kind })),
      syncWindows: sync_windows.map(windowOf),
      roles: Object.entries(roles).map(([role, entry]) => roleOf(name, role, entry)),
    }),
  };
}

/** Argo CD requires that a window says what it applies to. */
function windowOf({ applications, namespaces, clusters, ...window }: Window): JsonObject {
  const isOpen = applications === undefined && namespaces === undefined && clusters === undefined;
  return camelCased({ ...window, applications: isOpen ? ["*"] : applications, namespaces, clusters });
}

function roleOf(project: string, name: string, { description, groups = [], policies }: Role): JsonObject {
  const lines = policies.flatMap((policy) => policyLines(project, name, policy));
  return given({ name, description, groups, policies: [...new Set(lines)] });
}

/** One for each action, in the notation of Casbin. */
function policyLines(project: string, role: string, policy: Policy): readonly string[] {
  const { resource = "applications", actions, object = "*", effect = "allow" } = policy;
  return actions.map((action) =>
    ["p", `proj:${project}:${role}`, resource, action, `${project}/${object}`, effect].join(", "),
  );
}
