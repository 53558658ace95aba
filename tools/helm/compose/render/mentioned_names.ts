/** What manifests may create, themselves or through an operator: nothing says which field of which kind names it. */
import type { ManifestView } from "../../model/chart_view.ts";

/** Objects with containers use what they mention. The same patterns are in `templates/_partials/needs.ejs`. */
const POD = /^ *"?containers"?:/m;
const NAME = /\b(?:[nN]ame|secretName)"?: *["']?([a-z0-9.-]+)/g;

export function mentionedBy(manifests: readonly ManifestView[]): ReadonlySet<string> {
  const documents = manifests.flatMap(({ content }) => content.split("\n---")).filter((text) => !POD.test(text));
  return new Set(documents.flatMap((text) => [...text.matchAll(NAME)].map(([, name = ""]) => name)));
}
