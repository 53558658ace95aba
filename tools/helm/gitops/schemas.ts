/** Objects against the definitions of Argo CD and Flux. */
import { schemaCatalog } from "../checks/catalog/schemas.ts";
import type { GitopsFile, Unlabelled } from "./types.ts";

/** What the definitions object to. */
export function schemaProblems({ objects }: GitopsFile): readonly Unlabelled[] {
  const { versions, problemsOf } = schemaCatalog();
  const newest = versions.at(-1) ?? "";
  return objects.flatMap((object) =>
    problemsOf(object, newest).map(({ path, what, ...problem }) => ({
      ...problem,
      path: "",
      what: `leads to \`${object["kind"]}.${path}\`, which ${what}`,
    })),
  );
}
