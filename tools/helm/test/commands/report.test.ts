/** `.report` and `.graph`: what the build writes for a chart, with real Helm, and what the run targets print. */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { show } from "../../model/problems.ts";
import { app, chart, chartOf, type Declaration } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;

interface Data {
  readonly environments: readonly string[];
  readonly objects: readonly { readonly id: string; readonly group: string; readonly texts: readonly number[] }[];
  readonly texts: readonly { readonly lines: readonly string[]; readonly sources: readonly number[] }[];
  readonly sources: readonly { readonly kind: string; readonly text: string; readonly key: string }[];
}

function environmentsOf({ environments = {}, environment_files = {} }: Readonly<Record<string, object>>) {
  return Object.keys({ ...environments, ...environment_files }).sort();
}

/** The options that the build passes for a chart. */
async function optionsFor(helm: string, { chart: declared = chart(), apps = [app()], files = {} }: Declaration) {
  const directory = chartOf({ chart: declared, apps, files });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(mkdtempSync(join(dirname(directory), "input-")), name);
    writeFileSync(path, content);
    return path;
  };
  const options = [
    `--chart=${directory}`,
    `--declaration=${write("chart.json", JSON.stringify(declared))}`,
    ...apps.map((metadata, index) => `--app=${write(`${index}.json`, JSON.stringify(metadata))}`),
    ...environmentsOf(declared as Readonly<Record<string, object>>).map((name) => `--environment=${name}`),
    `--helm=${helm}`,
  ];
  return { options, write, directory, files };
}

async function pageOf(helm: string, declaration: Declaration, ...more: readonly string[]): Promise<string> {
  const { options, write, directory, files } = await optionsFor(helm, declaration);
  const [checked, lint, output] = ["checked.json", "lint.json", "page.html"].map((name) =>
    join(dirname(directory), name),
  );
  const versions = [...options, "--helm-version=4.0.0"];
  expect(await runCommand(["check", ...versions, `--report=${checked}`])).toEqual({ exitCode: 0, output: "" });
  expect(await runCommand(["lint", ...versions, `--report=${lint}`])).toEqual({ exitCode: 0, output: "" });
  const named = Object.entries(files).map(([name, content]) => `--file=${name}=${write("file", content)}`);
  const args = [...options, ...named, `--checked=${checked}`, `--lint=${lint}`, `--output=${output}`, ...more];
  expect(await runCommand(["report", ...args])).toEqual({ exitCode: 0, output: "" });
  return readFileSync(output ?? "", "utf8");
}

function dataOf(page: string): Data {
  return JSON.parse(/<script id="data" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? "") as Data;
}

/** Each line of an object's YAML that starts so, with what it comes from. */
function linesOf(page: string, id: string, start: RegExp, environment = 0): readonly string[] {
  const { objects, texts, sources } = dataOf(page);
  const { lines = [], sources: indices = [] } =
    texts[objects.find((object) => object.id === id)?.texts[environment] ?? -1] ?? {};
  return lines.flatMap((line, index) => {
    const source = sources[indices[index] ?? -1];
    return start.test(line) ? [`${line.trim()} ← ${source === undefined ? "" : `${source.kind}: ${source.text}`}`] : [];
  });
}

