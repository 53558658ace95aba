/** Modules of the composer and of its tests, for programs that run without Bazel. */
import { build } from "esbuild";

/** The rows of the attribute test are plain data but for matchers, which only jest has. */
const WITHOUT_JEST = {
  name: "without jest",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@jest\/globals$/ }, ({ path }) => ({ path, namespace: "without-jest" }));
    onLoad({ filter: /.*/, namespace: "without-jest" }, () => ({
      contents: "export const expect = new Proxy({}, { get: () => () => undefined });",
    }));
  },
};

/** What a TypeScript module exports, by its path from the repository's root. */
export async function importTypeScript(path) {
  const { outputFiles } = await build({
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    loader: { ".jsonl": "text" },
    plugins: [WITHOUT_JEST],
    entryPoints: [path],
    // Packages in CommonJS call require(); modules have none of their own.
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
