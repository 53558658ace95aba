/**
 * How the bundler reads files that are no TypeScript: as texts. What is imported with `?script` becomes a script for browsers, and a
 * folder with `?text` or `?html` its EJS templates, compiled.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ejs from "ejs";
import { build } from "esbuild";

const loader = { ".css": "text", ".jsonl": "text" };

/** The bundle names the path, so it must not say where the machine keeps the sources. */
const fromHere = (folder, specifier) => relative(".", join(folder, specifier.replace(/\?.*$/, "")));

/** The path ends in `?script`; the script is one file with all that it imports. */
const scripts = {
  name: "scripts",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?script$/ }, ({ path, resolveDir }) => ({
      path: fromHere(resolveDir, path),
      namespace: "script",
    }));
    onLoad({ filter: /.*/, namespace: "script" }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [resolve(path)],
        absWorkingDir: dirname(resolve(path)),
        bundle: true,
        write: false,
        minify: true,
        format: "iife",
        platform: "browser",
        target: "es2022",
        charset: "utf8",
        preserveSymlinks: true,
        logLevel: "warning",
        tsconfigRaw: {},
      });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** What `<%= %>` does to a value, and how templates are read. */
const TEMPLATE_KINDS = {
  "?html": { escapes: 'import ejs from "ejs";\nconst escapeFn = ejs.escapeXML;', options: { rmWhitespace: true } },
  "?text": { escapes: "const escapeFn = String;", options: {} },
};

/** The path is a folder. Each of its templates becomes a function of `it`, by its path there. */
const templates = {
  name: "templates",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?(html|text)$/ }, ({ path, resolveDir }) => ({
      path: fromHere(resolveDir, path),
      suffix: path.slice(path.lastIndexOf("?")),
      namespace: "templates",
    }));
    onLoad({ filter: /.*/, namespace: "templates" }, ({ path: folder, suffix }) => {
      const { escapes, options } = TEMPLATE_KINDS[suffix];
      const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ejs"));
      const functions = paths.sort().map((path) => {
        const text = readFileSync(join(folder, path), "utf8");
        return `${JSON.stringify(path)}: (it) => {\n${compiledTemplate(text, { filename: path, ...options })}}`;
      });
      const contents = `${escapes}\nexport default {\n${functions.join(",\n")}\n};\n`;
      return { contents, loader: "js", resolveDir: resolve(folder) };
    });
  },
};

/** The body of a function of `it` and `escapeFn`. Strict templates name what they take of `it`, and V8 makes them fast. */
export function compiledTemplate(text, options = {}) {
  const template = new ejs.Template(text, { ...options, compileDebug: false, localsName: "it", strict: true });
  template.compile();
  return template.source;
}

/** Options of esbuild. */
export const bundledTexts = { loader, plugins: [scripts, templates] };
