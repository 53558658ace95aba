/** Bundles a program: `bundle.mjs <entry point> <output> [external package]…`. */
import { build } from "esbuild";

const [entryPoint, output, ...external] = process.argv.slice(2);
const isModule = output.endsWith(".mjs");

await build({
  entryPoints: [entryPoint],
  outfile: output,
  bundle: true,
  platform: "node",
  target: "node22",
  format: isModule ? "esm" : "cjs",
  external,
  loader: { ".jsonl": "text" },
  // Packages in CommonJS call require(); modules have none of their own.
  ...(isModule
    ? { banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }
    : {}),
  // The licences of what is bundled ask for their notices.
  legalComments: "eof",
  logLevel: "warning",
  // A failing test names the lines of its sources; their text is in the checkout.
  sourcemap: isModule ? false : "inline",
  sourcesContent: false,
  // Sources are links into the checkout; what they import is beside the links.
  preserveSymlinks: true,
});
