/** `docs/requirements.md`: each row is held by tests that exist, or says where its reason is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One line for each row that holds nothing. */
export function requirementProblems(document) {
  const rows = rowsOf(readFileSync(document, "utf8"));
  const numbers = rows.map(([number]) => number);
  return [
    ...(rows.length === 0 ? [`${document} has no rows`] : []),
    ...numbers.filter((number, index) => numbers.indexOf(number) !== index).map((number) => `${number} is there twice`),
    ...rows.flatMap((row) => rowProblems(dirname(document), row).map((problem) => `${document}: ${row[0]} ${problem}`)),
  ];
}

/** The cells of each row, without the heads of tables. */
function rowsOf(text) {
  return [...text.matchAll(/^\|(?! (?:no\.|---) )(.*)\|$/gm)].map(([, cells]) =>
    cells.split("|").map((cell) => cell.trim()),
  );
}

function rowProblems(folder, [number, requirement, met, proof, ...more]) {
  if (more.length > 0 || !/^[A-Z\d]\w*(-\d+)?$/.test(number) || !requirement || !met) {
    return ["is not a number, a requirement, how it is met, and a test or reason"];
  }
  const links = linksIn(proof ?? "");
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
