/** `compare`: every kind of side, what it prints and writes, and what it says of sides that cannot be read. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { packChart } from "../../system/chart_package.ts";
import { app, chart, chartOf, filesOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

process.env["RUNFILES_DIR"] = resolve("..");
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "compare-"));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const map = (name: string, value: string) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels: {app: shop}\ndata:\n  key: "${value}"\n`;
const compare = (helm: string, ...args: readonly string[]) => runCommand(["compare", `--helm=${helm}`, ...args]);
const [, [, HELM]] = HELMS as [unknown, [string, string]];

describe.each(HELMS)("%s: charts", (_, helm) => {
  const declaration = (replicas: number) => ({
    chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 5 } } } } }),
    apps: [app({ replicas })],
  });

  test("a directory and a package, with values, an environment, a release and a namespace", async () => {
    const directory = chartOf(declaration(2));
    const packed = join(folder, "shop-0.1.0.tgz");
    writeFileSync(packed, await packChart("shop", filesOf(declaration(3))));
    const values = write("values.yaml", "apps: {shop_api: {replicas: 4}}");
    const replicas = async (...more: readonly string[]) => {
      const { output } = await compare(helm, "--manual=shop-0.1.0.tgz", `--generated=${directory}`, ...more);
      return /replicas: .*/.exec(output)?.[0] ?? output;
    };
    expect(await replicas()).toBe("replicas: 3 → 2");
    expect(await replicas("--environment=prod")).toMatch(/0 missing, 0 extra, 0 changed, 3 the same$/);
    expect(await replicas("--environment=prod", `--manual-values=${values}`)).toBe("replicas: 4 → 5");
    expect(await replicas(`--generated-values=${values}`, "--release=x", "--namespace=team")).toBe("replicas: 3 → 4");
  });

  test("one that does not render", async () => {
    const broken = chartOf({ ...declaration(2), files: {} });
    writeFileSync(join(broken, "templates", "x.yaml"), '{{ fail "no luck" }}');
    expect(await compare(helm, `--manual=${broken}`, `--generated=${chartOf(declaration(2))}`)).toEqual({
      exitCode: 1,
      output: expect.stringMatching(
        /^compare: --manual: cannot be rendered: Error: execution error at \(shop\/templates\/x\.yaml:1:3\): no luck; expected a chart that renders\. Fix: .* \[failed-rendering\]$/,
      ),
    });
  });

  test("one that renders two objects of one name, and one that renders no YAML", async () => {
    const twice = chartOf({ ...declaration(2) });
    writeFileSync(join(twice, "templates", "a.yaml"), map("a", "1"));
    writeFileSync(join(twice, "templates", "b.yaml"), map("a", "2"));
    const broken = chartOf(declaration(2));
    // Helm itself refuses what it cannot sort.
    writeFileSync(join(broken, "templates", "a.yaml"), "kind: ConfigMap\nkind: Secret\n");
    const { exitCode, output } = await compare(helm, `--manual=${twice}`, `--generated=${broken}`);
    expect([exitCode, output.split("\n")]).toEqual([
      1,
      [
        expect.stringMatching(/^compare: --generated.*(is not YAML: Map keys must be unique|cannot be rendered).*\]$/),
        'compare: --manual["ConfigMap/a"]: is there more than once (got ["templates/a.yaml","templates/b.yaml"]); expected one object of each kind and name. Fix: remove all but one. [duplicate-object]',
      ],
    ]);
  });
});

