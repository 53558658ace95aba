/** Links between documents of the checkout. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is wrong with the links of documents that lead to no file, or to no heading of one: a line for each. */
export function brokenLinks(documents) {
  return documents.flatMap((document) =>
    targetsIn(readFileSync(document, "utf8"))
      .filter((target) => !isThere(document, target))
      .map((target) => `${document} links to ${target}, which does not exist`),
  );
}

function targetsIn(text) {
  const targets = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return [...new Set(targets)].filter((target) => !/^[a-z]+:/.test(target));
}

function isThere(document, target) {
  const [path, anchor] = target.split("#");
  const file = path === "" ? document : join(dirname(document), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, "utf8")).has(anchor);
}

/** Anchors of a document's headings, as code hosts make them; of two that are alike only the first has this name. */
function anchorsOf(text) {
  const headings = [...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

/** A document without its blocks of code. */
function proseOf(text) {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}
