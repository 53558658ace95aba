/** The checks of objects against their schemas: one pass over a rendering finds the problems of all of them. */

import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";
import type { SchemaProblem } from "./explain.ts";
import { schemaCatalog } from "./schemas.ts";

interface FoundProblem extends SchemaProblem {
  readonly object: KubernetesObject;
}

/** A check that reports the schema problems with its code. */
export function schemaCheck(code: string, description: string): ObjectCheck {
  return {
    code,
    severity: "error",
    about: "failure",
    description,
    source: "Kubernetes: API reference of each version in `kube_versions`",
    run: (rendering) =>
      problemsIn(rendering)
        .filter((problem) => problem.code === code)
        .map(withoutCode),
  };
}

const known = new WeakMap<Rendering, readonly FoundProblem[]>();

function problemsIn(rendering: Rendering): readonly FoundProblem[] {
  const problems = known.get(rendering) ?? find(rendering);
  known.set(rendering, problems);
  return problems;
}

function find({ objects, declaration: { crds, kubeVersions } }: Rendering): readonly FoundProblem[] {
  const { problemsOf } = schemaCatalog(crds);
  return objects.flatMap((object) => {
    const problems = kubeVersions.flatMap((version) => problemsOf(object.body, version));
    // A problem of several versions is reported once.
    const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...distinct.values()].map((problem) => ({ object, ...problem }));
  });
}

function withoutCode({ code, fix, ...problem }: FoundProblem): ObjectProblem {
  const dependency = "add its CustomResourceDefinition to `crd_schemas`";
  // Whose kind is misspelt is no question in a chart that others use.
  return { ...problem, fix: code === "unknown-kind" ? { app: fix, manifest: fix, dependency } : fix };
}
