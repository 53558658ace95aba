/** Templates that Helm renders differently each time, as those of charts that draw passwords. */
import { readArchive } from "../base/archive.ts";
import type { ChartFiles } from "../model/types.ts";

/** Functions of Helm and Sprig that draw random values, or tell the time. */
const FUNCTIONS = [
  "ago",
  "bcrypt",
  "durationRound",
  "encryptAES",
  "gen(?:CA|PrivateKey|SelfSignedCert|SignedCert)\\w*",
  "htpasswd",
  "now",
  "rand\\w+",
  "shuffle",
  "uuidv4",
];

const ACTION = /\{\{.*?\}\}/gs;
const COMMENT_OR_TEXT = /\/\*.*?\*\/|"(?:\\.|[^"\\])*"|`[^`]*`/gs;
const CALL = new RegExp(`(?<![.$\\w])(?:${FUNCTIONS.join("|")})\\b`);

/**
 * Whether some file of a chart, or of a chart in it, calls such a function. All files count, since templates may render others
 * with `tpl`; but no notes, which `helm template` does not print.
 */
export function changesEachTime(files: ChartFiles): boolean {
  return [...files].some(([path, content]) => {
    if (/\.(tgz|tar\.gz)$/.test(path)) return changesEachTime(readArchive(Buffer.from(content)));
    if (/(^|\/)NOTES\.txt$/.test(path)) return false;
    const actions = Buffer.from(content).toString().match(ACTION) ?? [];
    return actions.some((action) => CALL.test(action.replace(COMMENT_OR_TEXT, "")));
  });
}
