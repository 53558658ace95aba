/** Parts of documents that are generated, between a line `<!-- name: … -->` and the line `<!-- end of name -->`. */

/** A document with the lines of a region replaced. */
export function withRegion(document, name, content) {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`<!-- ${name}: `));
  const end = lines.indexOf(`<!-- end of ${name} -->`);
  if (start < 0 || end < start) throw new Error(`the document has no region ${name}`);
  return [...lines.slice(0, start + 1), "", ...content, ...lines.slice(end)].join("\n");
}
