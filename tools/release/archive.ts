/**
 * Packs a release: `archive.mjs <output> <version> --composer=<bundle>… <file>…`. Each file keeps its path below a folder named after
 * the archive; the composer's bundles are where `tools/helm/BUILD` expects them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { pack } from "../helm/base/pack.ts";

const { positionals, values } = parseArgs({
  options: { composer: { type: "string", multiple: true, default: [] } },
  allowPositionals: true,
});
const [output = "", version = "", ...files] = positionals;

/** A released module names its version, and does not have what comes below the line for the checkout. */
function released(path: string, content: Buffer): Uint8Array {
  if (path !== "MODULE.bazel") return content;
  const named = String(content).replace('name = "rules_appchart",', `$&\n    version = "${version}",`);
  return Buffer.from(named.slice(0, named.indexOf("\n# Development only")));
}

const contents = [
  ...files.map((path) => [path, released(path, readFileSync(path))] as const),
  ...values.composer.map((bundle) => [`tools/helm/${basename(bundle)}`, readFileSync(bundle)] as const),
].sort(([left], [right]) => (left < right ? -1 : 1));
writeFileSync(output, await pack(basename(output, ".tar.gz"), new Map(contents)));
