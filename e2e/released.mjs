/**
 * Uses the release archive as a module of a registry, as users do: `node e2e/released.mjs`. Prints one line per check, in the Test
 * Anything Protocol.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { parse } from "yaml";
import { bazelIn, ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const [{ version }] = [
  ...readFileSync(join(ROOT, "tools/release/version.bzl"), "utf8").matchAll(/VERSION = "(?<version>.*)"/g),
].map(({ groups }) => groups);
const COMPOSER = ["tools/helm/composer.parts", "tools/helm/start.cjs"];

/** What Bazel 8 and 9 do by default, and what comes after them, as far as Bazel 7 can. */
const AS_IN_LATER_VERSIONS = [
  "--incompatible_use_plus_in_repo_names",
  "--incompatible_autoload_externally=",
  "--incompatible_disable_native_repo_rules",
  "--incompatible_disallow_empty_glob",
  "--nolegacy_external_runfiles",
  "--incompatible_no_implicit_file_export",
  "--incompatible_disable_target_provider_fields",
  "--incompatible_disallow_struct_provider_syntax",
  "--incompatible_disable_starlark_host_transitions",
  "--incompatible_config_setting_private_default_visibility",
  "--incompatible_check_visibility_for_toolchains",
  // Workers of Bazel 7 find mapped paths only so.
  "--experimental_output_paths=strip",
  "--noworker_multiplex",
  "--worker_sandboxing",
  "--noenable_workspace",
];

/** Where Bazel finds modules on this machine, as it says when it cannot find one. A flag for a registry replaces all others. */
function registries(write, bazel) {
  write("MODULE.bazel", 'bazel_dep(name = "no_such_module", version = "1")\n');
  try {
    bazel("query", "//...");
  } catch ({ stderr }) {
    return [...stderr.matchAll(/(\S+)\/modules\/no_such_module\/1\/MODULE\.bazel: not found/g)].map(
      ([, address]) => address,
    );
  }
  throw new Error("Bazel has found no_such_module");
}

