/** A bundled test file that can run many times within one test, each time with all its state new. */
import type { expect as Expect } from "@jest/globals";
import { readText } from "../../helm/system/io.ts";

type Body = (...args: never[]) => void | Promise<void>;

interface Case {
  readonly title: string;
  readonly body: () => void | Promise<void>;
}

export interface TestFile {
  /** The titles as written in the file, sorted, with `…` for what differs between the rows of a table. */
  readonly titles: () => readonly string[];
  /** The title of the first failing case; nothing if all pass. Cases that found the last failures run first. */
  readonly firstFailure: () => Promise<string | undefined>;
}

/** Loads a bundle made from one test file, without running it. Its groups run one after another, only as far as needed. */
export function testFile(path: string, expect: typeof Expect): TestFile {
  const evaluate = new Function("require", "module", "exports", readText(path));
  const load = () => collect((globals) => evaluate(requireWith({ ...globals, expect }), { exports: {} }, {}));
  let suspects: readonly string[] = [];

  return {
    titles: () => [...new Set(load().flatMap((group) => group().map(({ title }) => title)))].sort(),
    firstFailure: async () => {
      for (const group of load()) {
        const failed = await firstFailureOf(group, suspects);
        if (failed === undefined) continue;
        suspects = [failed, ...suspects.filter((title) => title !== failed)];
        return failed;
      }
      return undefined;
    },
  };
}

function requireWith(jestGlobals: unknown): (name: string) => unknown {
  return (name) => (name === "@jest/globals" ? jestGlobals : require(name));
}

/** A failure outside any case, for instance because Helm does not render the chart. */
const OUTSIDE = "(before any test)";

async function firstFailureOf(group: () => readonly Case[], suspects: readonly string[]): Promise<string | undefined> {
  const rank = ({ title }: Case) => (suspects.includes(title) ? suspects.indexOf(title) : suspects.length);
  let running = OUTSIDE;
  try {
    for (const { title, body } of [...group()].sort((left, right) => rank(left) - rank(right))) {
      running = title;
      await body();
    }
  } catch {
    return running;
  }
  return undefined;
}

/**
 * What `run` declares with `describe` and `test`. Each outer `describe` is a group, whose body runs when its cases are needed.
 * An outer table, which is the majors of Helm, loses all rows but the first: a mutant of a chart differs in both alike.
 */
function collect(run: (globals: Readonly<Record<string, unknown>>) => void): readonly (() => readonly Case[])[] {
  const groups: (() => readonly Case[])[] = [];
  let open: Case[] | undefined;

  const test = (title: string, body: Body) => add(title, body as Case["body"]);
  const describe = (_title: string, body: () => void) => {
    if (open !== undefined) return body();
    groups.push(() => casesOf(body));
  };
  const isOuter = () => open === undefined;
  run({ describe: withTable(describe, isOuter), test: withTable(test, isOuter) });
  return groups;

  function add(title: string, body: Case["body"]): void {
    if (open === undefined) throw new Error(`${title}: is outside any \`describe\``);
    open.push({ title, body });
  }

  function casesOf(body: () => void): readonly Case[] {
    const cases: Case[] = [];
    open = cases;
    try {
      body();
    } finally {
      open = undefined;
    }
    return cases;
  }
}

/** `test` or `describe` with `.each(rows)`. */
function withTable(declare: (title: string, body: () => void) => void, isOuter: () => boolean) {
  const each = (rows: readonly unknown[]) => (title: string, body: (...row: unknown[]) => void) => {
    for (const row of isOuter() ? rows.slice(0, 1) : rows)
      declare(plain(title), () => body(...(Array.isArray(row) ? row : [row])));
  };
  return Object.assign(declare, { each });
}

function plain(title: string): string {
  return title.replaceAll(/%[a-zA-Z#$]|\$[\w.]+/g, "…").replaceAll("%%", "%");
}
