/** A chart whose files Helm cannot record as a release. */
import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";

/** Bytes that cannot be compressed, the same in every run. */
function noise(length: number, seed: string): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash("sha256").update(`${seed}${index}`).digest(),
  );
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
}

function problemsWith(content: (seed: string) => Uint8Array): readonly string[] {
  const config_files = Object.fromEntries(
    ["a", "b"].map((name) => [name, { files: [{ file: `shop/${name}.bin` }], mount_path: `/${name}` }]),
  );
  const files = { "shop/a.bin": content("a"), "shop/b.bin": content("b") };
  return problemsOf({ apps: [app({ config_files })], files });
}

test("files that each fit into a ConfigMap, but together not into Helm's record", () => {
  expect(problemsWith((seed) => noise(600_000, seed))).toEqual([
    expect.stringMatching(
      /^\/\/shop:chart: has files of 12\d{5} bytes, whose record in Helm takes 16\d{5}, \d+ more than a Secret can hold; expected a record of at most 1048576 bytes\. Fix: put large files into images, or split the chart\. \[too-large\]$/,
    ),
  ]);
});

test("smaller ones, and large ones that can be compressed", () => {
  expect(problemsWith((seed) => noise(370_000, seed))).toEqual([]);
  expect(problemsWith(() => new Uint8Array(1_000_000))).toEqual([]);
});
