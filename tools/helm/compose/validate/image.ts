/** The image digest, if it comes from a file in the build. */
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function validateImage({ app, digest: content }: AppFacts): readonly Problem[] {
  const digest = app.image_digest;
  if (typeof digest !== "object") return [];
  if (content !== undefined && DIGEST.test(content)) return [];
  return [
    {
      code: "invalid-value",
      label: app.label,
      path: "image_digest",
      what:
        content === undefined
          ? `names ${digest.file}, which is no file that was passed in`
          : `names the file ${digest.file}, which does not contain a digest`,
      ...(content === undefined ? {} : { got: content }),
      expected: "a file that contains `sha256:` and 64 hexadecimal digits",
      fix:
        content === undefined
          ? `name the file with the digest; outside of a build, pass --file=${digest.file}=<path>`
          : "name the image's `.digest` target",
    },
  ];
}
