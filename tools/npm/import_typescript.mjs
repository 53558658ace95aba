/** Imports TypeScript from the checkout without a build. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundledTexts } from "./bundled_texts.mjs";

/** `source`: either `{ entryPoints: [path] }`, or the text of a module as esbuild's `stdin`. */
export async function importTypeScript(source) {
  const options = {
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    ...bundledTexts,
  };
  const banner = {
    js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  const { outputFiles } = await build({ ...options, banner, ...source });
  // A file rather than a data URL, which every line of a stack trace would repeat.
  const directory = mkdtempSync(join(tmpdir(), "typescript-"));
  try {
    const path = join(directory, "module.mjs");
    writeFileSync(path, outputFiles[0].contents);
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
