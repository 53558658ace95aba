/** The lines that import a chart. */
import { expect, test } from "@jest/globals";
import { type PinnedChart, pinLines, splitTag } from "./pin.ts";

const CHART: PinnedChart = {
  name: "redis",
  version: "1.2.3+4",
  address: "oci://r.example.com:5000/charts/redis",
  digest: "sha256:0",
  sha256: "1",
  isPlain: false,
};

test("a chart in a registry has its version as the tag, and its digest", () => {
  const lines = [
    'charts = use_extension("@rules_appchart//:extensions.bzl", "charts")',
    "charts.oci(",
    '    name = "redis",',
    '    digest = "sha256:0",',
    '    reference = "oci://r.example.com:5000/charts/redis:1.2.3_4",',
    ")",
    'use_repo(charts, "redis")',
  ];
  expect(pinLines(CHART).split("\n")).toEqual(lines);
  expect(pinLines({ ...CHART, address: `${CHART.address}:old` }).split("\n")).toEqual(lines);
});

test("a chart at an address has its checksum, and says if it is not encrypted", () => {
  const address = "http://c.example.com/redis-1.2.3.tgz";
  expect(pinLines({ ...CHART, address, digest: undefined, isPlain: true }).split("\n")).toEqual([
    'charts = use_extension("@rules_appchart//:extensions.bzl", "charts")',
    "charts.http(",
    '    name = "redis",',
    "    plain_http = True,",
    '    sha256 = "1",',
    '    url = "http://c.example.com/redis-1.2.3.tgz",',
    ")",
    'use_repo(charts, "redis")',
  ]);
});

test.each([
  ["oci://r.example.com:5000/redis", "oci://r.example.com:5000/redis", undefined],
  ["oci://r.example.com:5000/charts/redis:1.2.3_4", "oci://r.example.com:5000/charts/redis", "1.2.3+4"],
  ["https://c.example.com/redis-1.2.3.tgz", "https://c.example.com/redis-1.2.3.tgz", undefined],
])("%s without its tag", (address, repository, version) => {
  expect(splitTag(address)).toEqual({ repository, version });
});
