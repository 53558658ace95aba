/** Bundles a program: `bundle.mjs <entry point> <output> [external package]…`. Several test files, separated by commas, become one. */
import { build } from "esbuild";
import { bundledTexts } from "./bundled_texts.mjs";

const [entryPoint, output, ...external] = process.argv.slice(2);
const entryPoints = entryPoint.split(",");
const isModule = output.endsWith(".mjs");

/** Runs test files in sequence, with the cases of each grouped by its path. */
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
  ...bundledTexts,
  // CommonJS packages call require(), which ES modules do not have.
  ...(isModule
    ? { banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }
    : {}),
  // The licences of bundled packages require their notices.
  legalComments: "eof",
  logLevel: "warning",
  // Failing tests name source lines; the text of the sources is in the checkout.
  sourcemap: isModule ? false : "inline",
  sourcesContent: false,
  // Sources are links into the checkout; their imports are next to the links.
  preserveSymlinks: true,
});
