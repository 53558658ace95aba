/** Where a chart comes from: a registry, a Helm repository or Git. */
import type { JsonObject } from "../base/json.ts";
import type { Chart } from "../model/types.ts";
import { camelCased } from "./names.ts";
import type { Unlabelled } from "./types.ts";

export interface Sourced {
  readonly repository?: string;
  readonly git?: { readonly repo_url: string; readonly path: string; readonly target_revision?: string };
}

/** What exactly is taken from there. */
export interface Pin {
  readonly version: string;
  readonly digest: string | undefined;
}

/** A declaration that says nothing takes the chart from where it is pushed to. */
export function withRepository<Declaration extends Sourced>(declaration: Declaration, chart: Chart): Declaration {
  if (declaration.git !== undefined || declaration.repository !== undefined) return declaration;
  return chart.repository === undefined ? declaration : { ...declaration, repository: chart.repository };
}

export function isOci(repository: string): boolean {
  return repository.startsWith("oci://");
}

/** Helm writes `_` for `+` in tags, which cannot contain it. */
export function tagOf(version: string): string {
  return version.replaceAll("+", "_");
}

/** The URL that Argo CD takes the chart from; projects allow it by this name. */
export function repoUrlOf({ repository = "", git }: Sourced, { chart_name }: Chart): string {
  if (git !== undefined) return git.repo_url;
  return isOci(repository) ? `${repository}/${chart_name}` : repository;
}

/** `spec.source` of an Application, without the part for Helm. */
export function argoSource(declaration: Sourced, chart: Chart, pin: Pin): JsonObject {
  const { repository = "", git } = declaration;
  const repoURL = repoUrlOf(declaration, chart);
  if (git !== undefined) return camelCased({ repoURL, path: git.path, target_revision: git.target_revision ?? "HEAD" });
  // An artifact of a registry: Argo CD 3.1 and later. The path within the chart is always this one.
  if (isOci(repository)) return { repoURL, path: ".", targetRevision: pin.digest ?? tagOf(pin.version) };
  return { repoURL, chart: chart.chart_name, targetRevision: pin.version };
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
    const fix = 'write `repository = "oci://…"`, where the chart is pushed to, here or on the chart';
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
