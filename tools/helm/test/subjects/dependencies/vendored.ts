/** Charts of other people: as files, and as packages. */
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ChartFiles } from "../../../model/types.ts";
import { readBytes } from "../../../system/io.ts";
import { writtenChart } from "../../support/charts.ts";
import { runHelm } from "../../support/helm.ts";

/** A third-party chart, as files below a folder. */
export function vendored(folder: string, name: string, version = "1.2.3"): Record<string, string> {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ .Chart.Name }}-{{ .Values.suffix }}"}
data: {text: "{{ .Values.text }}", environment: "{{ .Values.global.environment }}"}
`;
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    [`${folder}/values.yaml`]: "suffix: x\ntext: theirs\n",
    [`${folder}/templates/config.yaml`]: template,
  };
}

/** The subchart of tests that can use any. */
export const CHARTS: Readonly<Record<string, string>> = vendored("third_party/redis", "redis");

/** Files without the folder that they are in. */
export function within(folder: string, files: Readonly<Record<string, string>>): ChartFiles {
  return new Map(Object.entries(files).map(([path, content]) => [path.slice(folder.length + 1), content]));
}

/** The files of a chart as Helm packs them. */
export function packed(helm: string, files: ChartFiles): Uint8Array {
  const directory = writtenChart(files);
  const target = mkdtempSync(join(directory, "../packed-"));
  const { exitCode, stderr } = runHelm(helm, ["package", directory, "--destination", target]);
  if (exitCode !== 0) throw new Error(stderr);
  return readBytes(join(target, readdirSync(target)[0] ?? ""));
}
