/**
 * Tests the code in all pages: `node e2e/documents.mjs [PAGE]`. Each block is drawn from a tested file, run here in a module of its
 * own, or run by another program, which must name the page. Anything else fails. Prints one line per check, in the Test Anything
 * Protocol, and the counts.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { helmBinary } from "../tools/npm/example_charts.mjs";
import { withoutRegions } from "../tools/npm/region.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { sources } from "../tools/npm/sources.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

/** The programs that run the code of a page, or see to it that what it quotes is right. */
const ELSEWHERE = {
  "README.md": ["e2e/readme.mjs", "e2e/cluster/stories/readme.ts"],
  "docs/delivery.md": ["e2e/cluster/delivery.ts", "e2e/registry/documented.ts", "e2e/reproducible.mjs"],
  "docs/dependencies.md": ["e2e/charts.mjs"],
  "docs/gitops.md": ["e2e/gitops.mjs"],
  "docs/images.md": ["tools/helm/test/documents/images.test.ts"],
  "docs/operating.md": ["e2e/cluster/delivery.ts", "e2e/cluster/stories/operating.ts"],
  "docs/other_charts.md": ["tools/helm/test/documents/other_charts.test.ts"],
  "docs/policies.md": ["tools/helm/test/support/policy_rules.ts", "e2e/cluster/stories/policies.ts"],
  "docs/troubleshooting.md": [
    "tools/helm/test/documents/troubleshooting.test.ts",
    "e2e/cluster/stories/troubleshooting.ts",
  ],
};

/** Commands for a checkout of these rules, which CI runs as they are. */
const OF_CI = ["npm run update", "./bazelw test //tools/helm:all"];

const QUOTES = /<!-- quote of [\s\S]*?<!-- end of quote -->/g;
const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The blocks of a page that are typed in, each with the file that the text before it names. */
function blocksOf(path) {
  const text = withoutRegions(readFileSync(path, "utf8")).replace(QUOTES, "");
  return [...text.matchAll(BLOCK)].map(({ 1: language, 2: code, index }) => {
    const before = text.slice(0, index).trimEnd().split("\n").at(-1);
    return { path, language, code, file: /`([\w./]+\.(?:bazel|yaml))`:$/.exec(before)?.[1] };
  });
}

function drawnIn(path) {
  return [...readFileSync(path, "utf8").matchAll(BLOCK)].length - (path === GENERATED ? 0 : blocksOf(path).length);
}

/** A page that is generated as a whole, with examples from `examples/`. */
const GENERATED = "docs/attributes.md";

const [, , only] = process.argv;
const pages = sources("README.md", "docs/*.md").filter(
  (path) => path !== GENERATED && (only === undefined || path === only),
);
const here = pages.filter((path) => ELSEWHERE[path] === undefined);

for (const [path, programs] of Object.entries(ELSEWHERE)) {
  await check(`the code of ${path} is run by ${programs.join(", ")}`, () => {
    for (const program of programs)
      assert.ok(readFileSync(program, "utf8").includes(path), `${program} does not name it`);
  });
}

