/** Every command returns an outcome for any input: none ends in an exception or prints a stack trace. */

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { runCommand } from "../../commands.ts";
import type { Outcome } from "../../system/command.ts";
import { serve } from "../../worker.ts";
import { app, chart } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { replaced } from "../support/schema_properties.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "input-"));
process.env["RUNFILES_DIR"] = folder;
const [[, HELM]] = HELMS as readonly [readonly [string, string]];

const APP = app({
  app_type: "external-api",
  env: { LOG_LEVEL: "info", REDIS: { secret: { name: "redis", key: "url" } } },
  env_from: [{ secret: "login" }],
  resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
  ingress: { host: "shop.example.com", paths: ["/"], tls: true },
  health_check: { path: "/health", readiness: { period_seconds: 5 } },
  volumes: { data: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] }, mount_path: "/data" } },
  autoscaling: { min_replicas: 2, max_replicas: 4, cpu: 80 },
  sidecars: {
    proxy: { image: "proxy", image_tag: "1", ports: { proxy: 9000 }, resources: { requests: { cpu: "10m" } } },
  },
  connects_to: [{ app: "redis", optional: true }],
  metrics: { port: 9090 },
  patches: { Deployment: { metadata: { labels: { a: "b" } } } },
});
const CHART = chart({
  chart_version: "1.0.0",
  values: { apps: { shop_api: { replicas: 3, ingress: { hosts: ["shop.example.com"] } } } },
  environments: { prod: { global: {}, apps: { shop_api: { resources: {} } } } },
  checks: { "floating-image": { severity: "off", reason: "It moves." } },
  ingress: { host: "shop.example.com" },
  env: { A: "b" },
});

type Json = Readonly<Record<string, unknown>>;

/** JSON with one value replaced, anywhere in it. */
function spoilt(json: Json): fc.Arbitrary<string> {
  const paths = pathsIn(json);
  return fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 })).map(([path, value]) => {
    return JSON.stringify(replaced(json, path, value));
  });
}

function pathsIn(value: unknown): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, child]) => pathsIn(child).map((path) => [key, ...path]))];
}

/** Content of a file that should be JSON. */
function content(json: Json): fc.Arbitrary<string | Uint8Array> {
  return fc.oneof(
    { weight: 8, arbitrary: spoilt(json) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constant(`\ufeff${JSON.stringify(json)}`) },
    { weight: 1, arbitrary: fc.constant(Buffer.from(JSON.stringify(json), "utf16le")) },
  );
}

