/** Links between documents in the checkout. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One line for each link in documents that leads to a missing file or heading. */
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

/** Anchors of a document's headings, as code hosts generate them; only the first of equal headings counts. */
function anchorsOf(text) {
  const headings = [...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  return new Set(headings.map(anchorOf));
}

export function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** A document without its code blocks. */
function proseOf(text) {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}
