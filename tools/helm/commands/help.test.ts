/** What commands say of themselves, and of options that they do not have. */

import { describe, expect, test } from "@jest/globals";
import { COMMANDS, runCommand } from "../commands.ts";

test("the composer lists its commands", async () => {
  const { exitCode, output } = await runCommand(["--template-runfile=x", "--help"]);
  expect(exitCode).toBe(0);
  expect(output.split("\n")).toEqual([
    "Composes Helm charts of apps, and checks them.",
    "",
    "Commands:",
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(8)}  ${summary}`),
    "",
    "`<command> --help` lists the options of a command.",
  ]);
});

test("a run target tells what people may add, and nothing of what the rules give", async () => {
  const fromRules = ["validate", "--report=r", "--chart=c", "--declaration=d", "--helm=h", "--helm-version=4.0.0"];
  const { exitCode, output } = await runCommand([...fromRules, "--help"]);
  expect(exitCode).toBe(0);
  expect(output).toBe(`Shows what is in a chart and what the checks found. With options of Helm's it looks again.

Examples:
  bazel run //hello:hello_chart.validate
  bazel run //hello:hello_chart.validate -- --kube-version=1.33 -f values.yaml --set=apps.hello_api.replicas=3
  bazel run //hello:hello_chart.prod.validate -- --format=sarif

Options:
  --environment=<name>
      The only environment that is looked at. Default: the chart's own values, and every
      environment.
  --format=<format>
      \`text\`, \`json\`, \`junit\` or \`sarif\`. Default: text.
  -n, --namespace=<name>
      Namespace to render for. Default: the chart's.
  --release=<name>
      Name of the release. Default: the chart's.
  --kube-version=<version>
      Kubernetes version to render for and to check against: \`1.30\`, \`1.32\`, \`1.33\`, \`1.34\` or
      \`1.36\`. Default: those of the chart.
  -f, --values=<file>
      YAML file of values. Can be repeated.
  --set=<key=value>
      A single value, as Helm reads it. Can be repeated.
  -h, --help
      Print this.`);
});

describe.each(Object.keys(COMMANDS))("%s", (name) => {
  test.each(["--help", "-h"])("%s says what it does, gives an example and explains every option", async (option) => {
    const { exitCode, output } = await runCommand([name, option]);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^[A-Z].*\.\n\nExamples:\n {2}\S.*\n(?: {2}\S.*\n)*\nOptions:\n/);
    const lines = output.slice(output.indexOf("Options:\n")).split("\n").slice(1);
    const options = lines.filter((line) => /^ {2}\S/.test(line));
    expect(options.at(-1)).toBe("  -h, --help");
    // Each is followed by its meaning, which ends in a full stop.
    for (const each of options) expect(lines[lines.indexOf(each) + 1]).toMatch(/^ {6}\S/);
    expect(lines.filter((line, index) => /^ {2}\S/.test(lines[index + 1] ?? "  x") && !/\.$/.test(line))).toEqual([]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  test("names the option that is closest to a wrong one", async () => {
    expect(await runCommand([name, "--halp"])).toEqual({
      exitCode: 2,
      output: `${name}: no option \`--halp\`; did you mean \`--help\`? \`--help\` lists the options`,
    });
    expect(await runCommand([name, "--frobnicate=1"])).toEqual({
      exitCode: 2,
      output: `${name}: no option \`--frobnicate\`; \`--help\` lists the options`,
    });
  });
});

test.each([
  [["generate", "--ouput=x"], "generate: no option `--ouput`; did you mean `--output`? `--help` lists the options"],
  [
    ["validate", "--report=r", "--kubeversion=1.33"],
    "validate: no option `--kubeversion`; did you mean `--kube-version`? `--help` lists the options",
  ],
  [["validate", "-x"], "validate: no option `-x`; `--help` lists the options"],
  [["check", "--chart=x"], "check: --declaration=<file> is missing"],
  [["generate", "--apps=a"], "generate: --output=<directory> is missing"],
  [["genrate"], "no command `genrate`; did you mean `generate`? `--help` explains the commands"],
  [
    [],
    "no command is given; expected `accept`, `check`, `generate`, `golden`, `upgrade` or `validate`. `--help` explains the commands",
  ],
  [["@/no/such/file"], "ENOENT: no such file or directory, open '/no/such/file'"],
  [["validate", "--report=no/such/runfile"], "validate: there is no runfile no/such/runfile"],
  [
    ["upgrade", "--chart=a", "--previous=b", "--helm=c", "--accept=[1]"],
    'upgrade: --accept: is not a dict of texts (got "[1]")',
  ],
])("%j is told in one line", async (args, output) => {
  expect(await runCommand(args)).toEqual({ exitCode: 2, output });
});
