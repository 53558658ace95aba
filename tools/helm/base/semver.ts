/** Finds the SemVer 2 version that a malformed one most likely means. */

/** Corrects text like `v1.2.3`, `1.2` and `01.2.3`; undefined if it is not like a version. */
export function nearestSemver(text: string): string | undefined {
  const parts = /^\s*v?\.?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.-]+))?(?:\+([\w.-]+))?\s*$/i.exec(text);
  if (parts === null) return undefined;
  const [, major, minor, patch, preRelease, build] = parts;
  const core = [major, minor, patch].map((part = "0") => part.replace(/^0+(?=\d)/, "")).join(".");
  const identifiers = preRelease === undefined ? "" : `-${identifiersOf(preRelease, /^0+(?=\d+$)/)}`;
  return `${core}${identifiers}${build === undefined ? "" : `+${identifiersOf(build, /^$/)}`}`;
}

/** Dot-separated identifiers, without the parts that SemVer does not allow. */
function identifiersOf(text: string, dropped: RegExp): string {
  return text
    .replaceAll("_", "-")
    .split(".")
    .map((identifier) => identifier.replace(dropped, ""))
    .filter((identifier) => identifier !== "")
    .join(".");
}
