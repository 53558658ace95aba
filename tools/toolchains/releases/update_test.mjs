/** Tests of update.mjs: a server on loopback publishes the committed tables as the projects do. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, finish } from "../../npm/tap.mjs";
import { readTable, TOOLS } from "./releases.mjs";

const { helm, node } = TOOLS;
const table = (tool) => join(import.meta.dirname, `../${tool.name}_releases.bzl`);
const NEW = "f".repeat(64);

/** What a project publishes, by path: its committed table, and new versions that have the same checksum everywhere. */
function published(tool, newVersions = []) {
  const versions = readTable(readFileSync(table(tool), "utf8"));
  for (const version of newVersions) versions.set(version, new Map(tool.platforms.map((platform) => [platform, NEW])));
  const texts = {};
  for (const [version, checksums] of versions) {
    for (const [platform, checksum] of checksums) {
      const archive = tool.archive(version, platform);
      const path = `/${tool.checksums(version, archive)}`;
      texts[path] = `${texts[path] ?? ""}${checksum}  ${archive}\n`;
    }
  }
  return texts;
}

/** Runs the program with a copy of a table and a mirror that has these texts. */
async function update(tool, texts, versions = [], before = readFileSync(table(tool), "utf8")) {
  const folder = mkdtempSync(join(tmpdir(), "releases-"));
  const server = createServer(({ url }, response) =>
    response.writeHead(texts[url] === undefined ? 404 : 200).end(texts[url]),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const mirror = `http://127.0.0.1:${server.address().port}`;
  try {
    writeFileSync(join(folder, `${tool.name}_releases.bzl`), before);
    const result = await run(tool.name, ...versions, `--mirror=${mirror}`, `--folder=${folder}`);
    const [file, ...others] = readdirSync(folder);
    assert.deepEqual(others, []);
    const text = readFileSync(join(folder, file), "utf8");
    return { ...result, stderr: result.stderr.replaceAll(mirror, "<mirror>"), text, isUntouched: text === before };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function run(...args) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "update.mjs"), ...args]);
  let stderr = "";
  child.stderr.on("data", (part) => {
    stderr += part;
  });
  return new Promise((resolve) => child.on("close", (exitCode) => resolve({ exitCode, stderr })));
}

const FIX = "Fix: check the version, or name a mirror that this machine can reach with --mirror=<address>.";
const LINUX = "/helm-v4.2.0-linux-amd64.tar.gz.sha256sum";

/** By what a mirror of Helm has at a path instead, the message. */
const FAILURES = {
  "no such platform": {
    text: undefined,
    message: `<mirror>${LINUX}: cannot be read (got status 404); expected checksums. ${FIX}`,
  },
  "another archive": {
    text: `${NEW}  helm-v4.2.0-linux-arm64.tar.gz\n`,
    message: `helm 4.2.0: linux-amd64: <mirror>${LINUX}: has no line for helm-v4.2.0-linux-amd64.tar.gz; expected its checksum. Fix: choose a version that has this archive.`,
  },
  "another form": {
    text: "sha256-PiQCOMejoQ79N7jhZhWyjpS6XbWVcke7QgCbptUvduk=  helm-v4.2.0-linux-amd64.tar.gz\n",
    message: `helm 4.2.0: linux-amd64: <mirror>${LINUX}: not a checksum (got "sha256-PiQCOMejoQ79N7jhZhWyjpS6XbWVcke7QgCbptUvduk="); expected 64 lowercase hexadecimal digits. Fix: use another mirror.`,
  },
  "another checksum": {
    text: `${NEW}  helm-v4.2.0-linux-amd64.tar.gz\n`,
    message: `helm 4.2.0: linux-amd64: <mirror> has another checksum than the table (got ${NEW}); expected ${readTable(
      readFileSync(table(helm), "utf8"),
    )
      .get("4.2.0")
      .get(
        "linux-amd64",
      )}. Fix: find out which one is right; to take that of the mirror, remove the version from the table and add it again.`,
  },
};

for (const tool of Object.values(TOOLS)) {
  await check(`${tool.name}: the committed table is what the program makes of its checksums`, async () => {
    const { exitCode, stderr, text } = await update(tool, published(tool));
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.equal(text, readFileSync(table(tool), "utf8"));
  });
}

await check("new versions get their place, and the others keep their checksums", async () => {
  const { exitCode, text } = await update(helm, published(helm, ["4.10.0", "3.18.10"]), ["4.10.0", "3.18.10"]);
  assert.equal(exitCode, 0);
  const [before, after] = [readTable(readFileSync(table(helm), "utf8")), readTable(text)];
  assert.deepEqual([...after.keys()], ["3.17.2", "3.18.4", "3.18.10", "3.19.3", "4.0.5", "4.1.4", "4.2.0", "4.10.0"]);
  assert.deepEqual(after.get("3.17.2"), before.get("3.17.2"));
  assert.deepEqual(
    [...after.get("4.10.0")],
    helm.platforms.map((platform) => [platform, NEW]),
  );
});

for (const [name, { text, message }] of Object.entries(FAILURES)) {
  await check(`${name}: one line, and the table as it was`, async () => {
    const { exitCode, stderr, isUntouched } = await update(helm, { ...published(helm), [LINUX]: text });
    assert.deepEqual({ exitCode, stderr, isUntouched }, { exitCode: 1, stderr: `${message}\n`, isUntouched: true });
  });
}

await check("a mirror that lacks one of Node.js' archives: one line, and the table as it was", async () => {
  const texts = published(node, ["26.0.0"]);
  const path = "/v26.0.0/SHASUMS256.txt";
  texts[path] = texts[path].replace(/^.*-win-arm64.*\n/m, "");
  const { stderr, isUntouched } = await update(node, texts, ["26.0.0"]);
  const message = `node 26.0.0: windows-arm64: <mirror>${path}: has no line for node-v26.0.0-win-arm64.zip; expected its checksum. Fix: choose a version that has this archive.\n`;
  assert.deepEqual({ stderr, isUntouched }, { stderr: message, isUntouched: true });
});

await check("nobody answers: one line", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  const { exitCode, stderr } = await run("helm", `--mirror=http://127.0.0.1:${port}`);
  const address = `http://127.0.0.1:${port}/helm-v3.17.2-darwin-amd64.tar.gz.sha256sum`;
  assert.deepEqual(
    { exitCode, stderr },
    { exitCode: 1, stderr: `${address}: cannot be read (got ECONNREFUSED); expected checksums. ${FIX}\n` },
  );
});

const USAGE = "Usage: node tools/toolchains/releases/update.mjs helm|node [<version>…] [--mirror=<address>]";

for (const [args, message] of [
  [[], 'no tool ""'],
  [["kubectl"], 'no tool "kubectl"'],
  [["helm", "v4.2.0"], 'not a released version: "v4.2.0"; expected one like 4.2.0'],
]) {
  await check(`update.mjs ${args.join(" ")}: one line`, async () => {
    assert.deepEqual(await run(...args), { exitCode: 1, stderr: `${message}. ${USAGE}\n` });
  });
}

finish();
