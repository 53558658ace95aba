/**
 * Pushes example charts to Debian's docker-registry on loopback, with both Helms: `node e2e/registry.mjs`. With and without TLS,
 * passwords and a token server, through a proxy that breaks connections, killed half-way, and with full disks. Runs the commands about registries in
 * `docs/delivery.md`. Prints one line per check, in the Test Anything Protocol, and the table of how pushes end.
 *
 * Nothing is installed, all ports are free ones, and all processes end with this one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtFile, helmBinary, nodeBinary, runTargets } from "../tools/npm/example_charts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";
import { MOUNTING, unpackDebian } from "./debian.mjs";

const SOURCES = join(ROOT, "e2e/registry");
const CHART = "//demo/chart_metadata:chart_metadata_chart";
const PUSH_ALL = "//demo/registry:push";

/** A package of the same version with other content. */
async function otherPackage(chart, folder) {
  const { pack, readArchive } = await importTypeScript({
    stdin: {
      contents: 'export { pack } from "./pack.ts"; export { readArchive } from "./archive.ts";',
      resolveDir: join(ROOT, "tools/helm/base"),
    },
  });
  const files = [...readArchive(readFileSync(chart))].map(([path, content]) => [path.replace(/^[^/]*\//, ""), content]);
  const path = join(folder, "other.tgz");
  writeFileSync(path, await pack("catalog", new Map([...files, ["files/more.txt", "more"]])));
  return path;
}

/** The digest that a registry is going to have for the chart. */
function digest(flags = []) {
  return readFileSync(builtFile(`${CHART}.digest`, "examples", flags), "utf8").trimEnd();
}

async function main() {
  const debian = unpackDebian("registry", join(SOURCES, "packages.txt"));
  if (process.platform !== "linux" || debian === undefined) {
    console.log("# not run: neither mmdebstrap nor apt-get can get Debian's packages here");
    return;
  }
  const mounting = ["unshare", ...MOUNTING];
  const canMount = spawnSync(mounting[0], [...mounting.slice(1), "true"]).status === 0;
  if (!canMount) console.log("# full disks are not tried: this machine has no namespaces for this user (unshare)");
  const programs = runTargets([`${CHART}.push`, PUSH_ALL]);
  const chart = builtFile(`${CHART}.package`, "examples");
  const scratch = mkdtempSync(join(tmpdir(), "registry-"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => {
      rmSync(scratch, { recursive: true, force: true });
      process.exit(1);
    });
  }
  try {
    const { testRegistry } = await importTypeScript({ entryPoints: [join(SOURCES, "test_registry.ts")] });
    const bench = {
      debian,
      composer: ["start_bundle", "composer_bundle", "compiled_composer"].map((name) =>
        builtFile(`//tools/helm:${name}`),
      ),
      node: nodeBinary(),
      helms: { 3: helmBinary(3), 4: helmBinary(4) },
      chart,
      digest: digest(),
      other: await otherPackage(chart, scratch),
      push: programs.get(`${CHART}.push`),
      pushAll: programs.get(PUSH_ALL),
      late: (flags) => ({ digest: digest(flags), program: runTargets([`${CHART}.push`], flags).get(`${CHART}.push`) }),
      mounting: canMount ? mounting : [],
      scratch,
    };
    await check("every check of registries has run", () => testRegistry(bench, check));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  finish();
}

await main();
