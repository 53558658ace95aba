/** Pages like `docs/requirements.md`: each row is held by tests that exist, or says where its reason is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One line for each row that holds nothing. */
export function requirementProblems(document) {
  const rows = rowsOf(readFileSync(document, "utf8"));
  const numbers = rows.map(({ cells: [number] }) => number);
  return [
    ...(rows.length === 0 ? [`${document} has no rows`] : []),
    ...numbers.filter((number, index) => numbers.indexOf(number) !== index).map((number) => `${number} is there twice`),
    ...rows.flatMap((row) =>
      rowProblems(dirname(document), row).map((problem) => `${document}: ${row.cells[0]} ${problem}`),
    ),
  ];
}

/** The rows of all tables, each with the heads of its columns. */
function rowsOf(text) {
  let heads = [];
  return text.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    if (!line.startsWith("|") || /^[|\s-]+$/.test(line)) return [];
    const found = cells.slice(1, -1);
    if (found[0] !== "no.") return [{ heads, cells: found }];
    heads = found;
    return [];
  });
}

/** A column whose head offers a reason holds what its row says. */
const isProof = (head) => head.endsWith("or reason");

function rowProblems(folder, { heads, cells }) {
  const [number] = cells;
  if (cells.length !== heads.length || !/^[A-Z\d]\w*(-\d+)?$/.test(number) || cells.includes("")) {
    return [`is not ${heads.join(", ")}`];
  }
  return heads.flatMap((head, index) => (isProof(head) ? proofProblems(folder, cells[index]) : []));
}

function proofProblems(folder, proof) {
  const links = linksIn(proof);
  return links.length === 0 ? ["has neither a test nor a reason"] : links.flatMap((link) => linkProblems(folder, link));
}

/** Each link with the titles in code behind it. */
function linksIn(proof) {
  return [...proof.matchAll(/\[[^\]]*\]\(([^)#\s]+)[^)]*\)((?:(?!\[[^\]]*\]\().)*)/g)].map(([, path, rest]) => ({
    path,
    titles: [...rest.matchAll(/(`+)(?!`)(.+?)\1(?!`)/g)].map(([, , title]) => title.trim()),
  }));
}

/** A page gives a reason; any other file is a test, and says what its title is. */
function linkProblems(folder, { path, titles }) {
  const file = join(folder, path);
  if (!existsSync(file)) return [`names ${file}, which does not exist`];
  if (path.endsWith(".md")) return [];
  const text = readFileSync(file, "utf8");
  return titles.length === 0
    ? [`names no test of ${file}`]
    : titles.filter((title) => !hasTitle(text, title)).map((title) => `names "${title}", which is not in ${file}`);
}

/** A title is a whole text in quotes, or a whole line. */
function hasTitle(text, title) {
  return (
    ['"', "'", "`"].some((quote) => text.includes(`${quote}${title}${quote}`)) ||
    text.split("\n").some((line) => line.trim() === title)
  );
}
