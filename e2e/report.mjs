/**
 * Opens the pages of `.report` and `compare` in Debian's Chromium, from disk, and uses them as people do: `node e2e/report.mjs`. Prints one line
 * per check, in the Test Anything Protocol, and what 100 apps cost. `--screenshots=<folder>` also leaves pictures, to be looked at.
 *
 * Nothing is installed: the packages are unpacked into the cache.
 */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bazelOf, builtFile } from "../tools/npm/example_charts.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";
import { MOUNTING, unpackDebian } from "./debian.mjs";
import { startBrowser } from "./report/browser.mjs";
import * as charts from "./report/charts.mjs";
import * as comparisons from "./report/comparisons.mjs";
import { checkExamples } from "./report/examples.mjs";
import { checkHostile, checkMany } from "./report/others.mjs";
import { takeScreenshots } from "./report/screenshots.mjs";

const SOURCES = join(ROOT, "e2e/report");

/** Builds the pages into a folder; the seconds that the one of 100 apps took. */
async function buildPages(folder) {
  const keep = (path, name) => copyFileSync(path, join(folder, `${name}.html`));
  keep(builtFile("//manman:manman_chart.report", "examples"), "manman");
  keep(builtFile("//api_forge:api_forge_chart.report", "examples"), "api_forge");
  keep(builtFile("//demo/upgrade_test:photos_chart.report", "examples"), "photos");
  return withScratchModule("report", async ({ folder: module, write, bazel }) => {
    write("hostile/BUILD.bazel", charts.HOSTILE_BUILD);
    write("hostile/a'<b>&.yaml", charts.HOSTILE_MANIFEST);
    write("broken/BUILD.bazel", charts.BROKEN_BUILD);
    write("broken/broken.yaml", charts.BROKEN_MANIFEST);
    write("many/BUILD.bazel", charts.MANY_BUILD);
    write("old.yaml", comparisons.OLD_MANIFEST);
    write("new.yaml", comparisons.NEW_MANIFEST);
    write("accepted.yaml", comparisons.ACCEPTED);
    compareInto(
      bazel,
      join(folder, "comparison.html"),
      "--manual=old.yaml",
      "--generated=new.yaml",
      "--accept=accepted.yaml",
    );
    const manman = ["hand_written", "host_golden"].map((name) => join(ROOT, "examples/manman", name));
    compareInto(
      bazel,
      join(folder, "migration.html"),
      `--manual=${manman[0]}`,
      `--generated=${manman[1]}`,
      `--renames=${join(ROOT, "examples/manman/migration/renames.yaml")}`,
    );
    const build = (name) => {
      bazel("build", `//${name}:chart.report`);
      keep(join(module, `bazel-bin/${name}/chart.report.html`), name);
    };
    for (const name of ["hostile", "broken"]) build(name);
    // The page alone is measured.
    bazel("build", "//many:chart", "//many:chart.validate");
    const start = performance.now();
    build("many");
    return (performance.now() - start) / 1000;
  });
}

/** Writes the page of a comparison that finds differences, as users do. */
function compareInto(bazel, page, ...sides) {
  try {
    bazel("run", "@rules_appchart//tools/helm:compare", "--", ...sides, "--format=html", `--output=${page}`);
  } catch ({ status, stdout, stderr }) {
    if (status === 1 && stdout.includes(`Written to ${page}`)) return;
    throw new Error(`${stdout}${stderr}`);
  }
  throw new Error("the sides are the same");
}

async function main() {
  const canMount = spawnSync("unshare", [...MOUNTING, "--pid", "--fork", "true"]).status === 0;
  const debian =
    process.platform === "linux" && canMount ? unpackDebian("report", join(SOURCES, "packages.txt")) : undefined;
  if (debian === undefined) {
    console.log("# not run: this machine has no namespaces for this user (unshare), or cannot get Debian's packages");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const screenshots = process.argv.find((argument) => argument.startsWith("--screenshots="))?.split("=")[1];
  try {
    const seconds = await buildPages(folder);
    await check("`bazel run` says where the page is, and a browser can open that", () => {
      const said = bazelOf(ROOT, "examples", "run", "//manman:manman_chart.report", "--noshow_progress").trim();
      const built = builtFile("//manman:manman_chart.report", "examples");
      if (realpathSync(fileURLToPath(said)) !== built) throw new Error(`${said} is not ${built}`);
    });
    const { browser, stop } = await startBrowser(debian, folder);
    try {
      await checkExamples(browser, check);
      await comparisons.checkComparisons(browser, check);
      await checkHostile(browser, check, readFileSync(join(folder, "hostile.html"), "utf8"));
      const figures = await checkMany(browser, check);
      console.log(`# 100 apps: ${seconds.toFixed(1)} s for the page in a build, ${figures}`);
      if (screenshots !== undefined) await takeScreenshots(browser, screenshots);
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  finish();
}

await main();
