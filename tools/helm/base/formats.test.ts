import { expect, test } from "@jest/globals";
import { FORMAT_NAMES, formatNoun, hasFormat } from "./formats.ts";

/** A text with each format, and one without. */
const TEXTS: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  bsonobjectid: ["507f1f77bcf86cd799439011", "507f1f77"],
  byte: ["aGVsbG8=", "aGVsbG8"],
  cidr: ["10.0.0.0/8", "10.0.0.0/33"],
  creditcard: ["4111-1111-1111-1111", "4111-1111-1111-1112"],
  date: ["2024-02-29", "2023-02-29"],
  "date-time": ["2024-01-02T03:04:05.6+01:00", "2024-01-02T25:00:00Z"],
  datetime: ["2024-01-02T03:04:05Z", "2024-01-02"],
  duration: ["1h30m", "an hour"],
  email: ["a@example.com", "a.example.com"],
  hexcolor: ["#0080ff", "#0080f"],
  hostname: ["a.example.com", "-a.example.com"],
  ipv4: ["10.0.0.1", "10.0.0.256"],
  ipv6: ["::1", "10.0.0.1"],
  isbn: ["978-0321751041", "978-0321751042"],
  isbn10: ["0321751043", "0321751044"],
  isbn13: ["978-0321751041", "0321751043"],
  "k8s-long-name": ["a.b-c", "a..b"],
  "k8s-short-name": ["a-b", "a.b"],
  mac: ["00:00:5e:00:53:01", "00:00:5e:00:53"],
  rgbcolor: ["rgb(0,128,255)", "rgb(0,128,256)"],
  ssn: ["123-45-6789", "123-456-789"],
  uri: ["https://example.com/a?b=c", "example.com/a"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "123e4567"],
  uuid3: ["a3bb189e-8bf9-3888-9912-ace4e6543002", "a3bb189e-8bf9-4888-9912-ace4e6543002"],
  uuid4: ["16fd2706-8baf-433b-82eb-8c7fada847da", "16fd2706-8baf-433b-c2eb-8c7fada847da"],
  uuid5: ["886313e1-3b8a-5372-9b90-0c9aee199e5d", "886313e1-3b8a-4372-9b90-0c9aee199e5d"],
};

test("every format has texts", () => {
  expect(Object.keys(TEXTS)).toEqual(FORMAT_NAMES);
});

test.each(Object.entries(TEXTS))("%s", (format, [right, wrong]) => {
  expect([right, wrong].map((text) => hasFormat(text, format))).toEqual([true, false]);
  expect(formatNoun(format)).toMatch(/^(?:an?|at most|text|the|24) /);
});

test("other formats mean nothing", () => {
  expect(hasFormat("a", "password")).toBeUndefined();
  expect(hasFormat("a", "constructor")).toBeUndefined();
});
