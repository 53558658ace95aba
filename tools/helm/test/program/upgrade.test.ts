/** The command `upgrade`: charts in directories and archives, on both Helm majors; what it prints and accepts. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { runCommand } from "../../commands.ts";
import { show } from "../../model/problems.ts";
import type { ChartFiles } from "../../model/types.ts";
import type { Outcome } from "../../system/command.ts";
import { readDirectory, writeChart, writeText } from "../../system/io.ts";
import { app, chart, chartOf } from "../support/charts.ts";
import { COMPOSER, HELMS } from "../support/helm.ts";
import { base, chartFiles } from "../support/upgrade_cases.ts";

const [[, HELM]] = HELMS as [[string, string]];

function folder(): string {
  return mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "upgrade-"));
}

function written(files: ChartFiles): string {
  const directory = join(folder(), "chart");
  writeChart(directory, files);
  return directory;
}

/** The chart of the cases, with some parts changed. */
function changed(changes: JsonObject = {}): string {
  return written(chartFiles(applyOverlay(base(), changes)));
}

/** An archive like those of `helm package`: all files in a folder named like the chart, long paths split as ustar does. */
function packed(files: ChartFiles, name = "shop"): string {
  const blocks = [...files].flatMap(([path, content]) => {
    const [header, body] = [Buffer.alloc(512), Buffer.from(content)];
    const whole = `${name}/${path}`;
    const split = whole.length > 100 ? whole.lastIndexOf("/") : -1;
    header.write(whole.slice(split + 1), 0);
    header.write(body.length.toString(8).padStart(11, "0"), 124);
    header.write("0ustar", 156);
    header.write("ustar", 257);
    if (split > 0) header.write(whole.slice(0, split), 345);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  const path = join(folder(), `${name}-1.0.0.tgz`);
  writeChart(
    join(path, ".."),
    new Map([[`${name}-1.0.0.tgz`, gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))]]),
  );
  return path;
}

function upgrade(previous: string, next: string, more: readonly string[] = [], helm = HELM): Promise<Outcome> {
  const labels = ["--label=//shop:chart", "--test=//shop:upgrade_test"];
  return runCommand(["upgrade", `--previous=${previous}`, `--chart=${next}`, `--helm=${helm}`, ...labels, ...more]);
}

const accept = (acceptances: Readonly<Record<string, string>>) => [`--accept=${JSON.stringify(acceptances)}`];

const BROKEN = {
  chart: { version: "1.1.0" },
  values: { replicas: null },
  schema: { properties: { replicas: null } },
  objects: {
    "Deployment/api": { spec: { selector: { matchLabels: { app: "web" } } } },
    "PersistentVolumeClaim/uploads": null,
    "Secret/session": null,
  },
};

const LINES = [
  "No immutable field changes, since the upgrade would fail halfway.",
  '//shop:chart: Deployment/api spec.selector.matchLabels.app: changes, which Kubernetes rejects: field is immutable (got "web"); expected "api" as before. Fix: keep the value, or rename the object, which creates a new one and deletes the old. [immutable-field]',
  "",
  "No object that holds data is removed: claims, StatefulSets with claims, Secrets, CustomResourceDefinitions.",
  "//shop:chart: PersistentVolumeClaim/uploads: is no longer in the chart, so Helm deletes it with the data in its volume; expected an object with this kind and name. Fix: keep it and its name, or annotate it with `helm.sh/resource-policy: keep` in a version before this one. [removed-data]",
  "//shop:chart: Secret/session: is no longer in the chart, so Helm deletes it with values that may be nowhere else; expected an object with this kind and name. Fix: keep it and its name, or annotate it with `helm.sh/resource-policy: keep` in a version before this one. [removed-data]",
  "",
  "No value that could be set is removed, unless the version allows breaking changes.",
  '//shop:chart: values.yaml replicas: is gone, so a values file that sets it is rejected; expected the key, or version 2.0.0. Fix: keep accepting it, or set `chart_version = "2.0.0"`. [removed-value]',
];