/** The text of a section, without tags. */
function sectionOf(page: string, id: string): string {
  const section = new RegExp(`<section id="${id}".*?</section>`, "s").exec(page)?.[0] ?? "";
  return section
    .replaceAll(/<(template|svg).*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .trim();
}

const TEXT = "<script>alert(1)</script>&amp;\"'</template><img src=x onerror=alert(2)>";

const SOURCES: Declaration = {
  chart: chart({
    env: { REGION: "eu" },
    labels: { team: "shop" },
    values: { apps: { shop_api: { podAnnotations: { "example.com/by": "values" } } } },
    environments: { prod: { apps: { shop_api: { replicas: 5 } } } },
  }),
  apps: [
    app({
      replicas: 3,
      env: { LOG: "info" },
      resources: { requests: { cpu: "100m" } },
      min_ready_seconds: 7,
      annotations: { "example.com/owner": "me" },
      patches: {
        Deployment: {
          spec: { template: { spec: { containers: [{ name: "shop-api", terminationMessagePath: "/tmp/x" }] } } },
        },
      },
    }),
  ],
};

describe.each(HELMS)("%s", (_, helm) => {
  test("each line says where it comes from", async () => {
    const page = await pageOf(helm, SOURCES);
    const lines = (start: RegExp, environment?: number) =>
      linesOf(page, "Deployment/shop-shop-api", start, environment);
    expect(lines(/ {2}replicas:/)).toEqual(["replicas: 3 ← attribute: `replicas` of shop_api"]);
    expect(lines(/ {2}replicas:/, 1)).toEqual(["replicas: 5 ← environment: the environment `prod`"]);
    expect(lines(/value: info/)).toEqual(["value: info ← attribute: `env.LOG` of shop_api"]);
    expect(lines(/value: eu/)).toEqual(["value: eu ← attribute: `env.REGION` of the chart"]);
    expect(lines(/cpu:/)).toEqual(['cpu: "100m" ← attribute: `resources` of shop_api']);
    expect(lines(/example.com\/by/)).toEqual(["example.com/by: values ← attribute: `values` of the chart"]);
    expect(lines(/image: /)).toEqual([
      expect.stringMatching(/^image: registry.example.com\/shop:\S+ ← attribute: `image` of shop_api$/),
    ]);
    expect(lines(/minReadySeconds/)).toEqual(["minReadySeconds: 7 ← attribute: `min_ready_seconds` of shop_api"]);
    expect(lines(/terminationMessagePath/)).toEqual(["terminationMessagePath: /tmp/x ← patch: `patches` of shop_api"]);
    expect(lines(/example.com\/owner/)).toEqual(["example.com/owner: me ← attribute: `annotations` of shop_api"]);
    expect(lines(/^ {4}team:/)).toEqual(["team: shop ← attribute: `labels.team` of the chart"]);
    expect(lines(/maxSurge/)).toEqual([expect.stringMatching(/← default: the default of `update_strategy`$/)]);
    expect(lines(/apiVersion/)).toEqual(["apiVersion: apps/v1 ← template: templates/shop-api-deployment.yaml"]);
  });

  test("fields that several attributes make, or one makes in several places, name those that are declared", async () => {
    const page = await pageOf(helm, {
      chart: chart(),
      apps: [
        app({ security: "baseline", security_context: { run_as_user: 7 } }),
        app({ app_name: "plain_api", port: 9000, network_policy: { egress: ["all"] } }),
        app({ app_name: "move", app_type: "job", port: undefined, phase: "after_deploy" }),
      ],
    });
    const lines = (id: string, start: RegExp) => linesOf(page, id, start);
    expect(lines("Deployment/shop-shop-api", /runAsUser/)).toEqual([
      "runAsUser: 7 ← attribute: `security` and `security_context` of shop_api",
    ]);
    expect(lines("Deployment/shop-plain-api", /runAsNonRoot/)).toEqual([
      "runAsNonRoot: true ← default: the default of `security`",
    ]);
    expect(lines("Deployment/shop-plain-api", /containerPort/)).toEqual([
      "containerPort: 9000 ← attribute: `port` of plain_api",
    ]);
    expect(lines("Service/shop-plain-api", /port: 9000/)).toEqual(["port: 9000 ← attribute: `port` of plain_api"]);
    expect(lines("NetworkPolicy/shop-plain-api", /- Egress/)).toEqual([
      "- Egress ← attribute: `network_policy` of plain_api",
    ]);
    expect(lines("Job/shop-move", /helm.sh\/hook: /)).toEqual([
      "helm.sh/hook: post-install,post-upgrade ← attribute: `phase` of move",
    ]);
    expect(lines("Job/shop-move", /hook-weight/)).toEqual([
      expect.stringMatching(/← default: the default of `weight`$/),
    ]);
  });

  test("a template that cannot do with marked numbers still shows where texts come from", async () => {
    const manifest = `kind: ConfigMap
apiVersion: v1
metadata: {name: count}
data: {count: {{ index (list "none" "one" "two" "three") (int .Values.apps.shop_api.replicas) | quote }}}
`;
    const attributes = chart({ templated_manifests: ["count.yaml"] });
    const page = await pageOf(helm, {
      chart: attributes,
      apps: [app({ replicas: 3, env: { LOG: "info" } })],
      files: { "count.yaml": manifest },
    });
    expect(linesOf(page, "ConfigMap/count", /count:/)[0]).toBe("count: three ← manifest: the manifest `count.yaml`");
    expect(linesOf(page, "Deployment/shop-shop-api", /value: info/)).toEqual([
      "value: info ← attribute: `env.LOG` of shop_api",
    ]);
  });

  test("values in a file are the chart's own", async () => {
    const page = await pageOf(helm, {
      chart: chart({ values_file: "shop/values.yaml" }),
      files: { "shop/values.yaml": "apps: {shop_api: {replicas: 6}}\n" },
    });
    expect(linesOf(page, "Deployment/shop-shop-api", / {2}replicas:/)).toEqual([
      "replicas: 6 ← attribute: `values` of the chart",
    ]);
  });

  test("objects of one name in two namespaces are both there", async () => {
    const map = (namespace: string) =>
      `kind: ConfigMap\napiVersion: v1\nmetadata: {name: same, namespace: ${namespace}}\ndata: {in: ${namespace}}\n`;
    const files = { "same.yaml": `${map("one")}---\n${map("two")}` };
    const page = await pageOf(helm, { chart: chart({ manifests: ["same.yaml"] }), files });
    expect(linesOf(page, "ConfigMap/same", /^ {2}in:/)).toEqual(["in: one ← manifest: the manifest `same.yaml`"]);
    expect(linesOf(page, "ConfigMap/same (2)", /^ {2}in:/)).toEqual(["in: two ← manifest: the manifest `same.yaml`"]);
  });

  test("environments are side by side", async () => {
    expect(sectionOf(await pageOf(helm, SOURCES), "differences")).toBe(
      "Environments Object Field own values prod Deployment/shop-shop-api spec.replicas 3 5",
    );
  });

  test("whatever people write is text, and no value of a Secret is there", async () => {
    const secret = `kind: Secret\napiVersion: v1\nmetadata: {name: mine}\nstringData: {key: hunter22}\ndata: {other: aHVudGVyMjM=}\n`;
    const page = await pageOf(helm, {
      chart: chart({ description: TEXT, manifests: ["mine.yaml"], environments: { prod: {} } }),
      apps: [app({ description: TEXT, env: { TEXT }, args: [TEXT] })],
      files: { "mine.yaml": secret },
    });
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img");
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/template><img/g)).toBeNull();
    expect(linesOf(page, "Deployment/shop-shop-api", /value: "<script>/)).toHaveLength(1);
    expect(page).not.toMatch(/hunter2[23]|aHVudGVy/);
    expect(linesOf(page, "Secret/mine", /\(hidden\)/)).toHaveLength(2);
  });

  test("nothing is loaded, and nothing runs but the page's own script", async () => {
    const page = await pageOf(helm, SOURCES);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll("&#39;", "'") ?? "";
    const hash = (tag: string) => {
      const text = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page)?.[1] ?? "";
      return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hash("script")}`,
      `style-src ${hash("style")}`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/\ssrc=|@import|url\((?!#)|\sstyle=|\son[a-z]+="/);
    expect(page.match(/href="(?!#)[^"]*"/g)).toEqual(['href="data:,"']);
  });

  test("the same chart gives the same bytes", async () => {
    expect(await pageOf(helm, SOURCES)).toBe(await pageOf(helm, SOURCES));
  });

  test("problems are there with their fixes, and what the chart accepts with the reason", async () => {
    const attributes = {
      checks: {
        "missing-readiness": { severity: "off", reason: "It is ready at once." },
        "incomplete-resources": "warning",
      },
    };
    const apps = [app({ health_check: { enabled: false } })];
    const problems = sectionOf(await pageOf(helm, { chart: chart(attributes), apps }), "problems");
    expect(problems).toMatch(
      /^Problems warning Deployment\/shop-shop-api .* Fix .* incomplete-resources \/\/shop:shop_api/,
    );
    expect(problems).toMatch(
      /accepted Deployment\/shop-shop-api .* Fix .* Accepted It is ready at once\. missing-readiness/,
    );
  });

  test("a chart that does not render has a page that says so, and that of its environments", async () => {
    const manifest = `kind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\ndata: {x: {{ required "set it" .Values.global.environment | quote }}}\n`;
    const attributes = chart({
      templated_manifests: ["x.yaml"],
      environments: { prod: { global: { environment: "prod" } } },
    });
    const page = await pageOf(helm, { chart: attributes, files: { "x.yaml": manifest } });
    expect(sectionOf(page, "map")).toMatch(/Helm renders nothing with the chart’s own values: Error: .*set it/);
    expect(sectionOf(page, "problems")).toMatch(/error .*set it.*Fix/);
    expect(dataOf(page).objects.map(({ id, texts }) => [id, texts[0]])).toContainEqual(["ConfigMap/x", -1]);
  });

  test("an upgrade from the version before is there, with what it changes and what is wrong with it", async () => {
    const before = chartOf({ apps: [app({ replicas: 1 }), app({ app_name: "gone", app_type: "worker" })] });
    const upgrade = sectionOf(
      await pageOf(
        helm,
        { chart: chart({ chart_version: "0.2.0" }), apps: [app({ replicas: 2 })] },
        `--previous=${before}`,
      ),
      "upgrade",
    );
    expect(upgrade).toMatch(/^Upgrade from 0\.1\.0 to 0\.2\.0/);
    expect(upgrade).toMatch(/deleted Deployment\/shop-gone/);
    expect(upgrade).toMatch(/changed Deployment\/shop-shop-api .*-\s+replicas: 1 \+\s+replicas: 2/);
  });

  test("what is no chart is no previous version", async () => {
    const { options, write, directory } = await optionsFor(helm, {});
    const report = join(dirname(directory), "checked.json");
    await runCommand(["check", ...options, "--helm-version=4.0.0", `--report=${report}`]);
    const previous = dirname(write("README.md", ""));
    const output = join(dirname(directory), "page.html");
    const args = [
      ...options,
      `--checked=${report}`,
      `--lint=${report}`,
      `--output=${output}`,
      `--previous=${previous}`,
    ];
    expect(await runCommand(["report", ...args])).toEqual({
      exitCode: 1,
      output: `//shop:chart: previous: is not a chart (got ${show(previous)}); expected a directory with a \`Chart.yaml\`, or a packaged chart. Fix: name a chart. [no-chart]`,
    });
    expect(existsSync(output)).toBe(false);
  });
});

