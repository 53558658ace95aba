/** The checks of objects against their schemas: one pass over a rendering finds the problems of all of them. */

import type { ObjectCheck, ObjectProblem, Rendering } from "../types.ts";
import { schemaCatalog } from "./schemas.ts";

interface FoundProblem extends ObjectProblem {
  readonly code: string;
}

/** A check that reports the schema problems with its code. */
export function schemaCheck(code: string, description: string): ObjectCheck {
  return {
    code,
    severity: "error",
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

function withoutCode({ code: _, ...problem }: FoundProblem): ObjectProblem {
  return problem;
}