describe.each(HELMS)("with %s", (_, helm) => {
  test("all problems come at once, grouped and sorted, from a directory and from a packaged chart", async () => {
    const expected = { exitCode: 1, output: LINES.join("\n") };
    expect(await upgrade(changed(), changed(BROKEN), [], helm)).toEqual(expected);
    expect(await upgrade(packed(chartFiles(base())), changed(BROKEN), [], helm)).toEqual(expected);
  });

  test("composed charts can be upgraded if only their version changes, whatever they contain", async () => {
    const apps = [
      app({ app_type: "external-api", ingress: { host: "shop.example.com" }, config: { MODE: "fast" } }),
      app({
        app_name: "db",
        app_type: "stateful-service",
        volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
      }),
      app({ app_name: "report", app_type: "cron-job" }),
      app({ app_name: "migrate", app_type: "job" }),
    ];
    const environments = {
      dev: { apps: { shop_api: { replicas: 1 } } },
      prod: { apps: { shop_api: { replicas: 5 } } },
    };
    const version = (chart_version: string) =>
      chartOf({ chart: chart({ chart_version, app_version: "7", environments }), apps });
    const [before, after] = [version("0.1.0"), version("0.1.1")];
    expect(await upgrade(packed(readDirectory(before) as ChartFiles), after, [], helm)).toEqual({
      exitCode: 0,
      output: ["chart     shop 0.1.1, after 0.1.0", "compared  10 objects with 10", "also in   dev and prod"].join(
        "\n",
      ),
    });
  });

  test("warnings are printed, and do not fail the test unless there are errors", async () => {
    const objects = {
      "Deployment/api": { spec: { replicas: null } },
      "PersistentVolumeClaim/uploads": { spec: { resources: { requests: { storage: "20Gi" } } } },
    };
    const warnings = [
      "",
      "Warning: The number of pods stays with the chart or with an autoscaler: the change needs care with some tools.",
      "//shop:chart: Deployment/api spec.replicas: is no longer in the chart: Argo CD, and whatever cannot look up the current number, drops the pods to 1, the API server's default, until the autoscaler acts; expected the number of pods that run. Fix: nothing with Helm, whose charts look it up; otherwise hand the field over first, as docs/troubleshooting.md shows. [autoscaled-replicas]",
      "",
      "Warning: No claim grows, since no rollback can shrink it again.",
      '//shop:chart: PersistentVolumeClaim/uploads spec.resources.requests.storage: grows, so a rollback fails: field can not be less than status.capacity (got "20Gi"); expected "10Gi" as before, if you may have to roll back. Fix: to roll back, upgrade to the previous chart with the new size in values. [grown-claim]',
    ];
    const next = { chart: { version: "1.1.0" }, objects };
    expect(await upgrade(changed(), changed(next), [], helm)).toEqual({
      exitCode: 0,
      output: ["chart     shop 1.1.0, after 1.0.0", "compared  8 objects with 8", ...warnings].join("\n"),
    });
    const { exitCode, output } = await upgrade(
      changed(),
      changed({ chart: BROKEN.chart, objects: { ...objects, "Secret/session": null } }),
      [],
      helm,
    );
    expect(exitCode).toBe(1);
    expect(output).toContain("[removed-data]");
    expect(output).toContain(warnings[2]);
    const reason = { "autoscaled-replicas": "The runbook hands the field over.", "grown-claim": "We only go on." };
    const accepted = await upgrade(changed(), changed(next), accept(reason), helm);
    expect(accepted.output).not.toContain("Warning");
    expect(accepted.output).toContain("[grown-claim]: We only go on.");
  });

  test("a chart that cannot be rendered is a problem, unless the values that it needs are set", async () => {
    const file = (text: string) => ({ files: { "templates/needy.yaml": text } });
    const needy = changed(
      file(
        'apiVersion: v1\nkind: Secret\nmetadata: {name: needy}\nstringData: {a: {{ required "a is needed" .Values.env.a }}}\n',
      ),
    );
    const { exitCode, output } = await upgrade(needy, needy, [], helm);
    expect(exitCode).toBe(1);
    expect(output.split("\n")).toEqual([
      expect.stringMatching(
        /^\/\/shop:upgrade_test: the next chart cannot be rendered: .*a is needed.* \[failed-rendering\]$/,
      ),
      expect.stringMatching(
        /^\/\/shop:upgrade_test: the previous chart cannot be rendered: .*a is needed.* \[failed-rendering\]$/,
      ),
    ]);
    expect(output).not.toContain(tmpdir());
    const values = join(folder(), "values.yaml");
    writeText(values, "env: {a: x}\n");
    expect((await upgrade(needy, needy, [`--values=${values}`], helm)).exitCode).toBe(0);
  });
});

