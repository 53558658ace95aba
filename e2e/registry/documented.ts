/**
 * The commands about registries in `docs/delivery.md`, as they are written there: a shell runs them, and only what `bazel`, `cosign`
 * and `notation` are is ours.
 */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, CHART, referenceAt, variables } from "./bench.ts";
import type { Check } from "./failures.ts";
import { debianProgram, run } from "./processes.ts";
import { freePort, kill, startRegistry } from "./servers.ts";

/** The blocks of commands below a heading; those that show something else have a language. */
function commandsBelow(heading: string): readonly string[] {
  const sections = readFileSync("docs/delivery.md", "utf8").split(/^## /m);
  const section = sections.find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const blocks = section.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, language, text = ""]) => (language === "" ? [text] : []));
}

/** Programs on PATH. `bazel run` starts what Bazel has built; who signs is only asked for what. */
function programs(bench: Bench, folder: string): Readonly<Record<string, string>> {
  const words = debianProgram(bench.debian, "jq").map((word) => `'${word}'`);
  return {
    bazel: `case "$1 $2" in
  "run //hello:hello_chart.push") program='${bench.push}' ;;
  "run //:push") program='${bench.pushAll}' ;;
  "build //hello:hello_chart.digest") exit 0 ;;
  *) echo "no such target: $*" >&2; exit 1 ;;
esac
shift 3
exec "$program" "$@"`,
    ...Object.fromEntries(
      ["cosign", "notation"].map((name) => [name, `echo "${name} $*" >>'${join(folder, "signed")}'`]),
    ),
    jq: `exec ${words.join(" ")} "$@"`,
  };
}

export async function testDocumented(bench: Bench, check: Check): Promise<void> {
  const folder = join(bench.scratch, "documented");
  mkdirSync(join(folder, "bin"), { recursive: true });
  for (const [name, script] of Object.entries(programs(bench, folder))) {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  const port = await freePort();
  const registry = await startRegistry({ debian: bench.debian, folder: join(folder, "registry"), port });
  const env = {
    ...variables(bench),
    PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
    BUILD_WORKING_DIRECTORY: folder,
  };
  const shell = async (text: string) => {
    const result = await run(["sh", "-euc", text.replaceAll("localhost:5000", `localhost:${port}`)], {
      cwd: folder,
      env,
    });
    assert.equal(result.exitCode, 0, `${text}${result.stderr}`);
    return result.stdout;
  };
  const [one = "", several = "", ...others] = commandsBelow("A registry");
  const reference = referenceAt(port);
  try {
    await check("docs/delivery.md: a chart", async () => {
      assert.equal(await shell(one), `pushed  ${reference}  ${bench.digest}\n`);
    });
    await check("docs/delivery.md: several charts", async () => {
      const lines = (await shell(several)).trimEnd().split("\n");
      assert.match(
        lines[0] ?? "",
        /^pushed {5}localhost:\d+\/charts\/hello-python-chart:0\.1\.0 {2}sha256:[0-9a-f]{64}$/,
      );
      assert.match(lines[1] ?? "", new RegExp(`^unchanged  ${reference} +${bench.digest}$`));
      assert.deepEqual(lines.slice(2), ["2 charts: 1 pushed, 1 unchanged"]);
    });
    await check("several charts: one that fails does not keep the others from it", async () => {
      const target = [bench.pushAll, `--repository=oci://localhost:${port}/more`, "--plain-http"];
      const wrong = await run([bench.pushAll, "--retries=0", "--timeout=30s"], { env });
      assert.equal(wrong.exitCode, 1);
      assert.match(
        wrong.stdout,
        /^failed {2}\/\/demo:hello_python_chart\nfailed {2}registry\.example\.com\S+\n2 charts: 2 failed\n$/,
      );
      assert.match(wrong.stderr, /^\/\/demo:hello_python_chart: repository: is not set; /m);
      // The version of one of the two is there with other content.
      const other = [bench.helms[4], "push", bench.other, `oci://localhost:${port}/more`, "--plain-http"];
      assert.equal((await run(other, { env })).exitCode, 0);
      const mixed = await run(target, { env });
      assert.equal(mixed.exitCode, 1);
      assert.match(mixed.stdout, /^pushed .*\nrefused .*\n2 charts: 1 pushed, 1 refused\n$/);
      assert.match(mixed.stderr, /\[version-exists\]\n$/);
      const json = await run([...target, "--output=json"], { env });
      assert.deepEqual([json.exitCode, JSON.parse(json.stdout).result], [1, "unchanged"]);
    });
    await check("docs/delivery.md: what is signed is what was pushed", async () => {
      for (const text of commandsBelow("A signature")) await shell(text);
      const signed = readFileSync(join(folder, "signed"), "utf8").trimEnd().split("\n");
      assert.deepEqual(
        signed.map((line) => line.replace(/hello-python-chart:0\.1\.0@sha256:[0-9a-f]{64}$/, "(the other)")),
        [
          `cosign sign --yes ${reference}@${bench.digest}`,
          `notation sign ${reference}@${bench.digest}`,
          `cosign sign --yes ${reference.replace(/[^/]*$/, "(the other)")}`,
          `cosign sign --yes ${reference}@${bench.digest}`,
        ],
      );
      const pinned = reference.replace(`:${CHART.version}`, `@${bench.digest}`);
      const pull = [bench.helms[4], "pull", `oci://${pinned}`, "--plain-http"];
      const pulled = await run([...pull, `--destination=${folder}`], { env });
      assert.match(`${pulled.stdout}${pulled.stderr}`, new RegExp(`^Digest: ${bench.digest}$`, "m"));
    });
    for (const [tag, ...flags] of [
      ["7.0.0_b", "--@rules_appchart//:chart_version=7.0.0+b"],
      ["7.1.0", "--stamp", "--embed_label=7.1.0"],
    ]) {
      await check(`a version that is known late, by ${flags[0]}`, async () => {
        const { program, digest } = bench.late(flags);
        const { stdout, stderr } = await run([program, `--repository=oci://localhost:${port}/late`, "--plain-http"], {
          env,
        });
        assert.equal(stdout, `pushed  localhost:${port}/late/${CHART.name}:${tag}  ${digest}\n`, stderr);
      });
    }
    await check("docs/delivery.md: every command about registries has run", async () => assert.deepEqual(others, []));
  } finally {
    await kill(registry);
  }
}
