import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { readArchived } from "./archive.ts";

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

test("files are found behind others, by their whole content", () => {
  const archive = gzipSync(tar(ENTRIES));
  expect(read(archive, "x/Chart.yaml")).toBe("name: x\n");
  expect(read(archive, "x/long.txt")).toBe("y".repeat(513));
  expect(read(archive, "x/empty")).toBe("");
});

test("what is not there, a folder, and what is no archive give nothing", () => {
  expect(read(gzipSync(tar(ENTRIES)), "x/values.yaml")).toBeUndefined();
  expect(read(gzipSync(tar(ENTRIES)), "x/")).toBeUndefined();
  expect(read(Buffer.from("text"), "x")).toBeUndefined();
  expect(read(gzipSync("text"), "x")).toBeUndefined();
});
