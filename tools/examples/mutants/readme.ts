/** The table of requirements in an example's README. */

export interface Requirement {
  readonly requirement: string;
  /** Titles of tests, from the last column. */
  readonly tests: readonly string[];
}

/** The rows of the first table: what is required, and in the last column the tests that hold it, each as code. */
export function readmeTable(text: string): readonly Requirement[] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => /^\|\s*-/.test(line)) + 1;
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end === -1 ? undefined : end).map((line) => {
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    const tests = [...(cells.at(-1) ?? "").matchAll(/``(.+?)``|`([^`]+)`/g)];
    return { requirement: cells[0] ?? "", tests: tests.map(([, long, short]) => (long ?? short ?? "").trim()) };
  });
}
