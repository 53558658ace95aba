/**
 * Packs a release: `archive.mjs <output> <version> <composer's bundle> <file>…`. Each file keeps its path below a folder named after
 * the archive; the bundle is where `tools/helm/BUILD` expects it. Times, owners and order do not depend on the machine.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { packTar } from "modern-tar";

const [output, version, bundle, ...files] = process.argv.slice(2);
const folder = basename(output, ".tar.gz");

/** The module says its version only once it is released. */
function released(path, content) {
  if (path !== "MODULE.bazel") return content;
  const named = String(content).replace('name = "rules_appchart",', `$&\n    version = "${version}",`);
  // What comes below the line is there for the checkout.
  return Buffer.from(named.slice(0, named.indexOf("\n# Development only")));
}

const contents = new Map([
  ...files.map((path) => [path, released(path, readFileSync(path))]),
  ["tools/helm/composer.mjs", readFileSync(bundle)],
]);
const entries = [...contents]
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([path, body]) => ({
    header: { name: `${folder}/${path}`, size: body.length, mode: 0o644, mtime: new Date(0), type: "file" },
    body,
  }));
writeFileSync(output, gzipSync(await packTar(entries), { level: 9 }));
