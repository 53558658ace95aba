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
export function withRepository<Declaration extends Sourced>(
  declaration: Declaration,
  chart: Chart,
  unreadable: ReadonlySet<string>,
): Declaration {
  if (isGiven(declaration, "git", unreadable) || isGiven(declaration, "repository", unreadable)) return declaration;
  return chart.repository === undefined ? declaration : { ...declaration, repository: chart.repository };
}

/** `unreadable`: attributes that are given, but that nobody knows. */
function isGiven(declaration: Sourced, name: keyof Sourced, unreadable: ReadonlySet<string>): boolean {
  return declaration[name] !== undefined || unreadable.has(name);
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

export function validateSource(
  declaration: Sourced & { readonly digest?: unknown },
  unreadable: ReadonlySet<string>,
  hasGit: boolean,
): readonly Unlabelled[] {
  const [hasRepository, isInGit] = (["repository", "git"] as const).map((name) =>
    isGiven(declaration, name, unreadable),
  );
  if (hasRepository && isInGit) return [CONFLICTING];
  if (!hasRepository && !isInGit) return [missing(hasGit)];
  const { repository, git, digest } = declaration;
  if (digest === undefined || unreadable.has("repository") || (repository !== undefined && isOci(repository)))
    return [];
  return [unpinned(repository ?? git?.repo_url, hasRepository === true)];
}

const CONFLICTING: Unlabelled = {
  code: "conflicting-source",
  path: "git",
  what: "is given besides `repository`",
  expected: "one place that the chart comes from",
  fix: "remove one of them",
};

function missing(hasGit: boolean): Unlabelled {
  return {
    code: "missing-source",
    path: "repository",
    what: "is missing",
    expected: `${hasGit ? "`repository` or `git`" : "`repository`"}, where the chart comes from`,
    fix: 'write `repository = "oci://…"`, where the chart is pushed to, here or on the chart',
  };
}

function unpinned(got: string | undefined, hasVersion: boolean): Unlabelled {
  return {
    code: "unpinned-source",
    path: "digest",
    what: "is given, but the chart does not come from an OCI registry",
    ...(got === undefined ? {} : { got }),
    expected: "a `repository` like `oci://ghcr.io/acme/charts`",
    fix: hasVersion ? "remove it; the chart's version is used" : "remove it, and write a commit as `target_revision`",
  };
}