describe("manifests", () => {
  test("a file, several, and a directory; nothing differs", async () => {
    const [one, two] = [write("old/one.yaml", map("a", "1")), write("old/two.yml", map("b", "1"))];
    write("new/sub/both.json", JSON.stringify({ apiVersion: "v1", kind: "List", items: [json("a"), json("b")] }));
    write("new/README.md", "no manifest");
    const outcome = await compare(HELM, `--manual=${one}`, `--manual=${two}`, "--generated=new");
    expect(outcome).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/\n0 missing, 0 extra, 0 changed, 2 the same$/),
    });
  });

  const json = (name: string) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, labels: { app: "shop" } },
    data: { key: "1" },
  });

  test("the report as text", async () => {
    write("old.yaml", map("a", "1") + map("b", "1") + map("c", "1"));
    write("new.yaml", map("b", "2") + map("d", "1"));
    write("accept.yaml", "ConfigMap/c: It is unused.");
    expect(await compare(HELM, "--manual=old.yaml", "--generated=new.yaml", "--accept=accept.yaml")).toEqual({
      exitCode: 1,
      isResult: true,
      output: `manual     old.yaml
generated  new.yaml

missing (on the manual side alone: would be lost)
- ConfigMap/a (app shop)

extra (on the generated side alone: would be new)
+ ConfigMap/d (app shop)

changed (manual → generated)
~ ConfigMap/b (app shop)
    data.key: "1" → "2"

accepted (differences with a reason)
= ConfigMap/c: It is unused.

1 missing, 1 extra, 1 changed, 0 the same, 1 accepted`,
    });
  });

  test("as JSON, and as a page without anything from elsewhere, whole or not at all", async () => {
    write("old.yaml", map("a", "<b>"));
    write("new.yaml", map("a", "2"));
    const options = ["--manual=old.yaml", "--generated=new.yaml"];
    const { output } = await compare(HELM, ...options, "--format=json");
    expect(JSON.parse(output)).toEqual({
      manual: "old.yaml",
      generated: "new.yaml",
      missing: [],
      extra: [],
      changed: [{ id: "ConfigMap/a", app: "shop", fields: [{ path: "data.key", before: "<b>", after: "2" }] }],
      same: 0,
      accepted: [],
      replaced: [],
    });
    expect(await compare(HELM, ...options, "--format=html", "--output=page.html")).toMatchObject({
      exitCode: 1,
      output: "Written to page.html",
    });
    const page = readFileSync(join(folder, "page.html"), "utf8");
    expect(page).toContain('<code class="group-name">ConfigMap/a</code> <span class="muted">app shop · 1 field</span>');
    const cells = [...page.matchAll(/<code class="(?:added|removed)">.*?<\/code>/g)].map(([cell]) => cell);
    expect(cells).toEqual([
      '<code class="removed">&#34;&lt;b&gt;&#34;</code>',
      '<code class="added">&#34;2&#34;</code>',
    ]);
    expect(page).not.toMatch(/<script|https?:|src=|@import/);
    await expect(compare(HELM, ...options, "--output=missing/page.html")).resolves.toMatchObject({ exitCode: 2 });
    expect(readdirSync(folder).sort()).toEqual(["new.yaml", "old.yaml", "page.html"]);
  });

  test("what would be replaced, and what keeps it", async () => {
    const deployment = (name: string, label: string) =>
      `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {app: ${label}}}, template: {metadata: {labels: {app: ${label}}}}}\n`;
    const stateful = (service: string) =>
      `---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {serviceName: ${service}, selector: {matchLabels: {app: db}}}\n`;
    const service = (name: string) => `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
    write("old.yaml", deployment("api", "old") + deployment("old-worker", "w") + stateful("db") + service("old-api"));
    write("new.yaml", deployment("api", "new") + deployment("worker", "w") + stateful("db-headless") + service("api"));
    write("renames.yaml", "Deployment/old-worker: worker\nService/old-api: api\n");
    const { output } = await compare(HELM, "--manual=old.yaml", "--generated=new.yaml", "--renames=renames.yaml");
    expect(
      output.slice(output.indexOf("replaced"), output.lastIndexOf("\n\n")),
    ).toBe(`replaced (cannot be changed in place by an upgrade of the release)
! Deployment/api (app new): must be deleted first, since spec.selector.matchLabels.app cannot change
    to keep it, declare \`selector_labels = {"app": "old"}\`
! Deployment/worker (app w): is created, and Deployment/old-worker deleted
    to keep it, declare \`object_name = "old-worker"\`; otherwise both run until the old one is deleted
! StatefulSet/db (app db): must be deleted first, since spec.serviceName cannot change
    to keep it, declare \`patches = {"StatefulSet": {"spec": {"serviceName": "db"}}}\`
! Service/api: is created, and Service/old-api deleted
    to keep it, declare \`service = {"name": "old-api"}\``);
  });

  test.each<[string, string | undefined, string]>([
    [
      "nothing",
      undefined,
      'does not exist (got "SIDE"); expected a chart (a directory or `.tgz`), manifests (a file, a directory, or `-` for the standard input) or `release:<name>`. Fix: correct the path; relative ones start in your working directory. [no-source]',
    ],
    [
      "a package without a chart",
      "side.tgz",
      'is not a chart (got "SIDE"); expected a directory with a `Chart.yaml`, or a packaged chart. Fix: name a chart. [no-chart]',
    ],
    [
      "a directory for Kustomize",
      "side/kustomization.yaml",
      'is what Kustomize builds manifests from (got "SIDE"); expected the manifests themselves. Fix: write `kustomize build <directory> | bazel run …`, with `-` instead of the directory. [kustomization]',
    ],
    [
      "a directory without manifests",
      "side/README.md",
      "has no objects; expected at least one Kubernetes object. Fix: name another chart, file, directory or release, or set the values that turn its objects on. [no-objects]",
    ],
  ])("%s", async (_, file, problem) => {
    const side = file?.split("/")[0] ?? "side";
    if (file !== undefined) write(file, "x");
    write("new.yaml", map("a", "1"));
    expect(await compare(HELM, `--manual=${side}`, "--generated=new.yaml")).toEqual({
      exitCode: 1,
      output: `compare: --manual: ${problem.replace("SIDE", side)}`,
    });
  });

  test("all that is wrong at once, with files and lines; nothing is written", async () => {
    write("old/a.yaml", "a: [\n");
    write("old/b.yaml", `${map("b", "1")}${map("b", "2")}`);
    write("old/c.yaml", "kind: ConfigMap\nmetadata: {}\n");
    write("new.yaml", "- 1\n");
    write("accept.yaml", "a: [b]");
    write("renames.yaml", "a: b: c");
    const options = ["--manual=old", "--generated=new.yaml", "--accept=accept.yaml", "--renames=renames.yaml"];
    const { exitCode, output } = await compare(HELM, ...options, "--output=report");
    expect([exitCode, output.split("\n")]).toEqual([
      1,
      [
        'compare: --accept: is not a map of texts (got "accept.yaml"); expected a YAML or JSON file with one map of texts, like `"Deployment/api spec.replicas": An autoscaler sets it.`. Fix: correct the file. [not-a-map]',
        'compare: --generated["new.yaml"]: is not a mapping; expected YAML documents that are Kubernetes objects. Fix: correct the text, or what renders it. [invalid-yaml]',
        'compare: --manual["ConfigMap/b"]: is there more than once (got ["b.yaml"]); expected one object of each kind and name. Fix: remove all but one. [duplicate-object]',
        expect.stringMatching(
          /^compare: --manual\["a\.yaml"\]: is not YAML: .* at line 2, column 1.*\[invalid-yaml\]$/,
        ),
        'compare: --manual["c.yaml"]: has a document without `kind` or `metadata.name` (got "ConfigMap/"); expected Kubernetes objects. Fix: name files that contain nothing but Kubernetes objects. [no-object]',
        expect.stringMatching(/^compare: --renames: is not YAML: .* at line 1.*\[not-a-map\]$/),
      ],
    ]);
    expect(existsSync(join(folder, "report"))).toBe(false);
  });

  test("acceptances and renames that no longer fit", async () => {
    write("old.yaml", map("a", "1"));
    write("accept.yaml", "ConfigMap/b: Gone.");
    write("renames.yaml", "ConfigMap/x: z");
    const sides = ["--manual=old.yaml", "--generated=old.yaml"];
    const { exitCode, output } = await compare(HELM, ...sides, "--accept=accept.yaml", "--renames=renames.yaml");
    expect([exitCode, output.split("\n").slice(-2)]).toEqual([
      1,
      [
        'compare: accept["ConfigMap/b"]: matches no problem; expected only acceptances that match a problem. Fix: remove it. [unused-acceptance]',
        'compare: renames["ConfigMap/x"]: is no object that there is now; expected `<Kind>/<name>` of an object of the manual side. Fix: correct it, or remove it. [unused-rename]',
      ],
    ]);
  });

  test.each([
    [["--manual=x"], "compare: --generated=<side> is missing"],
    [["--generated=x"], "compare: --manual=<side> is missing"],
    [["--manual=x", "--generated=y", "--format=xml"], "compare: no format `xml`; expected `html`, `json` or `text`"],
  ])("%j", async (args, output) => {
    expect(await compare(HELM, ...args)).toEqual({ exitCode: 2, output });
  });
});

