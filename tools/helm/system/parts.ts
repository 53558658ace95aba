/**
 * Files of named parts, of which a program reads those that it needs. At the front is the index, a JSON object of the offset and
 * length of each part, after the length of this index itself.
 */
import { openSync, readSync, writeFileSync } from "node:fs";

type Index = Readonly<Record<string, readonly [offset: number, length: number]>>;

const DIGITS = 8;

export function writeParts(path: string, parts: ReadonlyMap<string, Uint8Array>): void {
  let end = 0;
  const index: Index = Object.fromEntries(
    [...parts].map(([name, { length }]) => {
      const offset = end;
      end += length;
      return [name, [offset, length]];
    }),
  );
  const text = Buffer.from(JSON.stringify(index));
  writeFileSync(path, Buffer.concat([Buffer.from(String(text.length).padStart(DIGITS)), text, ...parts.values()]));
}

/** Reads a part of a file by its name; there may be none. Throws if the file is no file of parts. */
export function partsIn(path: string): (name: string) => Buffer | undefined {
  const file = openSync(path, "r");
  const read = (position: number, length: number): Buffer => {
    // V8 takes a code cache as it is if it has memory of its own.
    const part = Buffer.allocUnsafeSlow(length);
    return part.subarray(0, readSync(file, part, 0, length, position));
  };
  const start = DIGITS + Number(read(0, DIGITS));
  const index = JSON.parse(String(read(DIGITS, start - DIGITS))) as Index;
  return (name) => {
    const [offset, length] = index[name] ?? [];
    return offset === undefined || length === undefined ? undefined : read(start + offset, length);
  };
}
