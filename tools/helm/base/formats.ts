/**
 * The formats of text that Kubernetes knows in the schemas of custom resources (apiextensions-apiserver: `formats.go`;
 * kube-openapi: `strfmt`). Other formats mean nothing to it.
 */
import { isIPv4, isIPv6 } from "./address.ts";
import { entryOf } from "./table.ts";
import { readUrl } from "./url.ts";

interface Format {
  /** What it is, in words. */
  readonly noun: string;
  readonly holds: (text: string) => boolean;
}

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?([0-9a-f])[0-9a-f]{3}-?([0-9a-f])[0-9a-f]{3}-?[0-9a-f]{12}$/i;

function uuid(version: string): Format {
  const variants = version === "3" ? "0123456789abcdef" : "89ab";
  return {
    noun: `a UUID of version ${version}`,
    holds: (text) => {
      const [found, digit, variant = ""] = UUID.exec(text) ?? [];
      return found !== undefined && digit === version && variants.includes(variant.toLowerCase());
    },
  };
}

function matching(noun: string, pattern: RegExp): Format {
  return { noun, holds: (text) => pattern.test(text) };
}

const HOST_NAME =
  /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u;
const CARD =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9]{2})[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11})$/;
const BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const COLOR = "\\s*(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\s*";
const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

const ISBN10 = { noun: "an ISBN of ten digits", holds: isIsbn10 };
const ISBN13 = { noun: "an ISBN of thirteen digits", holds: isIsbn13 };
const DATE_TIME = { noun: "a date and time, like `2006-01-02T15:04:05Z`", holds: isDateTime };

const FORMATS: Readonly<Record<string, Format>> = {
  bsonobjectid: matching("24 hexadecimal digits", /^[0-9a-f]{24}$/i),
  byte: matching("text in base 64", BYTE),
  cidr: { noun: "a range of IP addresses, like `10.0.0.0/8`", holds: isRange },
  creditcard: { noun: "the number of a credit card", holds: isCard },
  date: { noun: "a date, like `2006-01-02`", holds: isDate },
  "date-time": DATE_TIME,
  datetime: DATE_TIME,
  duration: { noun: "a duration, like `1h30m`", holds: isDuration },
  email: matching("an email address", /^(?:[^<>"]*<)?[^\s@<>]+@[^\s@<>]+>?$/),
  hexcolor: matching("a colour, like `#0080ff`", /^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  hostname: { noun: "a host name", holds: isHostName },
  ipv4: { noun: "an IPv4 address", holds: isIPv4 },
  ipv6: { noun: "an IPv6 address", holds: isIPv6 },
  isbn: { noun: "an ISBN", holds: (text) => isIsbn10(text) || isIsbn13(text) },
  isbn10: ISBN10,
  isbn13: ISBN13,
  "k8s-long-name": {
    noun: "at most 253 lower-case letters, digits, dashes and dots",
    holds: (text) => text.length <= 253 && new RegExp(`^${LABEL}(?:\\.${LABEL})*$`).test(text),
  },
  "k8s-short-name": {
    noun: "at most 63 lower-case letters, digits and dashes",
    holds: (text) => text.length <= 63 && new RegExp(`^${LABEL}$`).test(text),
  },
  mac: matching(
    "a MAC address",
    /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?:(?:\1[0-9a-f]{2}){2})?$|^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2,3}$/i,
  ),
  rgbcolor: matching("a colour, like `rgb(0,128,255)`", new RegExp(`^rgb\\(${COLOR},${COLOR},${COLOR}\\)$`)),
  ssn: matching("a social security number of the USA", /^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  uri: { noun: "a URL or an absolute path", holds: (text) => readUrl(text) !== undefined },
  uuid: matching("a UUID", UUID),
  uuid3: uuid("3"),
  uuid4: uuid("4"),
  uuid5: uuid("5"),
};

export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

/** Whether a text has a format; undefined if Kubernetes does not check that format. */
export function hasFormat(text: string, format: string): boolean | undefined {
  return entryOf(FORMATS, format)?.holds(text);
}

/** What a text with a format is, in words. */
export function formatNoun(format: string): string {
  return entryOf(FORMATS, format)?.noun ?? format;
}

function isRange(text: string): boolean {
  const [, address = "", digits] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return Number(digits) <= width;
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isDateTime(text: string): boolean {
  const [date = "", time = ""] = text.toLowerCase().split("t");
  const [found, hour = "", minute = "", second = ""] =
    /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(time) ?? [];
  return found !== undefined && isDate(date) && hour <= "23" && minute <= "59" && second <= "59";
}

/** As Go writes it, or a number with a unit in words. */
function isDuration(text: string): boolean {
  const isGo = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
  return (
    isGo ||
    /(?:^|\s)\d+\s*(?:n(?:s|ano)|u(?:s|nit)|µs|micro|m(?:s|illi|in)|s(?:ec)?|h(?:r|our)?|d(?:ay)?|w(?:eek)?)/i.test(
      text,
    )
  );
}

function isHostName(text: string): boolean {
  return HOST_NAME.test(text) && text.split(".").every((part) => part.length >= 1 && part.length <= 63);
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (index + 1) * (digit === "X" ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{13}$/.test(digits)) return false;
  return [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  const doubled = [...digits].toReversed().map((digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return value > 9 ? value - 9 : value;
  });
  return CARD.test(digits) && doubled.reduce((total, digit) => total + digit, 0) % 10 === 0;
}
