/** Where a chart comes from: a registry, a Helm repository or Git. */
import type { JsonObject } from "../base/json.ts";
import { CHART_DEFAULTS } from "../model/defaults.ts";
import type { Chart } from "../model/types.ts";
import { camelCased } from "./names.ts";
import type { Unlabelled } from "./types.ts";

export interface Sourced {
  readonly repository?: string;
  readonly git?: { readonly repo_url: string; readonly path: string; readonly target_revision?: string };
}

export function isOci(repository: string): boolean {
  return repository.startsWith("oci://");
}

export function versionOf({ chart_version = CHART_DEFAULTS.chart_version }: Chart): string {
  return chart_version;
}

/** Helm writes `_` for `+` in tags, which cannot contain it. */
export function tagOf(chart: Chart): string {
  return versionOf(chart).replaceAll("+", "_");
}

/** The URL that Argo CD takes the chart from; projects allow it by this name. */
export function repoUrlOf({ repository = "", git }: Sourced, { chart_name }: Chart): string {
  if (git !== undefined) return git.repo_url;
  return isOci(repository) ? `${repository}/${chart_name}` : repository;
}

/** `spec.source` of an Application, without the part for Helm. */
export function argoSource(declaration: Sourced, chart: Chart, digest: string | undefined): JsonObject {
  const { repository = "", git } = declaration;
  const repoURL = repoUrlOf(declaration, chart);
  if (git !== undefined) return camelCased({ repoURL, path: git.path, target_revision: git.target_revision ?? "HEAD" });
  // An artifact of a registry: Argo CD 3.1 and later. The path within the chart is always this one.
  if (isOci(repository)) return { repoURL, path: ".", targetRevision: digest ?? tagOf(chart) };
  return { repoURL, chart: chart.chart_name, targetRevision: versionOf(chart) };
}

export function validateSource(declaration: Sourced & { readonly digest?: unknown }, hasGit: boolean): Unlabelled[] {
  const { repository, git, digest } = declaration;
  const names = hasGit ? "`repository` or `git`" : "`repository`";
  if (repository !== undefined && git !== undefined) {
    const expected = "one place that the chart comes from";
    return [
      {
        code: "conflicting-source",
        path: "git",
        what: "is given besides `repository`",
        expected,
        fix: "remove one of them",
      },
    ];
  }
  if (repository === undefined && git === undefined) {
    const fix = 'write `repository = "oci://…"`, the registry that the chart is pushed to';
    return [
      {
        code: "missing-source",
        path: "repository",
        what: "is missing",
        expected: `${names}, where the chart comes from`,
        fix,
      },
    ];
  }
  if (digest === undefined || (repository !== undefined && isOci(repository))) return [];
  return [
    {
      code: "unpinned-source",
      path: "digest",
      what: "is given, but the chart does not come from an OCI registry",
      got: repository ?? git?.repo_url,
      expected: "a `repository` like `oci://ghcr.io/acme/charts`",
      fix:
        git === undefined
          ? "remove it; the chart's version is used"
          : "remove it, and write a commit as `target_revision`",
    },
  ];
}
