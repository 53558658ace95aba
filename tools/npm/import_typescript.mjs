/** Imports TypeScript as it is in the checkout, without a build. */
import { build } from "esbuild";

/** `source`: either `{ entryPoints: [path] }`, or the text of a module as esbuild's `stdin`. */
export async function importTypeScript(source) {
  const options = {
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    loader: { ".jsonl": "text" },
  };
  const banner = {
    js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  const { outputFiles } = await build({ ...options, banner, ...source });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
