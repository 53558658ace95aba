/** How the bundler reads files that are no TypeScript: as texts. What is imported with `?script` becomes a script for browsers. */
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const loader = { ".css": "text", ".ejs": "text", ".jsonl": "text" };

/** The path ends in `?script`; the script is one file with all that it imports. */
const scripts = {
  name: "scripts",
  setup({ onLoad, onResolve }) {
    // The bundle names the path, so it must not say where the machine keeps the sources.
    onResolve({ filter: /\?script$/ }, ({ path, resolveDir }) => ({
      path: relative(".", join(resolveDir, path.replace(/\?script$/, ""))),
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

/** Options of esbuild. */
export const bundledTexts = { loader, plugins: [scripts] };
