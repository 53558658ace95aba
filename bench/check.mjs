/**
 * Compares the time to check a chart with one plain `helm lint` of it: `node bench/check.mjs`.
 *
 * The chart has 5 apps and 3 environments, so CheckChart lints and renders it four times and checks all objects. The action's
 * time comes from Bazel's log, once in a warm worker and once in a separate process. Each round also runs the same Helm on the
 * same chart. Figures are medians of one run on one machine; only their ratio matters.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withScratchModule } from "../tools/npm/scratch_module.mjs";

const ROUNDS = 7;

/** The salt defeats the action cache. */
function declarations(salt) {
  return `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")

RESOURCES = {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}

[release_app(
    name = name,
    app_type = app_type,
    image = "registry.example.com/" + name,
    image_tag = "${salt}",
    port = 8000 if app_type.endswith("api") else None,
    env = {"SALT": "${salt}"},
    ingress = {"host": "shop.example.com", "paths": ["/"]} if app_type == "external-api" else None,
    resources = RESOURCES,
) for name, app_type in {
    "front_api": "external-api",
    "orders_api": "internal-api",
    "mailer": "worker",
    "migration": "job",
    "stock_api": "internal-api",
}.items()]

helm_chart(
    name = "shop",
    apps = [":%s_metadata" % name for name in ["front_api", "orders_api", "mailer", "migration", "stock_api"]],
    environments = {
        name: {"apps": {"front_api": {"replicas": replicas}}}
        for name, replicas in {"dev": 1, "staging": 2, "prod": 4}.items()
    },
)

filegroup(name = "report", srcs = [":shop"], output_group = "report")
`;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

function milliseconds(start) {
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Times of a build's actions, by mnemonic. */
function actionTimes(log) {
  const entries = readFileSync(log, "utf8")
    .split(/(?<=^\})\n?(?=\{)/m)
    .map((text) => JSON.parse(text));
  return Object.fromEntries(
    entries.map(({ mnemonic, metrics }) => [mnemonic, Number.parseFloat(metrics.executionWallTime) * 1000]),
  );
}

await withScratchModule("bench", ({ folder, write, bazel }) => {
  const log = join(folder, "actions.json");
  const build = (salt, ...args) => {
    write("shop/BUILD.bazel", declarations(salt));
    bazel("build", "//shop", `--execution_log_json_file=${log}`, ...args);
    return actionTimes(log).CheckChart;
  };
  build("warm");
  const target = "@rules_appchart//tools/toolchains:current_helm_toolchain";
  const helm = join(bazel("info", "execution_root").trim(), bazel("cquery", target, "--output=files").trim());
  const lint = () => {
    const start = process.hrtime.bigint();
    execFileSync(helm, ["lint", join(folder, "bazel-bin/shop/shop")], { stdio: "ignore" });
    return milliseconds(start);
  };
  const times = { lint: [], worker: [], process: [], nothing: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.worker.push(build(`a${round}`));
    times.lint.push(lint(), lint());
    times.process.push(build(`b${round}`, "--strategy=CheckChart=sandboxed"));
    times.lint.push(lint(), lint());
    const start = process.hrtime.bigint();
    bazel("build", "//shop");
    times.nothing.push(milliseconds(start));
  }
  const row = (what, values) =>
    console.log(
      `${what.padEnd(58)} ${median(values).toFixed(0).padStart(5)} ms  ${(median(values) / median(times.lint)).toFixed(2)}`,
    );
  console.log(`A chart of 5 apps and 3 environments: medians of ${ROUNDS} rounds, and their ratio to the first row`);
  row("one plain `helm lint`", times.lint);
  row("CheckChart in a worker", times.worker);
  row("CheckChart in a separate process", times.process);
  row("the same build again: nothing to do, Bazel's start included", times.nothing);
});
