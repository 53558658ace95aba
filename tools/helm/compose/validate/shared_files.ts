/** Apps that share a ConfigMap declare the same files for it, and it is there before their pods are. */

import { compareText } from "../../base/text.ts";
import { fileKey } from "../../facts/config_files.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

type Group = AppFacts["configFiles"][number]["entry"];

export function validateSharedFiles({ apps }: ChartFacts): readonly Problem[] {
  const owners = new Map<string, { readonly label: string; readonly content: string }>();
  return apps.flatMap((facts) =>
    facts.configFiles
      .filter(({ entry }) => entry.shared === true)
      .flatMap(({ name, entry }) => {
        const { label } = facts.app;
        const place = { label, path: joinPath("config_files", name) };
        const owner = owners.get(name) ?? { label, content: contentOf(entry) };
        owners.set(name, owner);
        const different = owner.content === contentOf(entry) ? [] : [otherFiles(place, owner)];
        return [...different, ...(facts.runsFirst ? [tooLate(place, facts)] : [])];
      }),
  );
}

/** What has to be the same in all apps. */
function contentOf({ files, templated = false }: Group): string {
  const entries = files.map((file) => [fileKey(file), file.file] as const);
  return JSON.stringify([templated, entries.toSorted(([left], [right]) => compareText(left, right))]);
}

type Place = Pick<Problem, "label" | "path">;

function otherFiles(place: Place, owner: { readonly label: string }): Problem {
  return {
    ...place,
    code: "conflicting-attributes",
    what: `shares a ConfigMap with ${owner.label}, but not its \`files\` and \`templated\``,
    expected: "the same files in all apps that share a ConfigMap",
    fix: "give both apps the same files, or rename one of the entries",
  };
}

function tooLate({ label, path }: Place, { hookPhase }: AppFacts): Problem {
  return {
    label,
    path: `${path}.shared`,
    code: "conflicting-attributes",
    what: `shares a ConfigMap that does not exist yet when a job of phase \`${hookPhase}\` runs`,
    got: true,
    expected: "a ConfigMap of its own",
    fix: "remove `shared`, or choose another `phase`",
  };
}
