/**
 * Bundles a program: `bundle.mjs [--sourcemap] [--external=<package>]… <entry point> <output>`. Several test files, separated by
 * commas, become one.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundledTexts } from "./bundled_texts.mjs";

const { values, positionals } = parseArgs({
  options: {
    external: { type: "string", multiple: true, default: [] },
    sourcemap: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [entryPoint, output] = positionals;
const entryPoints = entryPoint.split(",");
const isModule = output.endsWith(".mjs");

/** Runs test files in sequence, with the cases of each grouped by its path. */
const files = entryPoints
  .map((path) => `describe(${JSON.stringify(path)}, () => { require("./${path}"); });`)
  .join("\n");

const { outputFiles } = await build({
  ...(entryPoints.length === 1 ? { entryPoints } : { stdin: { contents: files, resolveDir: "." } }),
  outfile: output,
  bundle: true,
  platform: "node",
  target: "node22",
  format: isModule ? "esm" : "cjs",
  external: values.external,
  ...bundledTexts,
  // CommonJS packages call require(), which ES modules do not have.
  ...(isModule
    ? { banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }
    : {}),
  // The licences of bundled packages require their notices.
  legalComments: "eof",
  logLevel: "warning",
  // The text of the sources is in the checkout.
  sourcemap: values.sourcemap && "inline",
  sourcesContent: false,
  // Sources are links into the checkout; their imports are next to the links.
  preserveSymlinks: true,
  write: false,
});

// A text of other characters takes twice the memory. What is left of them are regular expressions and comments.
const [{ text }] = outputFiles;
writeFileSync(
  output,
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
);
