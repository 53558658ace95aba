/** The checks of objects against their schemas: one pass over a rendering finds what all of them say. */
import { schemaCatalog } from "../catalog/schemas.ts";
import type { Check, Finding, Rendering } from "../types.ts";

interface SchemaFinding extends Finding {
  readonly code: string;
}

/** A check that gives what the schemas say under its code. */
export function schemaCheck(code: string, description: string): Check {
  return {
    code,
    topic: "schema",
    severity: "error",
    description,
    source: "Kubernetes: API reference of each version in `kube_versions`",
    run: (rendering) =>
      findingsOf(rendering)
        .filter((finding) => finding.code === code)
        .map(withoutCode),
  };
}

const known = new WeakMap<Rendering, readonly SchemaFinding[]>();

function findingsOf(rendering: Rendering): readonly SchemaFinding[] {
  const findings = known.get(rendering) ?? find(rendering);
  known.set(rendering, findings);
  return findings;
}

function find({ objects, declaration: { crds, kubeVersions } }: Rendering): readonly SchemaFinding[] {
  const { problemsOf } = schemaCatalog(crds);
  return objects.flatMap((object) => {
    const problems = kubeVersions.flatMap((version) => problemsOf(object.body, version));
    // What is wrong in several versions is said once.
    const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...distinct.values()].map((problem) => ({ object, ...problem }));
  });
}

function withoutCode({ code: _, ...finding }: SchemaFinding): Finding {
  return finding;
}
