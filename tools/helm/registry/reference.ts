/** Where charts are in OCI registries (OCI Distribution Specification; Helm: "Use OCI-based registries"). */
import deployment from "../model/chart/deployment.schema.json" with { type: "json" };
import type { Problem } from "../model/problems.ts";

const SCHEME = "oci://";
const { pattern, expected } = deployment.properties.repository;

export interface PackagedChart {
  readonly name: string;
  readonly version: string;
}

/** Name of a chart's version in a repository, as Helm prints it: tags have no `+`. */
export function referenceOf(repository: string, { name, version }: PackagedChart): string {
  return `${withoutScheme(repository)}/${name}:${version.replaceAll("+", "_")}`;
}

/** The registry of a repository, for `helm registry login`. */
export function hostOf(repository: string): string {
  return withoutScheme(repository).replace(/\/.*$/, "");
}

function withoutScheme(repository: string): string {
  return repository.startsWith(SCHEME) ? repository.slice(SCHEME.length) : repository;
}

/** What is wrong with the repository that charts are to be pushed to; "" if there is none. */
export function repositoryProblem(repository: string): Omit<Problem, "label" | "path"> | undefined {
  if (repository === "") {
    const fix = 'set `repository = "oci://…"` in the chart, or pass `-- --repository=oci://…`';
    return { code: "no-repository", what: "is not set", expected, fix };
  }
  if (new RegExp(pattern).test(repository)) return undefined;
  const isWebPage = /^https?:\/\//.test(repository);
  return {
    code: "invalid-repository",
    what: "is not an OCI repository",
    got: repository,
    expected,
    fix: isWebPage ? "write `oci://`; for plain HTTP, also pass `--plain-http`" : "correct it",
  };
}
