/** The shipped program as a Bazel worker and as a one-shot process: the same bytes, whatever request came before. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDirectory } from "../../system/io.ts";
import { app, chart } from "../support/charts.ts";
import { COMPOSER } from "../support/helm.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "worker-"));

/** Writes a declaration, and returns the arguments that compose it. */
function request(
  name: string,
  attributes: Record<string, unknown>,
): { args: string[]; output: string; metadata: string } {
  const [metadata, declaration, output] = [
    join(folder, `${name}.app.json`),
    join(folder, `${name}.chart.json`),
    join(folder, name),
  ];
  writeFileSync(metadata, JSON.stringify(app(attributes)));
  writeFileSync(declaration, JSON.stringify(chart()));
  return {
    args: ["generate", `--declaration=${declaration}`, `--apps=${metadata}`, `--output=${output}`],
    output,
    metadata,
  };
}

function files(directory: string): Record<string, string> {
  return Object.fromEntries(
    [...readDirectory(directory)].map(([path, content]) => [path, Buffer.from(content).toString("latin1")]),
  );
}

/** The chart that a one-shot process composes from a declaration. */
function oneShot(name: string, attributes: Record<string, unknown>): Record<string, string> {
  const { args, output } = request(`${name}-one-shot`, attributes);
  const parameters = join(folder, `${name}.params`);
  writeFileSync(parameters, args.join("\n"));
  const run = spawnSync(process.execPath, [...COMPOSER, `@${parameters}`], { encoding: "utf8" });
  expect([run.status, run.stdout, run.stderr]).toEqual([0, "", ""]);
  return files(output);
}

interface Response {
  readonly exitCode: number;
  readonly output: string;
  readonly requestId: number;
}

const FIRST = { app_name: "first_api", env: { A: "{{ x }}" }, ingress: undefined };
const SECOND = { app_name: "second", app_type: "job", args: ["--a", "b\nc"] };

describe("a worker", () => {
  let worker: ChildProcessWithoutNullStreams;
  let lines: AsyncIterator<string>;

  beforeAll(() => {
    worker = spawn(process.execPath, [...COMPOSER, "--persistent_worker"]);
    lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
  });

  afterAll(async () => {
    worker.stdin.end();
    const exitCode = await new Promise((done) => worker.once("exit", done));
    expect(exitCode).toBe(0);
  });

  async function work(args: readonly string[], more: Record<string, unknown> = {}): Promise<Response> {
    worker.stdin.write(`${JSON.stringify({ arguments: args, inputs: [], futureField: {}, ...more })}\n`);
    const { value } = await lines.next();
    return JSON.parse(value) as Response;
  }

  test("responds with all three fields, in camel case", async () => {
    const response = await work(request("fields", FIRST).args, { requestId: 7 });
    expect(response).toEqual({ exitCode: 0, output: "", requestId: 7 });
  });

  test("writes the same bytes as a one-shot process: once, twice, in another order, after a failure, after a change", async () => {
    const expected = { first: oneShot("first", FIRST), second: oneShot("second", SECOND) };
    const compose = async (name: string, attributes: Record<string, unknown>) => {
      const { args, output } = request(name, attributes);
      expect(await work(args)).toEqual({ exitCode: 0, output: "", requestId: 0 });
      return files(output);
    };
    expect(await compose("first-1", FIRST)).toEqual(expected.first);
    expect(await compose("first-2", FIRST)).toEqual(expected.first);
    expect(await compose("second-1", SECOND)).toEqual(expected.second);
    expect(await compose("first-3", FIRST)).toEqual(expected.first);

    const broken = request("broken", { ...FIRST, port: 0 });
    const failure = await work(broken.args);
    expect(failure.exitCode).toBe(1);
    expect(failure.output).toContain("//shop:first_api: port: is out of range (got 0)");
    expect(() => files(broken.output)).toThrow("ENOENT");
    expect(await compose("first-4", FIRST)).toEqual(expected.first);

    // The same path with other content: nothing may be cached by path.
    const changed = await compose("first-4", { ...FIRST, port: 9000 });
    expect(changed).toEqual(oneShot("changed", { ...FIRST, port: 9000 }));
    expect(changed).not.toEqual(expected.first);
  });

  test("runs requests at the same time, and answers each under its id", async () => {
    const expected = { first: oneShot("together-first", FIRST), second: oneShot("together-second", SECOND) };
    const sent = Array.from({ length: 12 }, (_, index) => {
      const isFirst = index % 2 === 0;
      const { args, output } = request(`together-${index}`, isFirst ? FIRST : SECOND);
      return { id: index + 1, args, output, expected: isFirst ? expected.first : expected.second };
    });
    for (const { id, args } of sent) worker.stdin.write(`${JSON.stringify({ arguments: args, requestId: id })}\n`);
    const responses: Response[] = [];
    for (const _ of sent) responses.push(JSON.parse(String((await lines.next()).value)));
    const byId = responses.toSorted((left, right) => left.requestId - right.requestId);
    expect(byId).toEqual(sent.map(({ id }) => ({ exitCode: 0, output: "", requestId: id })));
    for (const { output, expected: content } of sent) expect(files(output)).toEqual(content);
  });

  test("reads and writes below the directory that a request has for itself", async () => {
    const { args, output } = request("own", FIRST);
    const [directory, elsewhere] = ["one", "other"].map((name) => join(folder, `own-${name}`)) as [string, string];
    for (const each of [directory, elsewhere]) mkdirSync(each);
    for (const name of ["own.app.json", "own.chart.json"]) cpSync(join(folder, name), join(directory, name));
    const relative = args.map((argument) => argument.replace(`${folder}/`, ""));
    expect(await work(relative, { sandboxDir: directory })).toEqual({ exitCode: 0, output: "", requestId: 0 });
    expect(files(join(directory, basename(output)))).toEqual(oneShot("own-directory", FIRST));
    const { exitCode, output: error } = await work(relative, { sandboxDir: elsewhere });
    expect([exitCode, error]).toEqual([2, expect.stringContaining("own.chart.json")]);
    expect((await work(request("own-after", FIRST).args)).exitCode).toBe(0);
  });

  test("survives a request with wrong arguments", async () => {
    const response = await work(["generate", "--no-such-option"]);
    expect(response.exitCode).toBe(2);
    expect(response.output).toContain("--no-such-option");
    expect((await work(request("after", FIRST).args)).exitCode).toBe(0);
  });
});

test("a request that runs out of memory fails in one line, and the worker goes on", async () => {
  const worker = spawn(process.execPath, ["--max-old-space-size=40", ...COMPOSER, "--persistent_worker"]);
  const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
  const work = async (args: readonly string[]) => {
    worker.stdin.write(`${JSON.stringify({ arguments: args })}\n`);
    return JSON.parse(String((await lines.next()).value)) as Response;
  };
  const variables = Array.from({ length: 100_000 }, (_, index) => [`VARIABLE_${index}`, "value"]);
  const huge = request("huge", { ...FIRST, env: Object.fromEntries(variables) });
  const { exitCode, output } = await work(huge.args);
  expect([exitCode, output]).toEqual([
    1,
    expect.stringMatching(/^the composer ran out of memory; .* \[out-of-memory\]\n$/),
  ]);
  const { args, output: directory } = request("after-huge", FIRST);
  expect(await work(args)).toEqual({ exitCode: 0, output: "", requestId: 0 });
  expect(files(directory)).toEqual(oneShot("after-huge", FIRST));
  worker.stdin.end();
  await new Promise((done) => worker.once("exit", done));
});