describe("a release", () => {
  const fake = () => join(folder, "helm");
  const answer = (text: string, exitCode = 0) => {
    write("answer", text);
    write(
      "helm",
      `#!/bin/sh\ncase "$*" in *--help) exit;; esac\nprintf '%s\\n' "$*" >>'${folder}/record'\ncat '${folder}/answer' >&${exitCode === 0 ? 1 : 2}\nexit ${exitCode}\n`,
    );
    chmodSync(fake(), 0o755);
  };
  const live = (name: string, value: string) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "team", uid: "u", labels: { app: "shop" } },
    data: { key: value },
  });
  const run = () =>
    compare(fake(), "--manual=release:shop", "--namespace=team", "--kube-context=dev", "--generated=new.yaml");

  test("is compared as the cluster has it", async () => {
    const resources = { "v1/ConfigMap": [live("a", "drifted"), live("b", "1")] };
    answer(JSON.stringify({ manifest: map("a", "1") + map("b", "1") + map("c", "1"), info: { resources } }));
    write("new.yaml", map("a", "1") + map("b", "1") + map("c", "1"));
    const { exitCode, output } = await run();
    expect([exitCode, output.split("\n").slice(2)]).toEqual([
      1,
      [
        "",
        "extra (on the generated side alone: would be new)",
        "+ ConfigMap/c (app shop)",
        "",
        "changed (manual → generated)",
        "~ ConfigMap/a (app shop)",
        '    data.key: "drifted" → "1"',
        "",
        "0 missing, 1 extra, 1 changed, 1 the same",
      ],
    ]);
    expect(readFileSync(join(folder, "record"), "utf8")).toBe(
      "status shop --namespace team --output json --kube-context dev\n",
    );
  });

  test.each([
    [
      "Error: release: not found",
      'cannot be read: Error: release: not found (got "release shop in namespace team"); expected a release that is installed. Fix: correct its name, `--namespace` or `--kube-context`; `helm list --all-namespaces` lists the releases. [no-release]',
    ],
    [
      "Error: kubernetes cluster unreachable: connection refused",
      'cannot be read: Error: kubernetes cluster unreachable: connection refused (got "release shop in namespace team"); expected a cluster that answers. Fix: check `--kube-context` and KUBECONFIG, or compare with files: `helm get manifest` prints those of a release. [unreachable-cluster]',
    ],
  ])("%s", async (error, problem) => {
    answer(error, 1);
    write("new.yaml", map("a", "1"));
    expect(await run()).toEqual({ exitCode: 1, output: `compare: --manual: ${problem}` });
  });
});

test("files of the build are found among the runfiles", async () => {
  const file = write("a.yaml", map("a", "1"));
  process.env["RUNFILES_DIR"] = dirname(file);
  const outcome = await compare(HELM, "--manual=a.yaml", "--generated=a.yaml");
  process.env["RUNFILES_DIR"] = resolve("..");
  expect(outcome.exitCode).toBe(0);
});
