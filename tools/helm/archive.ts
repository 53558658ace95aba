/** Reads packed charts: tar archives, compressed by gzip (POSIX.1-2001, "ustar Interchange Format"). */
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** A file of an archive by its path; undefined where it has none of the name, or is no such archive. */
export function readArchived(archive: Uint8Array, isWanted: (path: string) => boolean): Uint8Array | undefined {
  const bytes = decompress(archive);
  for (let at = 0; bytes !== undefined && at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(field(header, 124, 12), 8) || 0;
    const isFile = ["0", ""].includes(field(header, 156, 1));
    if (isFile && isWanted(field(header, 0, 100))) return bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function decompress(archive: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(archive);
  } catch {
    return undefined;
  }
}

/** Text up to the first NUL. */
function field(header: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(header.subarray(start, start + length)).split("\0", 1)[0] ?? "";
}
