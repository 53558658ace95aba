/** The lines of MODULE.bazel that import a chart, pinned by what it is now. */
import { starlark } from "../base/starlark.ts";

export interface PinnedChart {
  readonly name: string;
  readonly version: string;
  /** As someone has written it: `oci://…` or `https://…`. */
  readonly address: string;
  /** Digest of the manifest, of a chart in a registry. */
  readonly digest: string | undefined;
  /** Of the package. */
  readonly sha256: string;
  /** Whether HTTP was asked for. */
  readonly isPlain: boolean;
}

/** An address in a registry without its tag, which is the version as far as it can be one. */
export function splitTag(address: string): { readonly repository: string; readonly version: string | undefined } {
  const [, repository = address, tag] = /^(oci:\/\/.*\/[^/:@]+)(?::([^/]+))?$/.exec(address) ?? [];
  return { repository, version: tag?.replaceAll("_", "+") };
}

export function pinLines(chart: PinnedChart): string {
  const { name, digest } = chart;
  const [tag, attributes] = digest === undefined ? ["http", ofFile(chart)] : ["oci", ofManifest(chart, digest)];
  const plain = chart.isPlain ? ["    plain_http = True,"] : [];
  return [
    'charts = use_extension("@rules_appchart//:extensions.bzl", "charts")',
    `charts.${tag}(`,
    `    name = ${starlark(name)},`,
    ...[...attributes, ...plain].sort(),
    ")",
    `use_repo(charts, ${starlark(name)})`,
  ].join("\n");
}

function ofFile({ address, sha256 }: PinnedChart): readonly string[] {
  return [`    sha256 = ${starlark(sha256)},`, `    url = ${starlark(address)},`];
}

/** With the version as the tag, for readers: tags have no `+`. */
function ofManifest({ address, version }: PinnedChart, digest: string): readonly string[] {
  const reference = `${splitTag(address).repository}:${version.replaceAll("+", "_")}`;
  return [`    digest = ${starlark(digest)},`, `    reference = ${starlark(reference)},`];
}
