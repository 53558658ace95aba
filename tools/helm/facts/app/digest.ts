/** The digest of an image. */
import type { App, Model } from "../../model/types.ts";

/** As declared, or the content of its file, without the trailing line break that tools write. */
export function digestOf({ image_digest: declared }: App, files: Model["files"]): string | undefined {
  if (typeof declared !== "object") return declared;
  const content = files.get(declared.file);
  return content && new TextDecoder().decode(content).trim();
}