describe("acceptances", () => {
  const [before, after] = [changed(), changed(BROKEN)];

  test("a problem accepted by code, or by code and place, is listed and does not fail the test", async () => {
    const { exitCode, output } = await upgrade(
      before,
      after,
      accept({
        "immutable-field Deployment/api": "It is deleted first.",
        "removed-data PersistentVolumeClaim/uploads": "Its data are in the bucket.",
        "removed-data Secret/session": "Nothing uses it.",
        "removed-value": "Nobody sets it.",
      }),
    );
    expect(output.split("\n")).toEqual([
      "chart     shop 1.1.0, after 1.0.0",
      "compared  8 objects with 6",
      "accepted  Deployment/api spec.selector.matchLabels.app: changes, which Kubernetes rejects: field is immutable [immutable-field]: It is deleted first.",
      "accepted  PersistentVolumeClaim/uploads: is no longer in the chart, so Helm deletes it with the data in its volume [removed-data]: Its data are in the bucket.",
      "accepted  Secret/session: is no longer in the chart, so Helm deletes it with values that may be nowhere else [removed-data]: Nothing uses it.",
      "accepted  values.yaml replicas: is gone, so a values file that sets it is rejected [removed-value]: Nobody sets it.",
    ]);
    expect(exitCode).toBe(0);
  });

  test("a place covers everything in it, but not places whose names start alike", async () => {
    const problems = async (acceptance: string) =>
      (await upgrade(before, after, accept({ [acceptance]: "x" }))).output
        .split("\n")
        .filter((line) => line.endsWith("]"));
    expect(await problems("removed-data")).toHaveLength(2);
    expect(await problems("removed-data Secret")).toEqual([
      ...LINES.filter((line) => line.startsWith("//")),
      '//shop:upgrade_test: accept["removed-data Secret"]: matches no problem; expected only acceptances that match a problem. Fix: remove it. [unused-acceptance]',
    ]);
  });

  test.each([
    [
      { "removed-date": "x" },
      '//shop:upgrade_test: accept.removed-date: is not the code of a check (got "removed-date"); expected one of `adopted-object`, `autoscaled-replicas`, `grown-claim`, `immutable-field`, `narrowed-value`, `removed-account`, `removed-config`, `removed-data`, `removed-environment`, `removed-service`, `removed-value`, `restarted-by-version`, `shared-port`, `unowned-default`, `version-lowered` and `version-not-raised`. Fix: rename it to `removed-data`. [unknown-code]',
    ],
    [
      { "removed-data": " " },
      '//shop:upgrade_test: accept.removed-data: has no reason (got ""); expected why the upgrade does no harm. Fix: explain in a sentence why this may happen. [no-reason]',
    ],
    [
      { "removed-value": "x" },
      "//shop:upgrade_test: accept.removed-value: matches no problem; expected only acceptances that match a problem. Fix: remove it. [unused-acceptance]",
    ],
  ])("%j is a problem", async (acceptances, line) => {
    expect(await upgrade(before, before, accept(acceptances))).toEqual({ exitCode: 1, output: line });
  });

  test("changes that the version allows are listed, and others remain problems", async () => {
    const major = changed({ ...BROKEN, chart: { version: "2.0.0" }, objects: {} });
    expect(await upgrade(before, major)).toEqual({
      exitCode: 0,
      output: [
        "chart     shop 2.0.0, after 1.0.0",
        "compared  8 objects with 8",
        "accepted  values.yaml replicas: is gone, so a values file that sets it is rejected [removed-value]: Version 2.0.0 allows breaking changes.",
      ].join("\n"),
    });
    expect((await upgrade(before, changed({ ...BROKEN, chart: { version: "2.0.0" } }))).output).toBe(
      LINES.slice(0, 6).join("\n"),
    );
  });
});

test("objects that Helm keeps are listed", async () => {
  const kept = { metadata: { annotations: { "helm.sh/resource-policy": "keep" } } };
  const before = changed({ objects: { "PersistentVolumeClaim/uploads": kept } });
  const { exitCode, output } = await upgrade(
    before,
    changed({ chart: { version: "1.1.0" }, objects: { "PersistentVolumeClaim/uploads": null } }),
  );
  expect(output.split("\n").at(-1)).toBe(
    "kept      PersistentVolumeClaim/uploads: is no longer in the chart, and stays in the cluster; Helm 3 cannot roll back over this, but upgrade to the earlier chart [helm.sh/resource-policy]",
  );
  expect(exitCode).toBe(0);
});

test("a packaged chart has its long paths, and none outside of its folder", async () => {
  const deep = `templates/${"deep/".repeat(20)}x.yaml`;
  const text = "apiVersion: v1\nkind: Secret\nmetadata: {name: deep}\n";
  const files = new Map([...chartFiles(base()), [deep, text], ["../../outside", "x"]]);
  const archive = packed(files);
  const { output } = await upgrade(archive, changed({ chart: { version: "1.1.0" } }));
  expect(output).toContain("//shop:chart: Secret/deep: is no longer in the chart");
  expect(readdirSync(join(archive, ".."))).toEqual(["shop-1.0.0.tgz"]);
});

test.each(["previous", "chart"])("a --%s that is not a chart is a problem", async (option) => {
  const path = written(new Map([["values.yaml", "{}\n"]]));
  const { exitCode, output } = option === "chart" ? await upgrade(changed(), path) : await upgrade(path, changed());
  expect(output).toBe(
    `//shop:upgrade_test: ${option}: is not a chart (got ${show(path)}); expected a directory with a \`Chart.yaml\`, or a packaged chart. Fix: name a chart. [no-chart]`,
  );
  expect(exitCode).toBe(1);
});

test("a path that does not exist is a usage error", async () => {
  expect((await upgrade("/no/such/chart", changed())).exitCode).toBe(2);
});

test("the shipped composer fails by its exit code, and prints to standard error", async () => {
  const options = [`--chart=${changed(BROKEN)}`, `--helm=${HELM}`, "--label=//shop:chart"];
  const run = (previous: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [
      ...COMPOSER,
      "upgrade",
      `--previous=${previous}`,
      ...options,
    ]);
    return { status, stdout: String(stdout), stderr: String(stderr) };
  };
  expect(run(changed())).toEqual({ status: 1, stdout: "", stderr: `${LINES.join("\n")}\n` });
  expect(run(changed({ ...BROKEN, chart: { version: "1.0.9" } }))).toEqual({
    status: 0,
    stdout: "chart     shop 1.1.0, after 1.0.9\ncompared  6 objects with 6\n",
    stderr: "",
  });
});
