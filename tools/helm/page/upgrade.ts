/** What an upgrade from the previous version would do, for the page. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { yamlLines } from "../base/yaml_lines.ts";
import type { Change } from "../upgrade/release_changes.ts";
import { problemPage } from "./problems.ts";
import type { ChangePage, UpgradeInput, UpgradePage } from "./types.ts";

const LINES_AROUND = 3;

export function upgradePage(
  { renderings, problems, warnings, ...upgrade }: UpgradeInput,
  titleOf: (environment: string) => string,
): UpgradePage {
  const found = renderings.flatMap(({ environment, changes }) =>
    changes
      .filter(({ kind }) => kind !== "same")
      .map((change) => ({ environment: titleOf(environment), id: change.id, kind: change.kind, diff: diffOf(change) })),
  );
  const changes = [...Map.groupBy(found, ({ environment: _, ...change }) => JSON.stringify(change)).values()].flatMap(
    (group): readonly ChangePage[] => {
      const [first] = group;
      const environments = group.map(({ environment }) => environment);
      return first === undefined ? [] : [{ ...first, environments }];
    },
  );
  return {
    ...upgrade,
    changes,
    problems: [
      ...problems.map((problem) => problemPage(problem, "error", [])),
      ...warnings.map((problem) => problemPage(problem, "warning", [])),
    ],
  };
}

function diffOf({ kind, before, after }: Change): readonly string[] {
  if (kind === "kept") return [];
  const [older, newer] = [before, after].map((body) =>
    body === undefined
      ? ""
      : yamlLines(body)
          .map(({ text }) => `${text}\n`)
          .join(""),
  ) as [string, string];
  const patch = createTwoFilesPatch("", "", older, newer, undefined, undefined, {
    context: LINES_AROUND,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch
    .split("\n")
    .slice(2)
    .filter((line) => line !== "");
}
