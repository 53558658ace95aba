/** What went wrong between Helm and a registry, by what Helm 3 and Helm 4 print. */
import { oneLine } from "../base/text.ts";

export type FailureKind =
  | "absent"
  | "busy"
  | "denied"
  | "disk-full"
  | "failing"
  | "plain-http"
  | "refused"
  | "silent"
  | "unknown"
  | "unknown-host"
  | "unreachable"
  | "untrusted";

export interface Failure {
  readonly kind: FailureKind;
  /** Helm's own words. */
  readonly text: string;
}

/**
 * Whether the same may succeed after a pause. Helm 3 sends several requests at once and mixes up their tokens: about every fourth
 * push to a registry with a token server ends with a scope that is not sufficient.
 */
export function isPassing({ kind, text }: Failure): boolean {
  return kind === "busy" || kind === "failing" || kind === "unreachable" || /\binsufficient_scope\b/.test(text);
}

/** What Helm says without a status: the words of Go's network packages, and of the clients for registries. */
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/server gave HTTP response to HTTPS client/, "plain-http"],
  [/x509:|certificate signed by unknown authority/, "untrusted"],
  [/no space left on device/, "disk-full"],
  [/credentials? not found|no basic auth credentials|authorization failed|access denied|unauthorized/i, "denied"],
  [/no such host/, "unknown-host"],
  [/connection re(?:fused|set)|broken pipe|\bEOF\b|server closed|timeout|unreachable|no route to host/, "unreachable"],
  [/Temporary failure in name resolution|server misbehaving/, "unreachable"],
];

/** `reference`: the chart's version. Only if Helm says of it that it is not found is it absent. */
export function failureOf(output: string, reference: string): Failure {
  const text = withoutQueries(oneLine(output.replace(/^(?:WARNING|level=).*$/gm, "").replace(/^Error: /m, "")));
  return { kind: kindOf(text, reference), text };
}

function kindOf(text: string, reference: string): FailureKind {
  if (text.endsWith(`${reference}: not found`)) return "absent";
  const [, helm4, helm3] = /response status code (\d{3})\b|: (\d{3}) [A-Z][a-z]/.exec(text) ?? [];
  const status = helm4 ?? helm3;
  if (status !== undefined) return kindOfStatus(Number(status));
  return WORDS.find(([words]) => words.test(text))?.[1] ?? "unknown";
}

function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return "denied";
  if (status === 408 || status === 429) return "busy";
  return status >= 500 ? "failing" : "refused";
}

/** Addresses for uploads may contain signatures. */
function withoutQueries(text: string): string {
  return text.replace(/(https?:\/\/[^\s"?]+)\?[^\s":]*/g, "$1");
}
