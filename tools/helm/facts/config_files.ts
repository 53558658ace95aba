import { decodeUtf8 } from "../base/text.ts";

/** The key of a file in the build: its base name, unless it has another one. */
export function fileKey({ file, key }: { readonly file: string; readonly key?: string }): string {
  return key ?? file.slice(file.search(/[^:/]*$/));
}

/** The text of a file; undefined if it is not text. */
export function decode(content: Uint8Array): string | undefined {
  const text = decodeUtf8(content);
  return text?.includes("\0") === true ? undefined : text;
}
