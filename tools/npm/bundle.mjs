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
  // CommonJS packages call require(), which ES modules do not have.
  ...(isModule
    ? { banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }
    : {}),
  // The licences of bundled packages require their notices.
  legalComments: "eof",
  logLevel: "warning",
  // Sources are links into the checkout; their imports are next to the links.
  preserveSymlinks: true,
});
