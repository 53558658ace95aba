/**
 * The cases in `testdata/`, one file each, found by being there: `testdata/<code of a check>/<case>.yaml`. A case changes the
 * chart in `testdata/base.yaml`: `before` both versions of it, `after` the next one alone; maps by key, anything else as a whole,
 * null removes. It names the places that are then found by its check, and by no other; none, if it is a near miss (`passes_….yaml`).
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isMap, listOf, mapOf, textOf } from "../../checker/objects.ts";
import { readText } from "../../io.ts";
import { applyOverlay } from "../../resolve/overlay.ts";
import type { JsonObject } from "../../types.ts";
import { parseYaml, stringifyYaml } from "../../yaml.ts";
import type { ChartFiles } from "../types.ts";

const TESTDATA = "tools/helm/upgrade/testdata";

export interface Case {
  readonly code: string;
  readonly name: string;
  /** What the case is about: its first line. */
  readonly title: string;
  readonly before: ChartFiles;
  readonly after: ChartFiles;
  /** Places of what is found. */
  readonly findings: readonly string[];
  /** Whether there is something for Helm to do, beside reading objects. */
  readonly isTemplated: boolean;
}

export function cases(): readonly Case[] {
  return readdirSync(TESTDATA, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((code) =>
      readdirSync(join(TESTDATA, code))
        .sort()
        .map((file) => readCase(code, file)),
    );
}

function readCase(code: string, file: string): Case {
  const path = join(TESTDATA, code, file);
  const content = read(path);
  const before = applyOverlay(base(), mapOf(content["before"]));
  const after = applyOverlay(applyOverlay(before, { chart: { version: "1.1.0" } }), mapOf(content["after"]));
  return {
    code,
    name: file.replace(/\.yaml$/, ""),
    title: (readText(path).split("\n")[0] ?? "").replace(/^# /, ""),
    before: chartFiles(before),
    after: chartFiles(after),
    findings: listOf(content["findings"]).flatMap((place) => textOf(place) ?? []),
    isTemplated: isMap(after["files"]) || isMap(before["files"]),
  };
}

/** The chart that the cases change, and what they say of it: `chart`, `values`, `schema`, `environments`, `objects`, `files`. */
export function base(): JsonObject {
  return read(`${TESTDATA}/base.yaml`);
}

export function chartFiles(description: JsonObject): ChartFiles {
  const encode = (text: string) => new TextEncoder().encode(text);
  const section = (name: string) => Object.entries(mapOf(description[name]));
  const yaml = [
    ["Chart.yaml", mapOf(description["chart"])] as const,
    ["values.yaml", mapOf(description["values"])] as const,
    ...section("environments").map(([name, values]) => [`values-${name}.yaml`, values] as const),
    ...section("objects").map(
      ([id, object]) => [`templates/${id.replace("/", "-").toLowerCase()}.yaml`, object] as const,
    ),
  ];
  const schema = description["schema"];
  return new Map([
    ...yaml.map(([path, value]) => [path, encode(stringifyYaml(value))] as const),
    ...(schema === undefined ? [] : [["values.schema.json", encode(JSON.stringify(schema))] as const]),
    ...section("files").map(([path, text]) => [path, encode(String(text))] as const),
  ]);
}

function read(path: string): JsonObject {
  const { values, error } = parseYaml(readText(path));
  if (values === undefined) throw new Error(`${path}: ${error}`);
  return mapOf(values[0]);
}
