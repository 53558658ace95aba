/**
 * Packs a release: `archive.mjs <output> <version> <composer's bundle> <file>…`. Each file keeps its path below a folder named after
 * the archive; the bundle is where `tools/helm/BUILD` expects it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pack } from "../helm/base/pack.ts";

const [output = "", version = "", bundle = "", ...files] = process.argv.slice(2);

/** A released module names its version, and does not have what comes below the line for the checkout. */
function released(path: string, content: Buffer): Uint8Array {
  if (path !== "MODULE.bazel") return content;
  const named = String(content).replace('name = "rules_appchart",', `$&\n    version = "${version}",`);
  return Buffer.from(named.slice(0, named.indexOf("\n# Development only")));
}

const contents = [
  ...files.map((path) => [path, released(path, readFileSync(path))] as const),
  ["tools/helm/composer.mjs", readFileSync(bundle)] as const,
].sort(([left], [right]) => (left < right ? -1 : 1));
writeFileSync(output, await pack(basename(output, ".tar.gz"), new Map(contents)));
