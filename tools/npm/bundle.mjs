/** Bundles a program: `bundle.mjs <entry point> <output> [external package]…`. Several test files, joined by commas, make one. */
import { build } from "esbuild";

const [entryPoint, output, ...external] = process.argv.slice(2);
const entryPoints = entryPoint.split(",");
const isModule = output.endsWith(".mjs");

/** Test files one after the other, the cases of each below its path. */
const files = entryPoints
  .map((path) => `describe(${JSON.stringify(path)}, () => { require("./${path}"); });`)
  .join("\n");

await build({
  ...(entryPoints.length === 1 ? { entryPoints } : { stdin: { contents: files, resolveDir: "." } }),
  outfile: output,
  bundle: true,
  platform: "node",
  target: "node22",
  format: isModule ? "esm" : "cjs",
  external,
  loader: { ".jsonl": "text" },
  // CommonJS packages call require(), which ES modules do not have.
  ...(isModule
    ? { banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }
    : {}),
  // The licences of bundled packages require their notices.
  legalComments: "eof",
  logLevel: "warning",
  // A failing test names the lines of its sources; their text is in the checkout.
  sourcemap: isModule ? false : "inline",
  sourcesContent: false,
  // Sources are links into the checkout; their imports are next to the links.
  preserveSymlinks: true,
});