/** The files of an archive by their paths below its folder. */
async function filesOf(archive) {
  const entries = await unpackTar(gunzipSync(readFileSync(archive)));
  const files = entries.filter(({ header }) => header.type === "file");
  return new Map(
    files.map(({ header: { name, ...header }, data }) => [name.replace(/^[^/]*\//, ""), { header, data }]),
  );
}

/** Builds the archive in an output base of its own, with nothing from a cache. */
function buildArchive(folder) {
  const outputBase = mkdtempSync(join(folder, "output-"));
  const bazel = (...args) => bazelIn(ROOT, `--output_base=${outputBase}`, ...args);
  bazel("build", "//tools/release:archive", "--disk_cache=", "--experimental_convenience_symlinks=ignore");
  const path = bazel("cquery", "//tools/release:archive", "--output=files").trim();
  const archive = join(bazel("info", "execution_root").trim(), path);
  const copy = join(outputBase, basename(archive));
  cpSync(archive, copy);
  bazel("shutdown");
  return copy;
}

/** A registry in a folder with one module, and the options for Bazel to look there first. */
function registryOf(folder, write, { archive, files }) {
  const module = `registry/modules/rules_appchart/${version}`;
  write(`${module}/MODULE.bazel`, Buffer.from(files.get("MODULE.bazel").data).toString());
  const source = {
    url: pathToFileURL(archive),
    integrity: `sha256-${createHash("sha256").update(readFileSync(archive)).digest("base64")}`,
    strip_prefix: `rules_appchart-${version}`,
  };
  write(`${module}/source.json`, JSON.stringify(source));
  return `--registry=${pathToFileURL(join(folder, "registry"))}`;
}

await withScratchModule("released", async ({ folder, write, bazel }) => {
  const [archive, again] = [buildArchive(folder), buildArchive(folder)];
  const files = await filesOf(archive);

  await check("two output bases give the same archive, of a few hundred kB", () => {
    assert.ok(readFileSync(archive).equals(readFileSync(again)));
    const { length } = readFileSync(archive);
    assert.ok(length < 1_000_000, `${length} bytes`);
    console.log(`# ${files.size} files, ${length} bytes`);
  });

  await check("files say nothing about the machine", () => {
    for (const [path, { header }] of files) {
      assert.deepEqual([header.mtime.getTime(), header.uid, header.gid, header.mode], [0, 0, 0, 0o644], path);
    }
  });

  // With changes that are not committed yet; the index says which files there are.
  const tree = execFileSync("git", ["write-tree"], { cwd: ROOT, encoding: "utf8" }).trim();
  const sources = join(folder, "sources.tar.gz");
  execFileSync("git", ["archive", "--worktree-attributes", "--prefix=rules_appchart/", `--output=${sources}`, tree], {
    cwd: ROOT,
  });

  await check("an archive of the sources lacks only the composer", async () => {
    const exported = new Map(await filesOf(sources));
    assert.deepEqual([...exported.keys(), ...COMPOSER].sort(), [...files.keys()].sort());
  });

  await check("the changelog and the templates for the registry name the version and the archive", () => {
    assert.match(readFileSync(join(ROOT, "CHANGELOG.md"), "utf8"), new RegExp(`^# Changes\n\n## ${version}\n`));
    const source = JSON.parse(readFileSync(join(ROOT, ".bcr/source.template.json"), "utf8"));
    assert.equal(source.strip_prefix.replace("{VERSION}", version), basename(archive, ".tar.gz"));
    assert.ok(source.url.replace("{VERSION}", version).endsWith(`/${basename(archive)}`));
  });

  for (const name of ["BUILD.bazel", "golden"])
    cpSync(join(ROOT, "e2e/smoke", name), join(folder, name), { recursive: true });
  const machine = registries(write, bazel).map((address) => `--registry=${address}`);
  const dependOn = (more) =>
    write(
      "MODULE.bazel",
      `module(name = "released")
bazel_dep(name = "bazel_skylib", version = "1.7.1")
bazel_dep(name = "rules_appchart", version = "${version}")
${more}`,
    );

  await check("a module of a registry builds, validates, tests and packs its chart", () => {
    dependOn("");
    const options = [registryOf(folder, write, { archive, files }), ...machine];
    bazel("test", ":all", ...options);
    assert.match(bazel("run", ":hello_chart.validate", ...options), /^checks {3}0 errors, 0 warnings$/m);
    bazel("build", ":hello_chart.package", ...options);
    const [packed] = readdirSync(join(folder, "bazel-bin/hello_chart.package"));
    assert.equal(packed, "hello-chart-0.1.0.tgz");
    const { tasks } = parse(readFileSync(join(ROOT, ".bcr/presubmit.yml"), "utf8"));
    bazel("build", ...tasks.verify_targets.build_targets, ...options);
    const external = join(bazel("info", "output_base", ...options).trim(), "external");
    const [rules] = readdirSync(external).filter((name) => /^rules_appchart[~+]$/.test(name));
    for (const path of COMPOSER) assert.ok(existsSync(join(external, rules, path)), path);
    assert.ok(!existsSync(join(external, rules, "node_modules")));
  });

  await check("the same as later versions of Bazel do it", () => {
    const options = [registryOf(folder, write, { archive, files }), ...machine, ...AS_IN_LATER_VERSIONS];
    bazel("test", ":all", ...options);
    bazel("build", ":hello_chart.package", ...options);
    assert.match(bazel("run", ":hello_chart.images", ...options), /^\S+:\S+$/m);
  });

  await check("mapped paths work in sandboxed workers, and without sandboxes the error names the flag", () => {
    const options = [registryOf(folder, write, { archive, files }), ...machine, "--experimental_output_paths=strip"];
    bazel("build", ":hello_chart.package", ...options, "--noworker_multiplex", "--worker_sandboxing");
    assert.throws(
      () => bazel("build", ":hello_chart.package", ...options, "--compilation_mode=opt"),
      ({ stderr }) => /Fix: .* also pass --noworker_multiplex --worker_sandboxing \[mapped-paths\]/.test(stderr),
    );
  });

  await check("an archive that a module names as docs/getting_started.md does", () => {
    const page = readFileSync(join(ROOT, "docs/getting_started.md"), "utf8");
    const [override] = /^archive_override\([\s\S]*?^\)$/m.exec(page);
    dependOn(override.replace(/"https:.*"/, JSON.stringify(pathToFileURL(archive))));
    bazel("build", ":hello_chart", ...machine);
  });

  await check("without the composer, the error says where it is", () => {
    dependOn(`archive_override(
    module_name = "rules_appchart",
    urls = ["${pathToFileURL(sources)}"],
    strip_prefix = "rules_appchart",
)`);
    assert.throws(
      () => bazel("build", ":hello_chart", ...machine),
      ({ stderr }) =>
        /the composer is missing; expected tools\/helm\/composer\.parts.* Fix: use .*\[missing-composer\]/.test(stderr),
    );
  });
});
finish();
