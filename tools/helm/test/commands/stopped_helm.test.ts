/** A Helm that does not end, or is killed, while it renders a chart. */
import { existsSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";
import { chart } from "../support/charts.ts";
import { type Built, build } from "../support/checked_chart.ts";

describe("a Helm that is stopped", () => {
  /** A program that does something if it is called with the values of an environment, and else renders nothing. */
  function helmThat(script: string, { folder }: Built): string {
    const path = join(folder, "helm");
    writeFileSync(path, `#!/bin/sh\ncase "$*" in *values-prod.yaml*) ${script} ;; esac\n`, { mode: 0o755 });
    return path;
  }

  test.each([
    ["kill -STOP $$", "did not end within 0.5 s"],
    // Another process has its pipes.
    ["/bin/sleep 60 & wait", "did not end within 0.5 s"],
    ["kill -9 $$", "was killed by SIGKILL"],
    ["echo 'fatal error: out of memory' >&2; exit 2", "ended with exit code 2: fatal error: out of memory"],
  ])("because it does %j is one line that names chart and environment, and no report", async (script, what) => {
    const built = build({ chart: chart({ environments: { prod: {} } }) });
    const args = [
      ...["check", `--chart=${built.directory}`, `--declaration=${built.declaration}`, `--report=${built.report}`],
      ...[`--helm=${helmThat(script, built)}`, "--helm-version=4.0.0", "--environment=prod", "--time-limit=0.5"],
    ];
    const start = Date.now();
    expect(await runCommand(args)).toEqual({
      exitCode: 1,
      output: `//shop:chart: environments.prod: helm template: Helm 4.0.0 ${what}; expected Helm to end by itself. Fix: build again, with a lower \`--jobs\` if memory or cores are short; if that changes nothing, look for a template that does not end. [helm-stopped]`,
    });
    expect(Date.now() - start).toBeLessThan(30_000);
    expect(existsSync(built.report)).toBe(false);
  });

  test("stops those that wait for it, too", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `prod${index}`);
    const built = build({ chart: chart({ environments: Object.fromEntries(names.map((name) => [name, {}])) }) });
    const path = join(built.folder, "helm");
    writeFileSync(path, '#!/bin/sh\necho "$*" >> "$0.log"\nkill -STOP $$\n', { mode: 0o755 });
    const { output } = await runCommand([
      ...["check", `--chart=${built.directory}`, `--declaration=${built.declaration}`, `--report=${built.report}`],
      ...[
        `--helm=${path}`,
        "--helm-version=4.0.0",
        "--time-limit=0.5",
        ...names.map((name) => `--environment=${name}`),
      ],
    ]);
    expect(output).toContain("//shop:chart: helm template: Helm 4.0.0 did not end within 0.5 s");
    expect(readText(`${path}.log`).trim().split("\n").length).toBeLessThanOrEqual(availableParallelism());
  });

  test("has a time limit above 0", async () => {
    const built = build({});
    const args = [
      "check",
      `--chart=${built.directory}`,
      `--declaration=${built.declaration}`,
      `--report=${built.report}`,
    ];
    expect(await runCommand([...args, "--time-limit=soon"])).toEqual({
      exitCode: 2,
      output: 'check: --time-limit: is not a number of seconds (got "soon"); expected one above 0',
    });
  });
});
