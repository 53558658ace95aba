/** Kubernetes' CEL library of semantic versions. */
import { parse as parseVersion, type SemVer } from "semver";
import { ExpressionError, type Library, type Opaque, opaque, opaqueType } from "../library.ts";

const SEMVER_TYPE = opaqueType<SemVer>("kubernetes.Semver");
type Version = Opaque<SemVer>;

export const SEMVER: Library = {
  types: [SEMVER_TYPE],
  functions: {
    "semver(string): kubernetes.Semver": (text: string) => version(text, false),
    "semver(string, bool): kubernetes.Semver": version,
    "isSemver(string): bool": (text: string) => read(text, false) !== undefined,
    "isSemver(string, bool): bool": (text: string, isTolerant: boolean) => read(text, isTolerant) !== undefined,
    "kubernetes.Semver.major(): int": ({ value }: Version) => BigInt(value.major),
    "kubernetes.Semver.minor(): int": ({ value }: Version) => BigInt(value.minor),
    "kubernetes.Semver.patch(): int": ({ value }: Version) => BigInt(value.patch),
    "kubernetes.Semver.compareTo(kubernetes.Semver): int": (left: Version, right: Version) =>
      BigInt(left.value.compare(right.value)),
    "kubernetes.Semver.isGreaterThan(kubernetes.Semver): bool": (left: Version, right: Version) =>
      left.value.compare(right.value) > 0,
    "kubernetes.Semver.isLessThan(kubernetes.Semver): bool": (left: Version, right: Version) =>
      left.value.compare(right.value) < 0,
  },
  operators: {
    "kubernetes.Semver == kubernetes.Semver": (left: Version, right: Version) => left.value.compare(right.value) === 0,
  },
};

function version(text: string, isTolerant: boolean): Version {
  const found = read(text, isTolerant);
  if (found === undefined) throw new ExpressionError(`no semantic version: ${text}`);
  return opaque(SEMVER_TYPE, found);
}

/** The package also takes a leading `v`, and spaces around the version. */
function read(text: string, isTolerant: boolean): SemVer | undefined {
  const strict = isTolerant ? completed(text) : text;
  return /^\d/.test(strict) && strict.trim() === strict ? (parseVersion(strict) ?? undefined) : undefined;
}

/** Without a leading `v`, without leading zeros, and with all three numbers. */
function completed(text: string): string {
  const [, core = "", rest = ""] = /^v?([0-9]+(?:\.[0-9]+){0,2})(.*)$/s.exec(text) ?? [];
  const numbers = core.split(".").map((part) => part.replace(/^0+(?=\d)/, ""));
  return core === "" ? text : `${[...numbers, "0", "0"].slice(0, 3).join(".")}${rest}`;
}
