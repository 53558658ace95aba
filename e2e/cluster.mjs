/**
 * Tests charts on a real Kubernetes control plane, which it starts on loopback and stops whatever happens:
 *
 *   node e2e/cluster.mjs                     what CI runs: each chart once, the large systems in every environment
 *   node e2e/cluster.mjs charts [PATTERN]    every chart (whose label contains PATTERN) in every environment
 *   node e2e/cluster.mjs pairs [PATTERN]     upgrades from a chart without an attribute to one with it, and back
 *   node e2e/cluster.mjs random [COUNT] [SEED]   asks the API server about random charts that have no problems
 *   node e2e/cluster.mjs checks              asks the API server about the cases of checks, what a build refuses, nulls in values, and empty texts
 *   node e2e/cluster.mjs policies [COUNT] [SEED]   asks the API server about policies: examples, random charts and mutants
 *   node e2e/cluster.mjs defaults            asks the API server what it fills in to objects
 *   node e2e/cluster.mjs stories [title]     tries what documents say about living releases
 *   node e2e/cluster.mjs delivery            runs the commands in docs/delivery.md
 *   node e2e/cluster.mjs gitops              asks the API server about the files for Argo CD and Flux in the examples
 *   node e2e/cluster.mjs up                  only starts it, prints the path of a kubeconfig, and stops it on Ctrl-C
 *
 * `--port=PORT` is the port of its API server, by default a free one; `--program=PATH` another binary with its programs.
 *
 * The control plane is built once, into the user's cache, which takes about ten minutes and needs Go. Without Go or its module
 * proxy nothing is run, and the output says so. Prints one line per release, in the Test Anything Protocol, and a table at the end.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleCharts, helmBinary, runTargets } from "../tools/npm/example_charts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT } from "../tools/npm/scratch_module.mjs";
import { withToolchainNode } from "../tools/npm/with_node.mjs";

process.chdir(ROOT);
process.exitCode = await withToolchainNode(fileURLToPath(import.meta.url), async () => {
  const { main } = await importTypeScript({ entryPoints: [join(ROOT, "e2e/cluster/main.ts")] });
  const scratch = mkdtempSync(join(tmpdir(), "cluster-charts-"));
  try {
    return await main(process.argv.slice(2), { exampleCharts, helmBinary, runTargets, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
