import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { readArchive, readArchived } from "./archive.ts";

/** A tar archive of these files; a folder has no content. */
function tar(entries: readonly (readonly [path: string, content: string | undefined])[]): Buffer {
  const blocks = entries.flatMap(([path, content]) => {
    const header = Buffer.alloc(512);
    header.write(path, 0);
    header.write((content ?? "").length.toString(8).padStart(11, "0"), 124);
    header.write(content === undefined ? "5" : "0", 156);
    const body = Buffer.alloc(Math.ceil((content ?? "").length / 512) * 512);
    body.write(content ?? "");
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const ENTRIES = [
  ["x/", undefined],
  ["x/long.txt", "y".repeat(513)],
  ["x/Chart.yaml", "name: x\n"],
  ["x/empty", ""],
] as const;

const read = (archive: Uint8Array, name: string) => {
  const found = readArchived(archive, (path) => path === name);
  return found && Buffer.from(found).toString();
};

test("files are found after others, with their whole content", () => {
  const archive = gzipSync(tar(ENTRIES));
  expect(read(archive, "x/Chart.yaml")).toBe("name: x\n");
  expect(read(archive, "x/long.txt")).toBe("y".repeat(513));
  expect(read(archive, "x/empty")).toBe("");
});

test("a missing file, a folder, and data that is not an archive give nothing", () => {
  expect(read(gzipSync(tar(ENTRIES)), "x/values.yaml")).toBeUndefined();
  expect(read(gzipSync(tar(ENTRIES)), "x/")).toBeUndefined();
  expect(read(Buffer.from("text"), "x")).toBeUndefined();
  expect(read(gzipSync("text"), "x")).toBeUndefined();
});

test("an archive with a size that is none is none", () => {
  const archive = tar(ENTRIES);
  // Its header is after a folder, and two files of three and two blocks.
  archive.write("-0000001000", 512 * 6 + 124);
  expect(readArchive(gzipSync(archive))).toEqual(new Map());
});

test("what is behind the end of an archive is no part of it", () => {
  const archive = Buffer.concat([tar(ENTRIES), Buffer.alloc(512, "?")]);
  expect(read(gzipSync(archive), "x/Chart.yaml")).toBe("name: x\n");
});

test("an archive that is larger than Helm allows is none", () => {
  const large = Buffer.alloc(100 * 2 ** 20);
  expect(readArchive(gzipSync(Buffer.concat([tar(ENTRIES).subarray(0, -1024), large])))).toEqual(new Map());
});

test("all files are listed by their full paths, wherever an archive stores those", () => {
  const long = `x/${"folder/".repeat(14)}file`;
  const blocks = tar([
    ["x/a", "1"],
    ["x/b", "2"],
  ]);
  // ustar: the first part of the path has its own field.
  blocks.write("ustar", 257);
  blocks.write("x/deep", 345);
  const record = `path=${long}\n`;
  /** What stands before an entry. */
  const before = (type: string, name: string, content: string) => {
    const header = tar([[name, content]]).subarray(0, 1024);
    header.write(type, 156);
    return header;
  };
  const pax = [before("x", "PaxHeaders.0/c", `${record.length + 4} ${record}`), tar([["x/c", "3"]]).subarray(0, 1024)];
  const gnu = [before("L", "././@LongLink", `${long}2\0`), tar([["x/d", "4"]])];
  const archive = gzipSync(Buffer.concat([blocks.subarray(0, 2048), ...pax, ...gnu]));
  const files = [...readArchive(archive)].map(([path, content]) => [path, Buffer.from(content).toString()]);
  expect(files).toEqual([
    ["x/deep/x/a", "1"],
    ["x/b", "2"],
    [long, "3"],
    [`${long}2`, "4"],
  ]);
  expect(readArchive(Buffer.from("text"))).toEqual(new Map());
});
