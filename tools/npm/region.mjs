/** Generated regions of documents, from a line `<!-- name: … -->` to the line `<!-- end of name -->`. */

/** Replaces the lines of a region in a document. */
export function withRegion(document, name, content) {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`<!-- ${name}: `));
  const end = lines.indexOf(`<!-- end of ${name} -->`);
  if (start < 0 || end < start) throw new Error(`the document has no region \`${name}\``);
  return [...lines.slice(0, start + 1), "", ...content, ...lines.slice(end)].join("\n");
}
