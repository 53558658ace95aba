/**
 * Bundles a program: `bundle.mjs [--sourcemap] [--external=<package>]… <entry point> <output>`. Several test files, separated by
 * commas, become one. If the name of the output ends in `.parts`, `tools/helm/start.ts` can start it; source maps of the parts are
 * then in a file of their own.
 */
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { build, transform } from "esbuild";
import { writeParts } from "../helm/system/parts.ts";
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
const hasParts = output.endsWith(".parts");

/** Runs test files in sequence, with the cases of each grouped by its path. */
const files = entryPoints
  .map((path) => `describe(${JSON.stringify(path)}, () => { require("./${path}"); });`)
  .join("\n");

const { outputFiles } = await build({
  ...(entryPoints.length === 1 ? { entryPoints } : { stdin: { contents: files, resolveDir: "." } }),
  ...(hasParts ? { outdir: ".", splitting: true } : { outfile: output }),
  bundle: true,
  platform: "node",
  target: "node22",
  format: isModule || hasParts ? "esm" : "cjs",
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

/** A text of other characters takes twice the memory. What is left of them are regular expressions and comments. */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** esbuild splits none but ES modules. */
function commonJs(text) {
  return transform(text, {
    platform: "node",
    target: "node22",
    format: "cjs",
    supported: { "dynamic-import": false },
    legalComments: "eof",
    sourcemap: values.sourcemap && "external",
    sourcesContent: false,
  });
}

if (hasParts) {
  const all = await Promise.all(outputFiles.map(async ({ path, text }) => [basename(path), await commonJs(text)]));
  const modules = all.sort(([one], [other]) => (one < other ? -1 : 1));
  writeParts(output, new Map(modules.map(([name, { code }]) => [name, Buffer.from(inAscii(code))])));
  if (values.sourcemap)
    writeParts(`${output}.maps`, new Map(modules.map(([name, { map }]) => [name, Buffer.from(map)])));
} else {
  writeFileSync(output, inAscii(outputFiles[0].text));
}
