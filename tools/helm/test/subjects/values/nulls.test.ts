/** Every null in values is either refused by the chart's schema, or turns off what it removes. */

import { describe, expect, test } from "@jest/globals";
import { render, writtenChart } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { REFUSAL } from "../../support/mistakes.ts";
import { isNeeded, nulls, withoutKey } from "../../support/nulls.ts";
import { nodesOf } from "../../support/objects.ts";
import { renderUmbrella, umbrellasOf } from "../../support/umbrella.ts";

const NULLS = nulls();
const REFUSED = NULLS.filter(({ problems }) => problems.length > 0);
const NEEDED = NULLS.filter(isNeeded);
const TAKEN = NULLS.filter((each) => each.problems.length === 0 && !isNeeded(each));

test.each(REFUSED.map(({ title, problems }) => [title, problems] as const))("%s: null is refused", (_, problems) => {
  expect(["is missing", "is missing a key", "is empty"]).toContain(problems[0]);
});

const UMBRELLAS = umbrellasOf(TAKEN.map(withoutKey));

describe.each(HELMS)("%s", (_, helm) => {
  test.each(NEEDED.map((each, index) => [each.title, withoutKey(each, index)] as const))(
    "%s: null is refused by a template",
    (_title, { files }) => {
      expect(() => render(helm, writtenChart(files))).toThrow(REFUSAL);
    },
  );

  const rendered = new Map(UMBRELLAS.flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));

  test.each(TAKEN.map(({ title }, index) => [title, `null-${index}`] as const))("%s: null is off", (_title, name) => {
    const objects = rendered.get(name) ?? [];
    const nulls = nodesOf(objects).filter(({ value }) => value === null);
    expect(nulls.map(({ path }) => path.join("."))).toEqual([]);
    for (const { kind, metadata } of objects)
      expect([kind, metadata.name]).toEqual([expect.any(String), expect.any(String)]);
  });
});
