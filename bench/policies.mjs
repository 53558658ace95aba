/**
 * What twenty policies add to the checks of 200 charts: `node bench/policies.mjs`.
 *
 * A warm worker gets the requests of CheckChart that Bazel would send, for 20 charts of 5 apps each, ten times: once as they are, and
 * once with twenty of the policies of `e2e/cluster/policies.yaml`, alternately. CPU time is that of the worker and of its Helm
 * processes, from Linux' accounting; only the ratio matters. The first chart with policies pays for compiling them, and counts.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";

const CHARTS = 20;
const ROUNDS = 10;
const POLICIES = 20;

const DECLARATIONS = `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")

APPS = {
    "front_api": "external-api",
    "orders_api": "internal-api",
    "mailer": "worker",
    "migration": "job",
    "stock_api": "internal-api",
}

[release_app(
    name = "%s_%d" % (name, index),
    app_type = app_type,
    image = "ghcr.io/acme/" + name.replace("_", "-"),
    image_tag = "1.0.%d" % index,
    labels = {"team": "shop"},
    port = 8000 if app_type.endswith("api") else None,
    ingress = {"host": "shop.example.com", "paths": ["/"]} if app_type == "external-api" else None,
    resources = {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}},
) for name, app_type in APPS.items() for index in range(${CHARTS})]

[helm_chart(
    name = "shop_%d" % index,
    apps = [":%s_%d_metadata" % (name, index) for name in APPS],
) for index in range(${CHARTS})]
`;

/** The first policies of the file, with all bindings and parameters that they need. */
function somePolicies() {
  const documents = readFileSync(join(ROOT, "e2e/cluster/policies.yaml"), "utf8")
    .split(/^---\n/m)
    .slice(1);
  const isPolicy = (text) => /^kind: ValidatingAdmissionPolicy$/m.test(text);
  const names = documents.filter(isPolicy).slice(0, POLICIES).map(nameIn);
  assert.equal(names.length, POLICIES);
  return documents.filter((text) => /^kind: ConfigMap$/m.test(text) || names.includes(nameIn(text))).join("---\n");
}

function nameIn(text) {
  return /^metadata:\s+(?:\{ ?)?name: ([a-z-]+)/m.exec(text)?.[1];
}

/** Milliseconds of CPU that a process has taken, with its children that have ended. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

await withScratchModule("bench", async ({ folder, write, bazel }) => {
  write("shop/BUILD.bazel", DECLARATIONS);
  write("policies.yaml", somePolicies());
  const charts = Array.from({ length: CHARTS }, (_, index) => `//shop:shop_${index}.composed`);
  bazel("build", ...charts);
  const root = bazel("info", "execution_root").trim();
  const query = `mnemonic("CheckChart", ${charts.join(" + ")})`;
  const { actions } = JSON.parse(bazel("aquery", query, "--output=jsonproto"));
  const requests = actions.map(({ arguments: all }) => all.slice(all.indexOf("check")));
  const [node, ...program] = actions[0].arguments.slice(0, actions[0].arguments.indexOf("check"));

  const child = spawn(node, [...program, "--persistent_worker"], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const check = async (request, ...more) => {
    const report = `--report=${join(folder, "report.json")}`;
    const plain = request.filter((each) => !each.startsWith("--report="));
    child.stdin.write(`${JSON.stringify({ arguments: [...plain, report, ...more] })}\n`);
    const { exitCode, output } = JSON.parse((await lines.next()).value);
    assert.equal(exitCode, 0, output);
  };
  const spent = async (...more) => {
    const [cpu, start] = [cpuOf(child.pid), performance.now()];
    for (const request of requests) await check(request, ...more);
    return { cpu: cpuOf(child.pid) - cpu, wall: performance.now() - start };
  };

  await spent();
  const totals = { without: { cpu: 0, wall: 0 }, with: { cpu: 0, wall: 0 } };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, more] of [
      ["without", []],
      ["with", [`--policies=${join(folder, "policies.yaml")}`]],
    ]) {
      const { cpu, wall } = await spent(...more);
      totals[name].cpu += cpu;
      totals[name].wall += wall;
    }
  }
  const { problems, policies } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  assert.equal(policies.length, POLICIES);
  child.stdin.end();

  const found = problems.filter(({ code }) => code.startsWith("policy:")).length;
  console.log(
    `${CHARTS * ROUNDS} checks of charts of 5 apps, ${POLICIES} policies, which find ${found} problems in the last one`,
  );
  for (const [name, { cpu, wall }] of Object.entries(totals)) {
    console.log(`${`${name} policies`.padEnd(20)} ${(cpu / 1000).toFixed(1)} s of CPU, ${(wall / 1000).toFixed(1)} s`);
  }
  const added = totals.with.cpu / totals.without.cpu - 1;
  console.log(`the policies add ${(100 * added).toFixed(1)} % of CPU`);
});