/** What can be typed in as it stands, between words or in a table; anything shorter is a name, such as `helm upgrade`. */
const COMMAND = /`(?:kubectl|helm) [^`\n]*(?:--namespace|[/<])[^`\n]*`/g;

const isTold = (path) => (ELSEWHERE[path] ?? []).some((program) => program.startsWith("e2e/cluster/stories/"));

for (const path of pages.filter((page) => !isTold(page))) {
  await check(`no command of kubectl or Helm stands between the words of ${path}, where nobody runs it`, () => {
    assert.deepEqual(readFileSync(path, "utf8").replace(BLOCK, "").match(COMMAND), null);
  });
}

const LOADS = `load("@rules_appchart//:helm.bzl", "helm_chart", "helm_chart_migration_test", "helm_chart_render_test", "helm_chart_upgrade_test")
load("@rules_appchart//:release_app.bzl", "ref", "release_app")
`;

const app = (name) => `release_app(name = "${name}", image = "ghcr.io/acme/${name}", port = 8000)\n`;
const chart = (name, apps, more = "") => `helm_chart(name = "${name}", apps = ${JSON.stringify(apps)}, ${more})\n`;

/** What blocks of Starlark rely on, unless they declare it themselves. */
const CONTEXT = [
  ['name = "hello_api"', app("hello_api")],
  ['name = "hello_chart"', chart("hello_chart", [":hello_api"])],
  ['name = "shop_api"', app("shop_api")],
  ['name = "shop_chart"', chart("shop_chart", [":shop_api"], 'environments = {"prod": {}}')],
];

/** A BUILD file around a block: what it relies on, and an argument by itself as one of a macro that has it. */
function buildFile(code) {
  const text = code
    .replace(/^load\(.*\)\n/gm, "")
    .replace(/^ *…$/gm, '    image = "ghcr.io/acme/shop-api",\n    port = 8000,');
  const isArgument = /^\s*\w+ = [{[]/.test(text);
  const whole = isArgument
    ? `helm_chart_upgrade_test(\n    name = "upgrade_test",\n    chart = ":hello_chart",\n    previous = ":hello_chart",\n${text})\n`
    : text;
  return [LOADS, ...CONTEXT.filter(([name]) => !whole.includes(name)).map(([, needed]) => needed), whole].join("\n");
}

/** Blocks of MODULE.bazel. */
const OF_MODULES = /^(module|local_path_override|archive_override)\(/;

const MODULE = 'module(name = "scratch")\nbazel_dep(name = "rules_appchart")\n';

const [, VERSION] = /^VERSION = "(.*)"$/m.exec(readFileSync(join(ROOT, "tools/release/version.bzl"), "utf8"));

const isRenames = (text) => /^Deployment\/.*: [\w-]+$/m.test(text);

let ran = 0;

await withScratchModule("documents", async ({ folder, write, bazel }) => {
  const apps = `${LOADS}${app("hello_api")}`;
  write("hello/BUILD.bazel", `${apps}${chart("hello_chart", [":hello_api"], 'environments = {"prod": {}}')}`);
  write(
    "shop/BUILD.bazel",
    `${LOADS}${app("shop_api")}${chart("shop_chart", [":shop_api"], 'environments = {"prod": {}}')}`,
  );
  let imports = 0;
  // What stands for an old chart: the objects of another one.
  write("old/charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  write("old/charts/shop/templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
  bazel("build", "//hello:hello_chart", "//shop:shop_chart");
  const helm = here.some((path) => blocksOf(path).some(({ code }) => code.startsWith("helm "))) ? helmBinary(4) : "";

  for (const path of here) {
    const files = new Map();
    for (const [index, block] of blocksOf(path).entries()) {
      await check(`${path}, block ${index + 1}: ${block.code.trim().split("\n")[0]}`, async () => {
        await run(block, `snippets/${path.replace(/\W/g, "_")}_${index}`, files);
        ran += 1;
      });
    }
  }

  async function run({ language, code, file, path }, place, files) {
    if (file !== undefined) {
      files.set(file, `${files.get(file) ?? ""}${code}`);
      return write(file, files.get(file));
    }
    if (OF_MODULES.test(code)) return useModule(code, path);
    if (language === "starlark") return build(code, place, path);
    if (code.startsWith("//")) return reportMistake(code, files);
    if (language === "yaml") return compareWith(code, `${place}.yaml`);
    for (const line of code
      .replaceAll(/ \\\n\s*/g, " ")
      .trim()
      .split("\n"))
      runLine(line);
  }

  /** A part of MODULE.bazel: a checkout is used from here on. A registry and an archive are those of another program. */
  function useModule(code, path) {
    if (code.startsWith("local_path_override("))
      return write("MODULE.bazel", `${MODULE}${code.replace('"../rules_appchart"', JSON.stringify(ROOT))}`);
    assert.ok(readFileSync("e2e/released.mjs", "utf8").includes(path), "e2e/released.mjs does not name it");
    for (const [, version] of code.matchAll(/(?:version = "|rules_appchart-)(\d+\.\d+\.\d+)/g))
      assert.equal(version, VERSION);
  }

  /** The message about a key that is misspelt in one of the page's files: that mistake is made, and the build says this. */
  function reportMistake(message, files) {
    const [, wrong, right] = /(\w+): is not a key .* rename it to `(\w+)`/.exec(message);
    const [file, text] = [...files].find(([, each]) => each.includes(` ${right}:`));
    write(file, text.replace(` ${right}:`, ` ${wrong}:`));
    assert.throws(
      () => bazel("build", message.slice(0, message.indexOf(": "))),
      ({ stderr }) => stderr.includes(message),
    );
    write(file, text);
  }

  /** Renames, or accepted differences: what they say fits nothing here, but it is read. */
  function compareWith(code, file) {
    write(file, code);
    const option = isRenames(code) ? "--renames" : "--accept";
    const sides = ["--manual=old/charts/shop", "--generated=bazel-bin/shop/shop_chart", `${option}=${file}`];
    const words = isRenames(code) ? /\[unused-rename\]/ : /\n1 missing, /;
    allowing(words, () => bazel("run", "@rules_appchart//tools/helm:compare", "--", ...sides));
  }

  function build(code, place, path) {
    const yaml = blocksOf(path).filter(({ language, file }) => language === "yaml" && file === undefined);
    write(`${place}/BUILD.bazel`, buildFile(code));
    // A test names files: those of the page, or small ones.
    for (const [, name] of code.matchAll(/"([\w/]+\.yaml)"/g)) {
      const own = yaml.find(({ code: text }) => name.startsWith("renames") === isRenames(text));
      write(`${place}/${name}`, own?.code ?? "- {name: a, expect: [{kind: Service, exists: true}]}\n");
    }
    for (const [, pattern] of code.matchAll(/glob\(\["([\w/]+)\/\*\*"\]\)/g))
      write(`${place}/${pattern}/Chart.yaml`, "apiVersion: v2\nname: old\nversion: 0.1.0\n");
    return bazel("build", `//${place}:all`);
  }

  function runLine(line) {
    if (OF_CI.includes(line)) return;
    if (/[|;] | --to=/.test(line)) return runInShell(line);
    const words = line.split(" ").map((word) => word.replace(/^(--output=)\/tmp\//, `$1${folder}/`));
    const [program, ...args] = words;
    if (program === "build") {
      bazel("build", ...args, "//hello:hello_chart");
    } else if (program === "helm") {
      // An installation needs a cluster; what it would send does not.
      const [release, directory, ...options] = args.slice(args.indexOf("--install") + 1);
      const values = options.map((word) =>
        word.startsWith("hello_chart/") ? join(folder, "bazel-bin/hello", word) : word,
      );
      const target = directory.startsWith("bazel-bin/manman") ? manman() : join(folder, "bazel-bin/hello", directory);
      execFileSync(helm, ["template", release, target, ...values], { stdio: ["ignore", "ignore", "pipe"] });
    } else {
      assert.equal(program, "bazel", `nobody runs \`${line}\``);
      allowing(args.includes("--manual=old/charts/shop") ? /\n1 missing, / : undefined, () => bazel(...args));
    }
  }

  /** Several programs in a line, of which the module has its own, and an import, which needs a new directory. */
  function runInShell(line) {
    imports += 1;
    const command = line.replace("--to=shop", `--to=imported_${imports}`);
    // Functions, not programs on the PATH: there, the launcher would take the one for Bazel.
    const programs = `bazel() { '${join(ROOT, "bazelw")}' "$@"; }; kustomize() { cat old/charts/shop/templates/a.yaml; };`;
    execFileSync("sh", ["-ec", `${programs} ${command}`], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  }

  /** `difference`: what a comparison that finds something prints. */
  function allowing(difference, use) {
    try {
      use();
    } catch (error) {
      if (difference === undefined || !difference.test(error.stdout)) throw error;
    }
  }
});

function manman() {
  execFileSync(join(ROOT, "bazelw"), ["build", "//manman:manman_chart"], {
    cwd: join(ROOT, "examples"),
    stdio: "ignore",
  });
  return join(ROOT, "examples/bazel-bin/manman/manman_chart");
}

const drawn = [...pages, GENERATED].reduce((sum, path) => sum + drawnIn(path), 0);
const others = pages
  .filter((path) => ELSEWHERE[path] !== undefined)
  .reduce((sum, path) => sum + blocksOf(path).length, 0);
console.log(
  `# ${drawn + ran + others} blocks of code: ${drawn} drawn from tested files, ${ran} run here, ${others} run by other programs`,
);
finish();
