/** The digest that pins a chart. */
import type { Declaration, Unlabelled } from "./types.ts";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** As declared, or the content of its file, without the line break that tools write. */
export function readDigest(
  declaration: Declaration,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly value: string | undefined; readonly problems: readonly Unlabelled[] } {
  const declared = "digest" in declaration ? declaration.digest : undefined;
  if (typeof declared !== "object") return { value: declared, problems: [] };
  const value = new TextDecoder().decode(files.get(declared.file)).trim();
  if (DIGEST.test(value)) return { value, problems: [] };
  const expected = "`sha256:` and 64 hexadecimal digits";
  const fix = "name the target that writes the digest of the chart, its `.digest`";
  return {
    value,
    problems: [
      {
        code: "invalid-digest",
        path: "digest",
        what: `names ${declared.file}, which has no digest`,
        got: value,
        expected,
        fix,
      },
    ],
  };
}
