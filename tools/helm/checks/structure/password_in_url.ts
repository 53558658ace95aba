/** No URL contains a password. */
import { textsOf } from "../objects/texts.ts";
import type { ObjectCheck } from "../types.ts";

const CREDENTIALS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"']*:([^\s/?#@"']+)@/gi;

/** Placeholders that are filled in later: `$(PASSWORD)`, `${PASSWORD}`, `{{ .password }}`, `<password>`, `%s`, `***`. */
const PLACEHOLDER = /^(\$|\{|<|%|\*+$|\[)/;

export const passwordInUrl: ObjectCheck = {
  code: "password-in-url",
  severity: "error",
  about: "practice",
  description: "No URL in settings, arguments or annotations contains a password.",
  source: "RFC 3986, section 3.2.1",
  run: (rendering) =>
    textsOf(rendering)
      .filter(({ text }) => hasPassword(text))
      .map(({ object, path }) => ({
        object,
        path,
        what: "contains a URL with a password in plain text",
        expected: "a URL without a password, or the whole URL from a Secret",
        fix: {
          app: "set the URL with `ref.secret`, or write `$(PASSWORD)` in it and set `PASSWORD` with `ref.secret`",
        },
      })),
};

function hasPassword(text: string): boolean {
  // Most texts have no URL, and looking for a scheme at each of their words takes long.
  if (!text.includes("://")) return false;
  return [...text.matchAll(CREDENTIALS)].some(([, password = ""]) => !PLACEHOLDER.test(password));
}
