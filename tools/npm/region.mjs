/** Generated regions in files, from the line `<!-- name: … -->` to `<!-- end of name -->`; in Starlark, these lines start with `#`. */

/** Replaces the lines of a region. */
export function withRegion(text, name, content) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`<!-- ${name}: `) || line.startsWith(`# ${name}: `));
  const end = lines.findIndex((line) => line === `<!-- end of ${name} -->` || line === `# end of ${name}`);
  if (start < 0 || end < start) throw new Error(`the file has no region \`${name}\``);
  return [...lines.slice(0, start + 1), "", ...content, ...lines.slice(end)].join("\n");
}

/** A file's text without the content of its regions. */
export function withoutRegions(text) {
  return text.replace(/^((?:<!--|#) (.+?): .*\n)[\s\S]*?^((?:<!--|#) end of \2(?: -->)?)$/gm, "$1$3");
}
