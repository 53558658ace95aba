/** The tables of releases: what they look like, and the checksums that go into them. */

/** A checksum that cannot be had, or that nobody should use. Reported without a stack trace. */
export class ReleaseError extends Error {}

const DARWIN_AND_LINUX = ["darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64"];

/**
 * name, title: as in `tools.bzl`, which also names the archives. mirror: the project's own site.
 * checksums: where a mirror publishes the checksum of an archive, with those of other archives or without.
 * published, archives: the same in words. origin: where the first checksums are from, before the program existed.
 */
export const TOOLS = {
  helm: {
    name: "helm",
    title: "Helm",
    mirror: "https://get.helm.sh",
    platforms: [...DARWIN_AND_LINUX, "windows-amd64"],
    archive: (version, platform) =>
      `helm-v${version}-${platform}.${platform.startsWith("windows-") ? "zip" : "tar.gz"}`,
    checksums: (_version, archive) => `${archive}.sha256sum`,
    published: "helm-v{version}-{platform}.tar.gz.sha256sum",
    archives: "helm-v{version}-{platform}.tar.gz (.zip for Windows)",
    origin: "the public version table of rules_helm, July 2026",
  },
  node: {
    name: "node",
    title: "Node.js",
    mirror: "https://nodejs.org/dist",
    platforms: [...DARWIN_AND_LINUX, "windows-amd64", "windows-arm64"],
    archive: nodeArchive,
    checksums: (version) => `v${version}/SHASUMS256.txt`,
    published: "v{version}/SHASUMS256.txt",
    archives: "node-v{version}-{system}-{processor}.{extension}",
    origin: "the public version table of rules_nodejs, August 2026",
  },
};

function nodeArchive(version, platform) {
  const [system, processor] = platform.split("-");
  const extension = { darwin: "tar.gz", linux: "tar.xz", windows: "zip" }[system];
  return `node-v${version}-${system === "windows" ? "win" : system}-${processor === "amd64" ? "x64" : processor}.${extension}`;
}

/** The checksums of a table: by version, then by platform. */
export function readTable(text) {
  const versions = [...text.matchAll(/^ {4}"([^"]+)": \{\n(.*?)^ {4}\},$/gms)];
  return new Map(
    versions.map(([, version, lines]) => [
      version,
      new Map(
        [...lines.matchAll(/^ {8}"([^"]+)": "([^"]+)",$/gm)].map(([, platform, checksum]) => [platform, checksum]),
      ),
    ]),
  );
}

/** The text of a table, from its oldest version to its newest. */
export function tableText(tool, table) {
  const entries = [...table].sort(([left], [right]) => compareVersions(left, right));
  return `"""Checksums of the official ${tool.title} release archives.

Made by \`node tools/toolchains/releases/update.mjs ${tool.name}\` from the checksums that the project publishes:
${tool.mirror}/${tool.published}.
The first versions are from ${tool.origin}.
For other versions, add \`sha256\` to the tag: \`toolchains.${tool.name}(version = …, sha256 = …)\`.
"""

visibility(["//..."])

# version -> platform -> sha256 of ${tool.archives}
${tool.name.toUpperCase()}_RELEASES = {
${entries.map(([version, checksums]) => `    "${version}": {\n${lines(checksums)}    },\n`).join("")}}
`;
}

function lines(checksums) {
  return [...checksums].map(([platform, checksum]) => `        "${platform}": "${checksum}",\n`).join("");
}

function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Reads the checksums of a version from a mirror. `read` gives the text at an address, or throws. */
export async function readRelease(tool, version, mirror, read) {
  const checksums = new Map();
  for (const platform of tool.platforms) {
    const archive = tool.archive(version, platform);
    const address = `${mirror}/${tool.checksums(version, archive)}`;
    checksums.set(
      platform,
      checksumIn(await read(address), archive, `${tool.name} ${version}: ${platform}: ${address}`),
    );
  }
  return checksums;
}

/** The checksum of an archive in what `sha256sum` prints: a checksum, two characters and a name in each line. */
function checksumIn(text, archive, place) {
  const line = text.split("\n").find((each) => each.trimEnd().endsWith(` ${archive}`));
  if (line === undefined) {
    throw new ReleaseError(
      `${place}: has no line for ${archive}; expected its checksum. Fix: choose a version that has this archive.`,
    );
  }
  const [checksum] = line.split(" ");
  if (!/^[0-9a-f]{64}$/.test(checksum)) {
    throw new ReleaseError(
      `${place}: not a checksum (got "${checksum}"); expected 64 lowercase hexadecimal digits. Fix: use another mirror.`,
    );
  }
  return checksum;
}

/** Fails if a release does not have the checksums that it had before: projects never replace the archives of a release. */
export function requireSame(tool, version, before, after, mirror) {
  for (const [platform, checksum] of before) {
    const found = after.get(platform);
    if (found === checksum) continue;
    throw new ReleaseError(
      `${tool.name} ${version}: ${platform}: ${mirror} has another checksum than the table (got ${found}); expected ${checksum}. ` +
        "Fix: find out which one is right; to take that of the mirror, remove the version from the table and add it again.",
    );
  }
}
