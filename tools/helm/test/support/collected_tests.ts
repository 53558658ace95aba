/** What test files declare, as data: to run it many times within one process, only as far as needed. */

export interface Case {
  readonly title: string;
  readonly run: () => unknown;
}

export interface Group {
  readonly title: string;
  /** Runs the body of the `describe`, each time anew, and returns what it declares. */
  readonly open: () => readonly Item[];
}

export type Item = Case | Group;

type Body = (...row: unknown[]) => unknown;

/** `describe` and `test`. Hooks are not there, so a file that uses them fails. */
export type Globals = Readonly<Record<"describe" | "test", unknown>>;

/**
 * Collects what `declare` declares. Titles have `…` for what differs between the rows of a table. A table of Helm's majors
 * loses all rows but the first: whoever runs tests against many changes only wants to know whether a change is noticed.
 */
export function collectTests(declare: (globals: Globals) => void): readonly Item[] {
  let open: Item[] | undefined;
  const within = (body: Body): readonly Item[] => {
    const outer = open;
    const items: Item[] = [];
    open = items;
    try {
      body();
    } finally {
      open = outer;
    }
    return items;
  };
  const add = (item: Item) => {
    if (open === undefined) throw new Error(`${item.title}: is declared too late`);
    open.push(item);
  };
  const test = (title: string, run: Body) => add({ title, run });
  const describe = (title: string, body: Body) => add({ title, open: () => within(body) });
  return within(() => declare({ describe: withTables(describe), test: withTables(test) }));
}

/** `test` or `describe` with `.each(rows)`. */
function withTables(declare: (title: string, body: Body) => void) {
  const each = (rows: readonly unknown[]) => (title: string, body: Body) => {
    for (const row of isMajors(rows) ? rows.slice(0, 1) : rows) {
      declare(plain(title), () => body(...(Array.isArray(row) ? row : [row])));
    }
  };
  return Object.assign(declare, { each });
}

function isMajors(rows: readonly unknown[]): boolean {
  return rows.length === 2 && rows.every((row, index) => Array.isArray(row) && row[0] === `Helm ${index + 3}`);
}

function plain(title: string): string {
  return title.replaceAll(/%[a-zA-Z#$]|\$[\w.]+/g, "…").replaceAll("%%", "%");
}

/** The titles that lead to the first failing case, its own last. Suspects run first, or they alone. */
export async function firstFailure(
  items: readonly Item[],
  suspects: readonly string[],
  suspectsOnly = false,
): Promise<readonly string[] | undefined> {
  const rank = ({ title }: Item) => (suspects.includes(title) ? suspects.indexOf(title) : suspects.length);
  const eligible = items.filter(({ title }) => !suspectsOnly || suspects.includes(title));
  for (const item of eligible.sort((left, right) => rank(left) - rank(right))) {
    const path = "run" in item ? await failureOf(item) : await failureIn(item, suspects, suspectsOnly);
    if (path !== undefined) return "run" in item ? path : [item.title, ...path];
  }
  return undefined;
}

async function failureOf({ title, run }: Case): Promise<readonly string[] | undefined> {
  try {
    await run();
    return undefined;
  } catch {
    return [title];
  }
}

/** A body that fails, for instance because Helm does not render the chart, counts as a failing case. */
async function failureIn({ title, open }: Group, suspects: readonly string[], suspectsOnly: boolean) {
  let items: readonly Item[];
  try {
    items = open();
  } catch {
    return [`the body of ${title}`];
  }
  return await firstFailure(items, suspects, suspectsOnly);
}