function write(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function expectOutcome({ exitCode, output }: Outcome): void {
  expect([0, 1, 2]).toContain(exitCode);
  expect(output).not.toMatch(/^ {4}at /m);
  if (exitCode !== 0) expect(output).not.toBe("");
}

/** Most runs take milliseconds; those that reach Helm take half a second. */
const many = { numRuns: Number(process.env["RANDOM_CASES"] ?? 200), seed: Number(process.env["RANDOM_SEED"] ?? 1) };
const few = { ...many, numRuns: Math.ceil(many.numRuns / 10) };

function generate(chartText: string | Uint8Array, appText: string | Uint8Array, ...more: string[]): Promise<Outcome> {
  const args = [`--declaration=${write("chart.json", chartText)}`, `--apps=${write("app.json", appText)}`];
  return runCommand(["generate", ...args, `--output=${join(folder, "chart")}`, ...more]);
}

const [CHART_TEXT, APP_TEXT] = [JSON.stringify(CHART), JSON.stringify(APP)];

describe("generate", () => {
  test("with the original declaration", async () => {
    expect(await generate(CHART_TEXT, APP_TEXT)).toEqual({ exitCode: 0, output: "" });
  });

  test("with another app", async () => {
    await fc.assert(
      fc.asyncProperty(content(APP), async (text) => expectOutcome(await generate(CHART_TEXT, text))),
      many,
    );
  });

  test("with another chart", async () => {
    await fc.assert(
      fc.asyncProperty(content(CHART), async (text) => expectOutcome(await generate(text, APP_TEXT))),
      many,
    );
  });
});

/** Options of all commands, with values that are files, directories, nothing at all, or text. */
const option = fc
  .tuple(
    fc.constantFrom("apps", "chart", "declaration", "app", "file", "values", "previous", "crds", "set"),
    fc.oneof(
      fc.string(),
      fc.constantFrom(folder, "/dev/null", "/no/such/file", "a=b", "", "//a:b", "\0", "x".repeat(5000)),
    ),
  )
  .map(([name, value]) => `--${name}=${value}`);
const command = fc.constantFrom(
  "accept",
  "check",
  "generate",
  "golden",
  "snapshot",
  "upgrade",
  "validate",
  "frobnicate",
);

test("any command with any option", async () => {
  const args = fc.tuple(command, fc.array(option, { maxLength: 4 })).map(([name, options]) => [name, ...options]);
  const anything = fc.oneof(
    { weight: 3, arbitrary: args },
    { weight: 1, arbitrary: fc.array(fc.string().filter((word) => !word.startsWith("@"))) },
  );
  await fc.assert(
    fc.asyncProperty(anything, async (words) => expectOutcome(await runCommand(words))),
    many,
  );
});

describe("with Helm", () => {
  const runfile = (path: string): string => relative(folder, path);

  test("check, accept and validate with other files", async () => {
    expect(await generate(CHART_TEXT, APP_TEXT)).toEqual({ exitCode: 0, output: "" });
    const report = join(folder, "report.json");
    const check = (chartText: string | Uint8Array, appText: string | Uint8Array): Promise<Outcome> =>
      runCommand([
        "check",
        `--chart=${join(folder, "chart")}`,
        `--declaration=${write("chart.json", chartText)}`,
        `--app=${write("app.json", appText)}`,
        `--helm=${HELM}`,
        "--helm-version=3.0.0",
        `--report=${report}`,
      ]);
    expect(await check(CHART_TEXT, APP_TEXT)).toEqual({ exitCode: 0, output: "" });
    const good = JSON.parse(readFileSync(report, "utf8")) as Json;
    await fc.assert(
      fc.asyncProperty(content(CHART), content(APP), async (chartText, appText) => {
        expectOutcome(await check(chartText, appText));
      }),
      few,
    );
    await fc.assert(
      fc.asyncProperty(content(good), fc.constantFrom("text", "json", "junit", "sarif"), async (text, format) => {
        const path = write("report.json", text);
        expectOutcome(await runCommand(["accept", `--report=${path}`, `--accepted=${join(folder, "accepted")}`]));
        expectOutcome(await runCommand(["validate", `--report=${runfile(path)}`, `--format=${format}`]));
      }),
      many,
    );
  });

  test("upgrade from any file", async () => {
    expect(await generate(CHART_TEXT, APP_TEXT)).toEqual({ exitCode: 0, output: "" });
    const archives = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => gzipSync(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(archives, async (bytes) => {
        const previous = write("previous.tgz", bytes);
        const args = [`--chart=${join(folder, "chart")}`, `--previous=${previous}`, `--helm=${HELM}`];
        expectOutcome(await runCommand(["upgrade", ...args]));
      }),
      few,
    );
  });
});

describe("a worker", () => {
  const line = fc.oneof(
    fc.json(),
    fc.string().map((text) => text.replaceAll("\n", " ")),
    fc
      .record(
        { arguments: fc.array(fc.string().filter((word) => !word.startsWith("@"))), requestId: fc.nat() },
        { requiredKeys: [] },
      )
      .map((each) => JSON.stringify(each)),
    fc.record({ requestId: fc.nat(), cancel: fc.boolean() }).map((each) => JSON.stringify(each)),
    fc.constant('{"arguments": ["\u2028"], "requestId": 3}'),
  );

  test("responds to every request in one line, then to the next one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.nat({ max: 50 }), async (lines, cut) => {
        const text = Buffer.from([...lines, JSON.stringify({ arguments: ["--help"], requestId: 7 })].join("\n"));
        const responses: string[] = [];
        const parts = [text.subarray(0, cut), text.subarray(cut)];
        await serve(
          Readable.from(parts),
          (response) => responses.push(response),
          ({ args }) => runCommand(args),
        );
        const requests = lines.filter((each) => each.trim() !== "" && !isCancellation(each));
        expect(responses).toHaveLength(requests.length + 1);
        for (const response of responses) {
          const { requestId, ...outcome } = JSON.parse(response);
          expect(typeof requestId).toBe("number");
          expectOutcome(outcome);
        }
        const asked = responses.map((response) => JSON.parse(response));
        expect(asked).toContainEqual(expect.objectContaining({ exitCode: 0, requestId: 7 }));
      }),
      many,
    );
  });

  test("fails a request that hits a bug, and responds to the next one", async () => {
    const responses: string[] = [];
    const lines = ['{"arguments": ["bug"], "requestId": 1}', '{"arguments": ["fine"], "requestId": 2}', ""];
    await serve(
      Readable.from([Buffer.from(lines.join("\n"))]),
      (response) => responses.push(response),
      async ({ args: [name] }) => {
        if (name === "bug") throw new TypeError("x is not a function");
        return { exitCode: 0, output: "" };
      },
    );
    const byId = responses
      .map((response) => JSON.parse(response))
      .sort((one, other) => one.requestId - other.requestId);
    expect(byId).toEqual([
      { exitCode: 1, output: expect.stringContaining("TypeError: x is not a function"), requestId: 1 },
      { exitCode: 0, output: "", requestId: 2 },
    ]);
  });
});

function isCancellation(text: string): boolean {
  try {
    return JSON.parse(text)?.cancel === true;
  } catch {
    return false;
  }
}
