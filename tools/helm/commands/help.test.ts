/** The help texts of commands, and the messages for unknown options. */

import { describe, expect, test } from "@jest/globals";
import { listWords } from "../base/text.ts";
import { COMMANDS, runCommand } from "../commands.ts";

test("the composer lists its commands", async () => {
  const { exitCode, output } = await runCommand(["--help"]);
  expect(exitCode).toBe(0);
  expect(output.split("\n")).toEqual([
    "Composes Helm charts from apps, and checks them.",
    "",
    "Commands:",
    ...(await Promise.all(
      Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(12)}  ${(await load()).summary}`),
    )),
    "",
    "`<command> --help` lists the options of a command.",
  ]);
});

test("the help of a run target lists the options for people, not those that the rules set", async () => {
  const fromRules = ["validate", "--report=r", "--chart=c", "--declaration=d", "--helm=h", "--helm-version=4.0.0"];
  const { exitCode, output } = await runCommand([...fromRules, "--help"]);
  expect(exitCode).toBe(0);
  expect(
    output,
  ).toBe(`Shows what is in a chart and what the checks found. With options for Helm, it renders and checks the chart again.

Examples:
  bazel run //hello:hello_chart.validate
  bazel run //hello:hello_chart.validate -- --kube-version=1.33 -f values.yaml --set=apps.hello_api.replicas=3
  bazel run //hello:hello_chart.prod.validate -- --format=sarif

Options:
  --environment=<name>
      Show only this environment. Default: the chart's own values and every environment.
  --format=<format>
      Format of the report: \`text\`, \`json\`, \`junit\` or \`sarif\`. Default: text.
  -n, --namespace=<name>
      Namespace to render for. Default: \`any-namespace\`, so that one typed by hand shows.
  --release=<name>
      Name of the release. Default: \`any-release\`, so that names typed by hand show.
  --kube-version=<version>
      Kubernetes version to render for and to check against: \`1.30\`, \`1.32\`, \`1.33\`, \`1.34\` or
      \`1.36\`. Default: the chart's versions.
  -f, --values=<file>
      YAML file of values, as for \`helm template\`. Can be repeated.
  --set=<key=value>
      A single value, as for \`helm template\`. Can be repeated.
  -h, --help
      Print this help.`);
});

describe.each(Object.keys(COMMANDS))("%s", (name) => {
  test.each(["--help", "-h"])("%s prints a summary, examples and a description of every option", async (option) => {
    const { exitCode, output } = await runCommand([name, option]);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^[A-Z].*\.\n\nExamples:\n {2}\S.*\n(?: {2}\S.*\n)*\nOptions:\n/);
    const lines = output.slice(output.indexOf("Options:\n")).split("\n").slice(1);
    const options = lines.filter((line) => /^ {2}\S/.test(line));
    expect(options.at(-1)).toBe("  -h, --help");
    // Each is followed by its description, which ends in a full stop.
    for (const each of options) expect(lines[lines.indexOf(each) + 1]).toMatch(/^ {6}\S/);
    expect(lines.filter((line, index) => /^ {2}\S/.test(lines[index + 1] ?? "  x") && !/\.$/.test(line))).toEqual([]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  test("a wrong option gets the closest one as a suggestion", async () => {
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
  [["genrate"], "no command `genrate`; did you mean `generate`? `--help` lists the commands"],
  [[], `no command given; expected ${listWords(Object.keys(COMMANDS), "or")}. \`--help\` lists the commands`],
  [
    ["accept", "--report=bazel-out/cfg/bin/a.report.json", "--accepted=a"],
    "accept: ENOENT: no such file or directory, open 'bazel-out/cfg/bin/a.report.json'. Fix: with --experimental_output_paths=strip, also pass --noworker_multiplex --worker_sandboxing [mapped-paths]",
  ],
  [["@/no/such/file"], "ENOENT: no such file or directory, open '/no/such/file'"],
  [["validate", "--report=no/such/runfile", "--lint=no/such/runfile"], "validate: no runfile no/such/runfile"],
  [
    ["upgrade", "--chart=a", "--previous=b", "--helm=c", "--accept=[1]"],
    'upgrade: --accept: is not a JSON object of strings (got "[1]")',
  ],
])("the error for %j is one line", async (args, output) => {
  expect(await runCommand(args)).toEqual({ exitCode: 2, output });
});
