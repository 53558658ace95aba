/**
 * Shows what a process of the composer does with its time: `node bench/profile.mjs`.
 *
 * It composes and checks a chart of 5 apps and 3 environments, as actions do without workers, under V8's profiler. A sample counts
 * for the nearest caller that is part of the composer; without one, it is Node.js that starts. What Node.js does before the profiler
 * starts is missing. Figures are means of one run on one machine; only their shares matter.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { SHOP } from "./charts.mjs";

const ROUNDS = 10;

const { partsIn } = await importTypeScript({ entryPoints: [join(ROOT, "tools/helm/system/parts.ts")] });

/** What a source belongs to: a package, the templates, or a folder of the composer. */
function roomOf(source) {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name !== undefined) return `package ${name}`;
  const [, room] = /tools\/helm\/((?:compose\/)?[^/]+)\//.exec(source) ?? [];
  return room ?? (/templates\?text$/.test(source) ? "templates" : "entry");
}

/** Finds what a function belongs to, by its part and its place in it; undefined if it is not of the composer. */
function roomsOf(readMap) {
  const maps = new Map();
  return ({ url, lineNumber, columnNumber }) => {
    if (url.endsWith("/start.cjs")) return "loading modules and code caches";
    if (!maps.has(url)) {
      const text = readMap(url);
      maps.set(url, text && new SourceMap(JSON.parse(text)));
    }
    const source = maps.get(url)?.findEntry(lineNumber, columnNumber).originalSource;
    return source && roomOf(source);
  };
}

/** Milliseconds of a profile by what they went to. */
function timesIn({ nodes, samples, timeDeltas }, roomOfFunction) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owner = (id) => {
    const frame = byId.get(id)?.callFrame;
    if (frame === undefined) return "Node.js starts";
    if (/^\((program|idle|garbage collector)\)$/.test(frame.functionName)) return frame.functionName;
    return roomOfFunction(frame) ?? owner(parents.get(id));
  };
  const times = new Map();
  samples.forEach((id, index) => {
    const key = owner(id);
    times.set(key, (times.get(key) ?? 0) + timeDeltas[index] / 1000);
  });
  // It waits for Helm.
  times.delete("(idle)");
  return times;
}

function print(title, profiles) {
  const sums = new Map();
  for (const profile of profiles) for (const [key, time] of profile) sums.set(key, (sums.get(key) ?? 0) + time);
  const total = [...sums.values()].reduce((one, other) => one + other, 0);
  console.log(`\n| ${title} | ms | share |\n| --- | --- | --- |`);
  for (const [key, time] of [...sums].sort(([, one], [, other]) => other - one)) {
    if (time / total < 0.005) continue;
    console.log(`| ${key} | ${(time / profiles.length).toFixed(1)} | ${((100 * time) / total).toFixed(0)} % |`);
  }
}

await withScratchModule("profile", async ({ folder, write, bazel }) => {
  write("shop/BUILD.bazel", SHOP);
  bazel("build", "//shop");
  const root = bazel("info", "execution_root").trim();
  const query = 'mnemonic("CompileComposer|ComposeChart|CheckChart", deps(//shop:shop.composed))';
  const { actions } = JSON.parse(bazel("aquery", query, "--output=jsonproto"));
  const argumentsOf = (name) => actions.find(({ mnemonic }) => mnemonic === name).arguments;
  const [node] = argumentsOf("ComposeChart");
  const run = (...args) => execFileSync(join(root, node), args, { cwd: root });

  // The same composer, with source maps.
  const [composer, codeCache] = ["composer.parts", "code_cache"].map((name) => join(folder, name));
  execFileSync(join(root, node), ["tools/npm/bundle.mjs", "--sourcemap", "tools/helm/cli.ts", composer], { cwd: ROOT });
  const roomOfFunction = roomsOf(partsIn(`${composer}.maps`));
  const compiling = argumentsOf("CompileComposer").slice(1);
  const commands = compiling.slice(compiling.indexOf("--compile") + 3);
  const startOf = (args) => args.find((each) => each.endsWith("/start.cjs"));
  const writesTo = (place, args) => args.map((each) => each.replace(/^--(output|report)=.*/, `--$1=${place}`));
  run(
    "--hash-seed=1",
    ...[startOf(compiling), "--compile", composer, codeCache],
    ...writesTo(join(folder, "sample"), commands),
  );

  for (const [title, name, command] of [
    ["composing: `ComposeChart`", "ComposeChart", "generate"],
    ["checking: `CheckChart`", "CheckChart", "check"],
  ]) {
    const all = argumentsOf(name).slice(1);
    const flags = all.slice(0, all.indexOf(startOf(all)));
    const places = Array.from({ length: ROUNDS }, (_, round) => join(folder, name, String(round)));
    const profiles = places.map((place) => {
      mkdirSync(join(place, "chart"), { recursive: true });
      const output = name === "ComposeChart" ? join(place, "chart") : join(place, "report.json");
      const profiler = ["--cpu-prof", "--cpu-prof-interval=100", `--cpu-prof-dir=${join(place, "profile")}`];
      const request = writesTo(output, all.slice(all.indexOf(command)));
      run(...flags, ...profiler, startOf(all), composer, codeCache, ...request);
      const [profile] = readdirSync(join(place, "profile"));
      return timesIn(JSON.parse(readFileSync(join(place, "profile", profile), "utf8")), roomOfFunction);
    });
    print(title, profiles);
  }
});
