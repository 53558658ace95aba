/** The key of a file of the build: its base name, unless it was given one. */
export function fileKey({ file, key }: { readonly file: string; readonly key?: string }): string {
  return key ?? file.slice(file.search(/[^:/]*$/));
}

/** The text that a file holds; undefined where it holds something else. */
export function decode(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
