/** `import`: what it makes of charts and manifests of others, what it writes, and what it says of input that is wrong. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { packChart } from "../../system/chart_package.ts";
import { readText } from "../../system/io.ts";
import { app, chart, chartOf, filesOf } from "../support/charts.ts";
import { HELMS, runHelm } from "../support/helm.ts";
import { LIBRARY } from "../support/library_chart.ts";

process.env["RUNFILES_DIR"] = resolve("..");
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "import-"));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
  process.env["BUILD_WORKSPACE_DIRECTORY"] = folder;
});

function write(path: string, text: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const [, [, HELM]] = HELMS as [unknown, [string, string]];
const run = (...args: readonly string[]) => runCommand(["import", `--helm=${HELM}`, ...args]);
const read = (path: string) => readText(join(folder, path));
const written = (path = "shop") =>
  existsSync(join(folder, path))
    ? readdirSync(join(folder, path), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.[a-z]+$/.test(name))
        .sort()
    : [];

const deployment = (name: string, image: string, more = "") => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 1
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers: [{name: ${name}, image: "${image}"${more}}]
`;
const map = (name: string, value: string) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {key: "${value}"}\n`;

describe.each(HELMS)("%s: `helm create`", (_, helm) => {
  test("nothing is lost; its names and selectors are kept", async () => {
    expect(runHelm(helm, ["create", join(folder, "web")]).exitCode).toBe(0);
    const { exitCode, output } = await runCommand(["import", `--helm=${helm}`, "--chart=web", "--to=shop"]);
    expect([exitCode, output.split("\n").at(-1)]).toEqual([
      0,
      "2 apps, 18 attributes, 7 fields in patches, 0 manifests, 0 differences left",
    ]);
    const build = read("shop/BUILD.bazel");
    for (const line of [
      '    selector_labels = {\n        "app.kubernetes.io/instance": "web",\n        "app.kubernetes.io/name": "web",\n    },',
      '    health_check = {\n        "liveness": {"failure_threshold": 3},\n        "path": "/",\n    },',
      '    phase = "test",',
      '    chart_name = "web",',
    ]) {
      expect(build).toContain(line);
    }
  });
});

test("a chart of a common library: its autoscaler without metrics goes by Kubernetes' own", async () => {
  for (const [path, text] of Object.entries(LIBRARY)) write(`orders/${path}`, text);
  const { exitCode, output } = await run("--chart=orders", "--to=shop");
  expect([exitCode, output.split("\n").at(-1)]).toEqual([
    0,
    "1 app, 15 attributes, 3 fields in patches, 0 manifests, 0 differences left",
  ]);
  expect(read("shop/BUILD.bazel")).toContain(
    '    autoscaling = {\n        "cpu": 80,\n        "max_replicas": 5,\n        "min_replicas": 2,\n    },',
  );
});

describe("what is written", () => {
  test("one package, with values of environments, manifests, and the list", async () => {
    const directory = chartOf({
      chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 5 } } } }, chart_version: "1.2.3" }),
      apps: [app({ config_files: { conf: { files: [{ file: "//a:b", key: "a.conf" }], mount_path: "/etc/a" } } })],
      files: { "//a:b": "x" },
    });
    write("extra.yaml", map("other", "1"));
    const { exitCode, output } = await run(`--chart=${directory}`, "--to=shop");
    expect(output).toMatch(/^Written to shop:\n {2}BUILD\.bazel\n/);
    expect([exitCode, output.split("\n").at(-1)]).toEqual([
      0,
      "1 app, 4 attributes, 0 fields in patches, 0 manifests, 0 differences left",
    ]);
    expect(written()).toEqual(["BUILD.bazel", "IMPORT.md", "files/shop-api/conf/a.conf", "values/prod.yaml"]);
    expect(read("shop/values/prod.yaml")).toBe("apps:\n  shop-api:\n    replicas: 5\n");
    expect(read("shop/files/shop-api/conf/a.conf")).toBe("x");
    expect(read("shop/BUILD.bazel")).toBe(`load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")

release_app(
    name = "shop-api",
    config_files = {
        "conf": {
            "files": {"a.conf": "files/shop-api/conf/a.conf"},
            "mount_path": "/etc/a",
        },
    },
    image = "registry.example.com/shop",
    image_tag = "1.2.3",
    port = 8000,
)

helm_chart(
    name = "shop_chart",
    app_version = "1.2.3",
    apps = [":shop-api_metadata"],
    chart_name = "shop",
    chart_version = "1.2.3",
    description = "Deploys shop_api",
    environments = {"prod": "values/prod.yaml"},
)
`);
  });

  test("a package for each app", async () => {
    write("old.yaml", deployment("api", "a:1") + deployment("mailer", "m:1"));
    expect(await run("--chart=old.yaml", "--to=shop", "--layout=apps")).toMatchObject({ exitCode: 0 });
    expect(written()).toEqual(["BUILD.bazel", "IMPORT.md", "accepted.yaml", "api/BUILD.bazel", "mailer/BUILD.bazel"]);
    expect(read("shop/BUILD.bazel")).toContain(
      '        "//shop/api:api_metadata",\n        "//shop/mailer:mailer_metadata",\n',
    );
    expect(read("shop/api/BUILD.bazel")).toContain('    visibility = ["//shop:__pkg__"],\n)\n');
  });

  test("manifests in environments: values say what values can, and switch the rest", async () => {
    write("base.yaml", deployment("api-dev", "a:1") + map("only-dev", "1") + map("both", "1"));
    write("prod.yaml", deployment("api-prod", "a:2") + map("both", "2"));
    const { output } = await run("--chart=base.yaml", "--environment=prod=prod.yaml", "--to=shop");
    expect(output.split("\n").at(-1)).toMatch(/, 3 manifests, 0 differences left$/);
    expect(read("shop/values/prod.yaml")).toBe(`apps:
  api:
    image:
      tag: "2"
    objectName: "api-prod"
    selectorLabels:
      app: "api-prod"
manifests:
  configmap-both.prod.yaml:
    enabled: true
  configmap-both.yaml:
    enabled: false
  configmap-only-dev.yaml:
    enabled: false
`);
    expect(read("shop/IMPORT.md")).toContain("- `configmap-both.prod.yaml`: ConfigMap/both. ");
  });

  test("what Kustomize builds: in one namespace for each environment, and something elsewhere", async () => {
    const inNamespace = (text: string, namespace: string) =>
      text.replaceAll("metadata: {name", `metadata: {namespace: ${namespace}, name`);
    write(
      "dev.yaml",
      inNamespace(deployment("api", "a:1"), "shop-dev") + inNamespace(map("api-config", "1"), "elsewhere"),
    );
    write(
      "prod.yaml",
      inNamespace(deployment("api", "a:2"), "shop") + inNamespace(map("api-config", "1"), "elsewhere"),
    );
    const { output } = await run("--chart=dev.yaml", "--environment=prod=prod.yaml", "--to=shop");
    expect(output.split("\n").at(-1)).toMatch(/^1 app, .*, 1 manifest, 0 differences left$/);
    expect(read("shop/BUILD.bazel")).toContain('    deploy = {\n        "prod": {"namespace": "shop"},\n    },');
    expect(read("shop/BUILD.bazel")).toContain('    namespace = "shop-dev",');
    expect(read("shop/manifests/configmap-api-config.yaml")).toContain('  namespace: "elsewhere"');
  });

  test("a ConfigMap that Kustomize generates is told from others", async () => {
    write("old.yaml", `${map("api-config-b24f2f5655", "1")}${map("api-config-2024010100", "2")}`);
    await run("--chart=old.yaml", "--to=shop");
    const lines = read("shop/IMPORT.md").match(/^- `configmap-.*$/gm);
    expect(lines).toEqual([
      expect.stringMatching(/ConfigMap\/api-config-b24f2f5655\. Kustomize generates it with a hash in its name\. /),
      expect.stringMatching(/ConfigMap\/api-config-2024010100\. It has not the name that /),
    ]);
  });

  test("only manifests", async () => {
    write("old.yaml", map("a", "1"));
    const { exitCode, output } = await run("--chart=old.yaml", "--to=shop");
    expect([exitCode, output.split("\n").at(-1)]).toEqual([
      0,
      "0 apps, 0 attributes, 0 fields in patches, 1 manifest, 0 differences left",
    ]);
  });

  test("no value of a secret is anywhere", async () => {
    const literal = ', env: [{name: DB_PASSWORD, value: hunter2}], args: ["-v"]';
    write(
      "old.yaml",
      `${deployment("api", "a:1", literal)}---\napiVersion: v1\nkind: Secret\nmetadata: {name: keys}\ndata: {key: aHVudGVyMg==}\n`,
    );
    expect(await run("--chart=old.yaml", "--to=shop")).toMatchObject({ exitCode: 0 });
    const all = written().map((path) => read(join("shop", path)));
    expect(all.join("\n")).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(read("shop/BUILD.bazel")).toContain('env = {"DB_PASSWORD": ref.secret("api-secrets", "DB_PASSWORD")}');
    expect(read("shop/IMPORT.md")).toContain("- `Secret/keys`: its values are not copied");
    expect(read("shop/accepted.yaml")).toContain('Secret/keys: "Values of secrets are not copied');
  });

  test("a packed chart, with the same declarations", async () => {
    const files = filesOf({ apps: [app()] });
    write("shop.tgz", await packChart("shop", files));
    expect(await run(`--chart=${chartOf({ apps: [app()] })}`, "--to=one")).toMatchObject({ exitCode: 0 });
    expect(await run("--chart=shop.tgz", "--to=two")).toMatchObject({ exitCode: 0 });
    expect(read("two/BUILD.bazel")).toBe(read("one/BUILD.bazel"));
  });

  test("what is there stays, unless it may be replaced", async () => {
    write("old.yaml", deployment("api", "a:1"));
    write("shop/BUILD.bazel", "mine");
    write("shop/other.txt", "mine too");
    expect(await run("--chart=old.yaml", "--to=shop")).toEqual({
      exitCode: 2,
      output:
        'import: --to: has a file that would be replaced (got "shop/BUILD.bazel"); expected a directory without it. Fix: name another directory, or add `--overwrite`. [file-exists]',
    });
    expect(written()).toEqual(["BUILD.bazel", "other.txt"]);
    expect(await run("--chart=old.yaml", "--to=shop", "--overwrite")).toMatchObject({ exitCode: 0 });
    expect([read("shop/other.txt"), read("shop/BUILD.bazel")]).toEqual([
      "mine too",
      expect.stringContaining("helm_chart("),
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("input that is wrong: everything at once, and nothing is written", () => {
  const failed = async (...args: readonly string[]) => {
    const { exitCode, output } = await run(...args, "--to=shop");
    expect([exitCode, written()]).toEqual([2, []]);
    return output.split("\n");
  };

  test("manifests that are broken, and environments that are not there", async () => {
    write("old/a.yaml", "kind: {");
    write("old/b.yaml", map("a", "1") + map("a", "2"));
    write("old/c.yaml", "apiVersion: v1\nkind: Service\n");
    expect(
      await failed("--chart=old", "--environment=prod", "--environment=No=x", "--environment=dev=gone.yaml"),
    ).toEqual([
      expect.stringMatching(
        /^import: --chart\["ConfigMap\/a"\]: is there more than once \(got \["b.yaml"\]\).*\[duplicate-object\]$/,
      ),
      expect.stringMatching(/^import: --chart\["a.yaml"\]: is not YAML: .*\[invalid-yaml\]$/),
      expect.stringMatching(
        /^import: --chart\["c.yaml"\]: has a document without `kind` or `metadata.name`.*\[no-object\]$/,
      ),
      expect.stringMatching(/^import: --environment=No: has no valid name .*\[invalid-environment\]$/),
      expect.stringMatching(/^import: --environment=dev: names a file that does not exist .*\[no-source\]$/),
      expect.stringMatching(
        /^import: --environment=prod: is no environment of the chart .*expected `<name>=<file>`.*\[unknown-environment\]$/,
      ),
    ]);
  });

  test("a chart that does not render, in which environment", async () => {
    const broken = chartOf({ apps: [app()] });
    writeFileSync(join(broken, "templates", "x.yaml"), '{{ if .Values.luck }}{{ fail "no luck" }}{{ end }}');
    rmSync(join(broken, "values.schema.json"));
    const values = write("values.yaml", "luck: true");
    expect(await failed(`--chart=${broken}`, `--environment=prod=${values}`)).toEqual([
      expect.stringMatching(
        /^import: --environment=prod: cannot be rendered: .*no luck; expected a chart that renders\..*\[failed-rendering\]$/,
      ),
    ]);
  });

  test("no such place, and none with objects", async () => {
    write("empty.yaml", "");
    expect(await failed("--chart=gone", "--chart=empty.yaml")).toEqual([
      expect.stringMatching(/^import: --chart: does not exist \(got "gone"\).*\[no-source\]$/),
    ]);
    expect(await failed("--chart=empty.yaml")).toEqual([expect.stringMatching(/\[no-objects\]$/)]);
  });

  test("an environment twice, a name that no chart can have, and options", async () => {
    write("old.yaml", map("a", "1"));
    const twice = ["--environment=prod=old.yaml", "--environment=prod=old.yaml"];
    expect(await failed("--chart=old.yaml", "--name=No_Name", ...twice)).toEqual([
      expect.stringMatching(/^import: --environment=prod: is given more than once; .*\[duplicate-environment\]$/),
      expect.stringMatching(/^import: --name: is no valid name of a chart \(got "No_Name"\).*\[invalid-name\]$/),
    ]);
    expect(await failed()).toEqual(["import: --chart=<source> is missing"]);
    expect(await failed("--chart=old.yaml", "--layout=two")).toEqual([
      "import: no layout `two`; expected `apps` or `one`",
    ]);
  });
});
