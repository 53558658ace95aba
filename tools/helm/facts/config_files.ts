/** The files of the build that apps mount: their keys, and whether they are text. */

import { decodeUtf8, UNPRINTABLE } from "../base/text.ts";

/** The key of a file in the build: its base name, unless it has another one. */
export function fileKey({ file, key }: { readonly file: string; readonly key?: string }): string {
  return key ?? file.slice(file.search(/[^:/]*$/));
}

/** The text of a file; undefined if it is not text that an object can contain. */
export function decode(content: Uint8Array): string | undefined {
  const text = decodeUtf8(content);
  return text === undefined || UNPRINTABLE.test(text) ? undefined : text;
}
