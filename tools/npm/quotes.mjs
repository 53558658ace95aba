/**
 * Code that pages quote from tested files: between `<!-- quote of <path> -->` and `<!-- end of quote -->` stands the file, or with
 * `<path>#<name>` the call of a macro with that name.
 */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { sources } from "./sources.mjs";

const QUOTE = /(<!-- quote of (\S+) -->\n)[\s\S]*?(<!-- end of quote -->)/g;

const LANGUAGES = { ".bazel": "starlark", ".yaml": "yaml", ".ejs": "text" };

/** The pages that quote something, with what they quote as it is now. `known`: texts that are generated, too. */
export function quotingPages(known) {
  const pages = sources("docs/*.md").map((path) => [path, known[path] ?? readFileSync(path, "utf8")]);
  return Object.fromEntries(
    pages
      .filter(([, text]) => text.includes("<!-- quote of "))
      .map(([path, text]) => [
        path,
        text.replace(QUOTE, (_, start, source, end) => `${start}\n${quoteOf(source)}\n\n${end}`),
      ]),
  );
}

function quoteOf(source) {
  const [path, name] = source.split("#");
  const text = readFileSync(path, "utf8");
  const quoted = name === undefined ? text : callIn(text, name, source);
  return `\`\`\`${LANGUAGES[extname(path)] ?? ""}\n${quoted.trimEnd()}\n\`\`\``;
}

function callIn(text, name, source) {
  const found = new RegExp(`^\\w+\\(\\n    name = "${name}",\\n[\\s\\S]*?^\\)$`, "m").exec(text);
  if (found === null) throw new Error(`${source} is no call of a macro`);
  return found[0];
}
