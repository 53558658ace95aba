/** `package` against `helm package`: the same chart for both Helms, without a clock. */
import { mkdirSync, mkdtempSync, readFileSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { unpackTar } from "modern-tar";
import { runCommand } from "../../commands.ts";
import { readChartVersion } from "../../system/chart_versions.ts";
import { readDirectory } from "../../system/io.ts";
import { app, chart, chartOf, render } from "../support/charts.ts";
import { HELMS, runHelm } from "../support/helm.ts";

const FILES = {
  "redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.0.0\n",
  [`redis/files/${"x".repeat(90)}/${"y".repeat(90)}.txt`]: "long path",
  "crd.yaml": "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com}\n",
  "settings.txt": "äöü\r\n",
};
const directory = chartOf({
  chart: chart({
    chart_name: "shop",
    chart_version: "1.2.3+build.4",
    environments: { prod: {} },
    dependencies: [{ chart: Object.keys(FILES).filter((path) => path.startsWith("redis/")) }],
    crds: ["crd.yaml"],
  }),
  apps: [app({ config_files: { settings: { files: [{ file: "settings.txt" }], mount_path: "/settings" } } })],
  files: FILES,
});

async function pack(): Promise<string> {
  const output = join(mkdtempSync(join(dirname(directory), "package-")), "shop-1.2.3+build.4.tgz");
  expect(await runCommand(["package", `--chart=${directory}`, `--output=${output}`])).toEqual({
    exitCode: 0,
    output: "",
  });
  return output;
}

test("nothing in it tells when, where or by whom it was packed", async () => {
  const first = readFileSync(await pack());
  utimesSync(join(directory, "Chart.yaml"), new Date(), new Date(0));
  expect(readFileSync(await pack()).equals(first)).toBe(true);
  // Two runs within a second would agree on the time as well.
  const entries = await unpackTar(gunzipSync(first));
  const told = entries.map(({ header: { mtime, uid, gid, uname, gname, mode } }) => [
    mtime?.getTime(),
    uid,
    gid,
    uname,
    gname,
    mode,
  ]);
  expect(new Set(told.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify([0, 0, 0, "", "", 0o644])]),
  );
  // The header of gzip: its time, and its operating system.
  expect([first.readUInt32LE(4), first[9]]).toEqual([0, 255]);
});

test.each(HELMS)("%s packs the same files, and renders the same objects from it", async (_, helm) => {
  const folder = mkdtempSync(join(dirname(directory), "helm-"));
  expect(runHelm(helm, ["package", directory, "--destination", folder])).toMatchObject({ exitCode: 0 });
  const [theirs, ours] = [join(folder, "shop-1.2.3+build.4.tgz"), await pack()];
  // Helm writes its own Chart.yaml, so it shows what it reads from either.
  expect(runHelm(helm, ["show", "chart", ours])).toEqual(runHelm(helm, ["show", "chart", theirs]));
  const contents = (path: string) => {
    const files = [...(readChartVersion(path)?.files ?? [])].filter(([file]) => !file.endsWith("Chart.yaml"));
    return new Map(files.map(([file, content]) => [file, Buffer.from(content).toString("latin1")]));
  };
  expect(Object.fromEntries(contents(ours))).toEqual(Object.fromEntries(contents(theirs)));
  expect([...contents(ours).keys()].some((path) => path.startsWith("ci/"))).toBe(false);
  expect(readDirectory(directory).has("ci/prod-values.yaml")).toBe(true);

  expect(render(helm, await pack())).toEqual(render(helm, directory));
});

test("a directory that is not a chart is a usage error", async () => {
  const empty = mkdtempSync(join(dirname(directory), "empty-"));
  mkdirSync(join(empty, "templates"));
  const output = join(empty, "a.tgz");
  expect(await runCommand(["package", `--chart=${empty}`, `--output=${output}`])).toEqual({
    exitCode: 2,
    output: `package: --chart: ${empty} is not a chart`,
  });
});
