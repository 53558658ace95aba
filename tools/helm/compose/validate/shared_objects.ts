/** Apps that share a ConfigMap or a claim declare the same one, and a ConfigMap is there before their pods are. */

import { compareText } from "../../base/text.ts";
import { fileKey } from "../../facts/config_files.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

type Group = AppFacts["configFiles"][number]["entry"];
type Claim = NonNullable<AppFacts["volumes"][number]["entry"]["claim"]>;

/** An app's declaration of an object that apps share. */
interface Part {
  readonly label: string;
  readonly path: string;
  readonly name: string;
  /** What has to be the same in all apps. */
  readonly content: string;
}

export function validateSharedObjects({ apps }: ChartFacts): readonly Problem[] {
  return [
    ...disagreements(apps.flatMap(filesOf), otherFiles),
    ...disagreements(apps.flatMap(claimsOf), otherClaim),
    ...apps.flatMap(tooLate),
  ];
}

function filesOf({ app: { label }, configFiles }: AppFacts): readonly Part[] {
  return configFiles
    .filter(({ entry }) => entry.shared === true)
    .map(({ name, entry }) => ({ label, path: joinPath("config_files", name), name, content: contentOf(entry) }));
}

function contentOf({ files, templated = false }: Group): string {
  const entries = files.map((file) => [fileKey(file), file.file] as const);
  return JSON.stringify([templated, sorted(entries)]);
}

function claimsOf({ app: { label }, volumes }: AppFacts): readonly Part[] {
  return volumes.flatMap(({ name, entry: { claim } }) =>
    claim?.shared === true
      ? [{ label, path: `${joinPath("volumes", name)}.claim`, name, content: settingsOf(claim) }]
      : [],
  );
}

function settingsOf(claim: Claim): string {
  return JSON.stringify(sorted(Object.entries(claim)));
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  return entries.toSorted(([left], [right]) => compareText(left, right));
}

type Words = Pick<Problem, "expected" | "fix" | "what">;

/** Each part that differs from the first one of its name. */
function disagreements(parts: readonly Part[], words: (owner: Part) => Words): readonly Problem[] {
  const owners = new Map<string, Part>();
  return parts.flatMap((part) => {
    const owner = owners.get(part.name) ?? part;
    owners.set(part.name, owner);
    if (owner.content === part.content) return [];
    return { code: "conflicting-attributes", label: part.label, path: part.path, ...words(owner) };
  });
}

function otherFiles({ label }: Part): Words {
  return {
    what: `shares a ConfigMap with ${label}, but not its \`files\` and \`templated\``,
    expected: "the same files in all apps that share a ConfigMap",
    fix: "give both apps the same files, or rename one of the entries",
  };
}

function otherClaim({ label }: Part): Words {
  return {
    what: `is shared with ${label}, but declared differently`,
    expected: "the same claim in all apps that share it",
    fix: "give both apps the same claim, or rename one of the volumes",
  };
}

function tooLate({ app: { label }, configFiles, hookPhase, runsFirst }: AppFacts): readonly Problem[] {
  const shared = configFiles.filter(({ entry }) => entry.shared === true);
  return (runsFirst ? shared : []).map(({ name }) => ({
    label,
    path: `${joinPath("config_files", name)}.shared`,
    code: "conflicting-attributes",
    what: `shares a ConfigMap that does not exist yet when a job of phase \`${hookPhase}\` runs`,
    got: true,
    expected: "a ConfigMap of its own",
    fix: "remove `shared`, or choose another `phase`",
  }));
}
