/** A bundled test file that can run many times within one test, each time with all its state new. */
import type { expect as Expect } from "@jest/globals";
import { readText } from "../../helm/system/io.ts";
import { type Case, collectTests, firstFailure, type Item } from "../../helm/test/support/collected_tests.ts";

export interface Tests {
  /** The titles of all cases, sorted; those of the rows of a table are one. */
  readonly titles: () => readonly string[];
  /** The title of the first failing case; nothing if all pass. What found the last failures runs first. */
  readonly firstFailure: () => Promise<string | undefined>;
}

/** Loads a bundle of one test file, without running it. */
export function bundledTests(path: string, expect: typeof Expect): Tests {
  const evaluate = new Function("require", "module", "exports", readText(path));
  const load = () => collectTests((globals) => evaluate(requireWith({ ...globals, expect }), { exports: {} }, {}));
  let suspects: readonly string[] = [];

  return {
    titles: () => [...new Set(casesIn(load()).map(({ title }) => title))].sort(),
    firstFailure: async () => {
      const path = await firstFailure(load(), suspects);
      if (path !== undefined) suspects = [...path, ...suspects.filter((title) => !path.includes(title))];
      return path?.at(-1);
    },
  };
}

function requireWith(jestGlobals: unknown): (name: string) => unknown {
  return (name) => (name === "@jest/globals" ? jestGlobals : require(name));
}

function casesIn(items: readonly Item[]): readonly Case[] {
  return items.flatMap((item) => ("run" in item ? [item] : casesIn(item.open())));
}
