/** The digest in a file, without the line break that tools write behind it. */
import type { Model } from "../model/types.ts";
export function readDigest(label: string, files: Model["files"]): string | undefined {
  const content = files.get(label);
  return content && new TextDecoder().decode(content).trim();
}
