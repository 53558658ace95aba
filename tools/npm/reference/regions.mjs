/** Parts of a hand-written file that are generated: what stands between two marked lines. */

/** The text with other content between the lines that say `BEGIN GENERATED <name>` and `END GENERATED <name>`. */
export function withRegion(text, name, content) {
  const [begin, end] = ["BEGIN", "END"].map((word) =>
    new RegExp(`^.*\\b${word} GENERATED ${name}\\b.*$`, "m").exec(text),
  );
  if (begin === null || end === null) throw new Error(`no lines "BEGIN GENERATED ${name}" and "END GENERATED ${name}"`);
  return `${text.slice(0, begin.index + begin[0].length)}\n\n${content}\n\n${text.slice(end.index)}`;
}

/** The text without what is generated. */
export function withoutRegions(text) {
  return text.replace(/^.*\bBEGIN GENERATED (.+?)(?::.*)?\n[\s\S]*?\bEND GENERATED \1\b.*\n/gm, "");
}