describe("the run targets", () => {
  const [, helm] = HELMS.at(-1) ?? [];
  const runfile = (path: string) => relative(RUNFILES, path);

  async function mermaid(declaration: Declaration, ...more: readonly string[]) {
    const { options, directory } = await optionsFor(helm ?? "", declaration);
    const output = join(dirname(directory), "graph.json");
    expect(await runCommand(["graph", ...options, `--output=${output}`])).toEqual({ exitCode: 0, output: "" });
    const file = runfile(options[1]?.replace("--declaration=", "") ?? "");
    const run = [`--graph=${runfile(output)}`, `--declaration=${file}`, "--label=//shop:chart"];
    return runCommand(["mermaid", ...run, ...more]);
  }

  test("`.graph` prints the chart's own graph, or that of an environment", async () => {
    const attributes = chart({ environments: { prod: { apps: { shop_api: { replicas: 5 } } } } });
    expect((await mermaid({ chart: attributes })).output).toMatch(/^%% \/\/shop:chart\nflowchart LR\n.*2 pods/s);
    expect((await mermaid({ chart: attributes }, "--environment=prod")).output).toMatch(
      /^%% \/\/shop:chart, prod\n.*5 pods/s,
    );
  });

  test("`.graph` names the environments that there are", async () => {
    const attributes = chart({ environments: { prod: {} } });
    expect(await mermaid({ chart: attributes }, "--environment=dev")).toEqual({
      exitCode: 1,
      output:
        '//shop:chart: --environment: is not an environment of the chart (got "dev"); expected `prod`. Fix: choose one of them. [unknown-environment]',
    });
  });

  test("`.graph` of a chart that does not render says why", async () => {
    const manifest = `kind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\ndata: {x: {{ fail "no way" }}}\n`;
    const { exitCode, output } = await mermaid({
      chart: chart({ templated_manifests: ["x.yaml"] }),
      files: { "x.yaml": manifest },
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^\/\/shop:chart: graph: the chart cannot be rendered: Error: .*no way.*; expected a chart that renders\. Fix: `bazel run \/\/shop:chart\.validate` lists its problems\. \[failed-rendering\]$/,
    );
  });

  test("`.report` prints an address for a browser", async () => {
    const file = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "page-")), "a b.html");
    writeFileSync(file, "");
    expect(await runCommand(["locate", `--file=${runfile(file)}`])).toEqual({
      exitCode: 0,
      output: pathToFileURL(file).href,
    });
  });
});
