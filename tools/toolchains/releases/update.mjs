/**
 * Makes a table of releases from the checksums that the project publishes:
 *
 *     node tools/toolchains/releases/update.mjs helm          # compares the table with them
 *     node tools/toolchains/releases/update.mjs helm 4.3.0    # adds a version
 *     node tools/toolchains/releases/update.mjs node 24.16.0 --mirror=https://mirror.example/node
 *
 * If anything is missing or wrong, it says so in one line and leaves the table as it is.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ReleaseError, readRelease, readTable, requireSame, TOOLS, tableText } from "./releases.mjs";

/** Mirrors that do not answer in this time have failed. */
const TIMEOUT_MILLISECONDS = 30_000;

const USAGE = `Usage: node tools/toolchains/releases/update.mjs ${Object.keys(TOOLS).join("|")} [<version>…] [--mirror=<address>]`;

const OPTIONS = {
  mirror: { type: "string" },
  // Where the tables are.
  folder: { type: "string", default: join(import.meta.dirname, "..") },
};

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [name, ...versions] = positionals;
    if (!Object.hasOwn(TOOLS, name ?? "")) throw new Error(`no tool ${JSON.stringify(name ?? "")}`);
    const wrong = versions.find((version) => !/^\d+\.\d+\.\d+$/.test(version));
    if (wrong !== undefined)
      throw new Error(`not a released version: ${JSON.stringify(wrong)}; expected one like 4.2.0`);
    return { ...values, tool: TOOLS[name], versions };
  } catch (error) {
    throw new ReleaseError(`${error.message}. ${USAGE}`);
  }
}

/** The text at an address. */
async function read(address) {
  const fix = "Fix: check the version, or name a mirror that this machine can reach with --mirror=<address>.";
  const failed = (got) => new ReleaseError(`${address}: cannot be read (got ${got}); expected checksums. ${fix}`);
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }).catch(
    ({ cause, message }) => {
      throw failed(cause?.code ?? cause?.message ?? message);
    },
  );
  if (!response.ok) throw failed(`status ${response.status}`);
  return response.text();
}

/** Addresses are read once: for some tools, one has the checksums of all platforms. */
function once(readAddress) {
  const texts = new Map();
  return async (address) => {
    if (!texts.has(address)) texts.set(address, await readAddress(address));
    return texts.get(address);
  };
}

async function update() {
  const { tool, versions, mirror = tool.mirror, folder } = readArguments();
  const path = join(folder, `${tool.name}_releases.bzl`);
  const before = readTable(readFileSync(path, "utf8"));
  const readOnce = once(read);
  const after = new Map();
  for (const version of new Set([...before.keys(), ...versions])) {
    const checksums = await readRelease(tool, version, mirror, readOnce);
    requireSame(tool, version, before.get(version) ?? [], checksums, mirror);
    after.set(version, checksums);
  }
  writeFileSync(`${path}.new`, tableText(tool, after));
  renameSync(`${path}.new`, path);
}

try {
  await update();
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
