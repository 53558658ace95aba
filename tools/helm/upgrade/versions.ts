/** Versions of charts, by SemVer 2. */
import type { SemVer } from "semver";
import coerce from "semver/functions/coerce.js";
import parse from "semver/functions/parse.js";

/** Helm also accepts `1.2` and `v1.2.3`. It rejects anything that is not a version before versions are compared. */
function read(version: string): SemVer | null {
  return parse(version, { loose: true }) ?? coerce(version);
}

/** Negative if the first is lower, 0 if they are equal; what follows `+` does not count. */
export function compareVersions(left: string, right: string): number {
  return read(left)?.compare(read(right) ?? left) ?? 0;
}

/** Whether the version tells users that it may break what they rely on. */
export function mayBreak(previous: string, next: string): boolean {
  const [old, now] = [read(previous), read(next)];
  if (old === null || now === null) return false;
  return now.major > old.major || (now.major === 0 && old.major === 0 && now.minor > old.minor);
}

/** The lowest version after this one that may break what users rely on: the next major version, or before 1.0.0 the next minor version. */
export function nextBreaking(version: string): string {
  const { major = 0, minor = 0 } = read(version) ?? {};
  return major > 0 ? `${major + 1}.0.0` : `0.${minor + 1}.0`;
}

/** A version that differs from this one. */
export function renumber(version: string): string {
  return read(version)?.inc("patch").version ?? version;
}
