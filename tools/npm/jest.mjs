/** Runs one bundled test file with jest: `jest.mjs <bundle> [VARIABLE=value]…`. Writes the results where Bazel expects them. */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

const require = createRequire(import.meta.url);
const jest = require("jest");

for (const variable of process.argv.slice(3)) {
  const separator = variable.indexOf("=");
  process.env[variable.slice(0, separator)] = variable.slice(separator + 1);
}

// Runfiles are links, which jest does not follow.
const bundle = realpathSync(resolve(process.argv[2]));
process.env.JEST_JUNIT_OUTPUT_FILE = process.env.XML_OUTPUT_FILE ?? `${process.env.TEST_TMPDIR}/test.xml`;

const config = {
  // Stack traces show paths from here, which are the paths in the repository.
  rootDir: bundle.replace(/\/bazel-out\/.*|\/[^/]*$/, ""),
  roots: [dirname(bundle)],
  testEnvironment: "node",
  testMatch: [bundle],
  transform: {},
  haste: { enableSymlinks: true },
  watchman: false,
  cacheDirectory: `${process.env.TEST_TMPDIR ?? "/tmp"}/jest`,
  reporters: ["default", require.resolve("jest-junit")],
  // Bazel's timeout covers all cases together; single cases have none.
  testTimeout: Number(process.env.TEST_TIMEOUT ?? 3600) * 1000,
};

await jest.run(["--config", JSON.stringify(config), "--runInBand", "--ci", "--runTestsByPath", bundle]);
