/** What Kubernetes accepts as a name (Kubernetes documentation, "Object Names and IDs", "Labels and Selectors", "Annotations"). */

/** One way to name things. */
export interface NameRule {
  readonly limit: number;
  readonly pattern: RegExp;
  /** What the pattern accepts, in words. */
  readonly form: string;
}

const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

/** RFC 1123. */
export const DNS_LABEL: NameRule = {
  limit: 63,
  pattern: new RegExp(`^${LABEL}$`),
  form: "lower-case letters, digits and `-`, with a letter or digit at both ends",
};

/** RFC 1035. */
export const STRICT_DNS_LABEL: NameRule = {
  limit: 63,
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  form: "lower-case letters, digits and `-`, with a letter at the start and a letter or digit at the end",
};

export const DNS_SUBDOMAIN: NameRule = {
  limit: 253,
  pattern: new RegExp(`^${LABEL}(\\.${LABEL})*$`),
  form: "lower-case letters, digits, `-` and `.`, with letters or digits at both ends",
};

/** Of objects whose names only need to be segments of a path. */
export const PATH_SEGMENT: NameRule = {
  limit: 253,
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  form: "any characters but `/` and `%`",
};

/** Of container ports: IANA service names (RFC 6335). */
export const PORT_NAME: NameRule = {
  limit: 15,
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  form: "lower-case letters, digits and single `-`, with a letter somewhere and a letter or digit at both ends",
};

export const ENV_NAME: NameRule = {
  limit: Number.POSITIVE_INFINITY,
  pattern: /^[-._a-zA-Z][-._a-zA-Z0-9]*$/,
  form: "letters, digits, `_`, `-` and `.`, with no digit at the start",
};

export const LABEL_VALUE: NameRule = {
  limit: 63,
  pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  form: "letters, digits, `-`, `_` and `.`, with letters or digits at both ends",
};

/** What is wrong with a name, and what is expected; undefined if it is correct. */
export function misnamed(
  name: string,
  rule: NameRule,
): { readonly what: string; readonly expected: string } | undefined {
  const over = name.length - rule.limit;
  if (over > 0) {
    const what = `is ${name.length} characters long, ${over} over the limit`;
    return { what, expected: `at most ${rule.limit} characters` };
  }
  return rule.pattern.test(name) ? undefined : { what: "is malformed", expected: rule.form };
}

/** The same for the key of a label or annotation: `<name>`, or `<DNS name>/<name>`. */
export function misnamedKey(key: string): ReturnType<typeof misnamed> {
  const [name = "", prefix, ...others] = key.split("/").reverse();
  if (others.length > 0 || name === "") {
    return { what: "is malformed", expected: "a name, or a DNS name, `/` and a name" };
  }
  return misnamed(name, LABEL_VALUE) ?? (prefix === undefined ? undefined : misnamed(prefix, DNS_SUBDOMAIN));
}
