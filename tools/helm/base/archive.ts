/**
 * Reads packaged charts: tar archives, compressed by gzip (POSIX.1-2001, "ustar" and "pax Interchange Format"; GNU tar, "Basic Tar
 * Format"). At once, since stages are no promises: `modern-tar`, which packs them, reads only streams.
 */

const BLOCK = 512;

/** The first file in an archive whose path is wanted; undefined if there is none, or if this is not an archive. */
export function readArchived(archive: Uint8Array, isWanted: (path: string) => boolean): Uint8Array | undefined {
  for (const [path, content] of filesOf(archive)) if (isWanted(path)) return content;
  return undefined;
}

/** All files in an archive by path; none if this is not an archive. */
export function readArchive(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(filesOf(archive));
}

function* filesOf(archive: Uint8Array): Generator<readonly [path: string, content: Uint8Array]> {
  const bytes = decompress(archive);
  let longPath: string | undefined;
  for (let at = 0; bytes !== undefined && at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(field(header, 124, 12), 8) || 0;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = field(header, 156, 1);
    if (["0", ""].includes(type) && field(header, 0, 100) !== "") yield [longPath ?? pathOf(header), content];
    longPath = longPathOf(type, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
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
    return process.getBuiltinModule("node:zlib").gunzipSync(archive);
  } catch {
    return undefined;
  }
}

/** Text up to the first NUL. */
function field(header: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(header.subarray(start, start + length)).split("\0", 1)[0] ?? "";
}
