/**
 * Reads packaged charts: tar archives, compressed by gzip (POSIX.1-2001, "ustar" and "pax Interchange Format"; GNU tar, "Basic Tar
 * Format"). At once, since stages are no promises: `modern-tar`, which packs them, reads only streams.
 */

const BLOCK = 512;

/** Bytes. Helm reads no larger chart, unless it is told to (`MaxDecompressedChartSize`). */
const MOST = 100 * 2 ** 20;

/** The first file in an archive whose path is wanted; undefined if there is none, or if this is not an archive. */
export function readArchived(archive: Uint8Array, isWanted: (path: string) => boolean): Uint8Array | undefined {
  for (const [path, content] of filesOf(archive)) if (isWanted(path)) return content;
  return undefined;
}

/** All files in an archive by path; none if this is not an archive. */
export function readArchive(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(filesOf(archive));
}

function filesOf(archive: Uint8Array): readonly (readonly [path: string, content: Uint8Array])[] {
  const bytes = decompress(archive);
  const files: [string, Uint8Array][] = [];
  let longPath: string | undefined;
  for (let at = 0; bytes !== undefined && at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (isEnd(header)) break;
    const size = sizeOf(header);
    if (size === undefined) return [];
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = field(header, 156, 1);
    if (["0", ""].includes(type) && field(header, 0, 100) !== "") files.push([longPath ?? pathOf(header), content]);
    longPath = longPathOf(type, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function isEnd(header: Uint8Array): boolean {
  return header.every((byte) => byte === 0);
}

/** In octal digits; undefined if it is not, as a negative one. */
function sizeOf(header: Uint8Array): number | undefined {
  const [, digits] = /^ *([0-7]*) *$/.exec(field(header, 124, 12)) ?? [];
  return digits === undefined ? undefined : Number.parseInt(`0${digits}`, 8);
}

function pathOf(header: Uint8Array): string {
  const [name, prefix] = [field(header, 0, 100), field(header, 257, 5) === "ustar" ? field(header, 345, 155) : ""];
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** A path that is too long for its header stands before that: as a setting of pax, one per line, or, by GNU tar, alone. */
function longPathOf(type: string, content: Uint8Array): string | undefined {
  if (type === "L") return field(content, 0, content.length);
  return type === "x" ? /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(content))?.[1] : undefined;
}

function decompress(archive: Uint8Array): Uint8Array | undefined {
  try {
    // Loaded when it is needed: it takes longer than many an action.
    return process.getBuiltinModule("node:zlib").gunzipSync(archive, { maxOutputLength: MOST });
  } catch {
    return undefined;
  }
}

/** Text up to the first NUL. */
function field(header: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(header.subarray(start, start + length)).split("\0", 1)[0] ?? "";
}
