/** Packs files into an archive without a clock: the same files give the same bytes (POSIX.1-2001, "pax Interchange Format"). */
import { gzipSync } from "node:zlib";
import { packTar } from "modern-tar";

/** Where gzip says which operating system it ran on (RFC 1952), which would differ between machines. */
const OPERATING_SYSTEM = 9;
const UNKNOWN = 255;

/** The files of a folder, in the order given, as a tar archive that is compressed by gzip. */
export async function pack(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<Uint8Array> {
  const entries = [...files].map(([path, content]) => {
    const body = Buffer.from(content);
    const name = `${folder}/${path}`;
    return { header: { name, size: body.length, mode: 0o644, mtime: new Date(0), type: "file" as const }, body };
  });
  const packed = gzipSync(await packTar(entries), { level: 9 });
  packed[OPERATING_SYSTEM] = UNKNOWN;
  return packed;
}
