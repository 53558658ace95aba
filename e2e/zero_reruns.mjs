/**
 * Tests that nothing is made twice, wherever it was made first: `node e2e/zero_reruns.mjs`. Two copies of a module, one in a folder
 * with a space in its name, share a disk cache, as machines share a remote one. Prints one line per check, in the Test Anything
 * Protocol, and what each build ran.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { spawnsIn } from "../tools/npm/execution_log.mjs";
import { removeReadOnly, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const CHARTS = 3;

const DECLARATIONS = `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
[
    (
        release_app(name = "n%d_api" % n, image = "registry.example.com/api", port = 8000 + n),
        helm_chart(name = "chart%d" % n, apps = [":n%d_api" % n], environments = {"dev": {}, "prod": {}}),
    )
    for n in range(${CHARTS})
]
`;

/** `Map.groupBy`, for Node.js 20. */
function byMnemonic(spawns) {
  const groups = new Map();
  for (const spawn of spawns) groups.set(spawn.mnemonic, [...(groups.get(spawn.mnemonic) ?? []), spawn]);
  return groups;
}

/** What runs for a chart and its app. */
const OURS = [
  "AcceptChart",
  "CheckChart",
  "ComposeChart",
  "GraphChart",
  "LintChart",
  "PackageChart",
  "ReportChart",
  "ValidateApp",
];

// Not below /tmp, which sandboxes replace with their own.
mkdirSync(join(homedir(), ".cache"), { recursive: true });
const cache = mkdtempSync(join(homedir(), ".cache", "disk-cache-"));
try {
  // Workers of Bazel 7 find mapped paths only so.
  const strip = ["--experimental_output_paths=strip", "--noworker_multiplex", "--worker_sandboxing"];

  await withScratchModule("first", (first) =>
    withScratchModule("second one", async (second) => {
      /** Builds everything, and gives the spawns by mnemonic: how many there were, and how many came out of the cache. */
      const build = ({ folder, write, bazel }, ...options) => {
        write("BUILD.bazel", DECLARATIONS);
        const log = join(folder, "execution.json");
        bazel("build", "//...", ...others, `--disk_cache=${cache}`, `--execution_log_json_file=${log}`, ...options);
        return byMnemonic(spawnsIn(log));
      };
      const others = ["package", "report", "graph"].flatMap((word) =>
        Array.from({ length: CHARTS }, (_, index) => `//:chart${index}.${word}`),
      );
      const show = (spawns) => {
        const hits = (list) => list.filter(({ cacheHit }) => cacheHit).length;
        for (const [mnemonic, list] of spawns)
          console.log(`#   ${mnemonic}: ${list.length}, ${hits(list)} from the cache`);
      };
      const misses = (spawns) =>
        [...spawns.values()]
          .flat()
          .filter(({ cacheHit }) => !cacheHit)
          .map(({ mnemonic, targetLabel }) => `${mnemonic} ${targetLabel}`);

      await check("the first build makes every chart", () => {
        const spawns = build(first);
        show(spawns);
        for (const mnemonic of OURS) assert.equal(spawns.get(mnemonic)?.length, CHARTS, mnemonic);
      });
      await check("another folder, with a space in its name: everything comes out of the cache", () => {
        const spawns = build(second);
        show(spawns);
        for (const mnemonic of OURS) assert.equal(spawns.get(mnemonic)?.length, CHARTS, mnemonic);
        assert.deepEqual(misses(spawns), []);
      });
      await check("another configuration, with mapped paths: everything comes out of the cache", () => {
        build(first, ...strip);
        const spawns = build(second, ...strip, "--compilation_mode=opt");
        show(spawns);
        for (const mnemonic of OURS) assert.equal(spawns.get(mnemonic)?.length, CHARTS, mnemonic);
        assert.deepEqual(misses(spawns), []);
      });
    }),
  );
} finally {
  removeReadOnly(cache);
}
finish();
