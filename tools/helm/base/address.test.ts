import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalAddress, canonicalRange, isPartOf } from "./address.ts";

test.each([
  ["10.0.0.7", "10.0.0.7"],
  ["fd00::7", "fd00::7"],
  ["FD00:0:0:0:0:0:0:7", "fd00::7"],
  ["::", "::"],
  ["0:0:1::", "0:0:1::"],
  ["::ffff:10.0.0.7", "10.0.0.7"],
  ["::1.2.3.4", "::102:304"],
])("the address %s", (text, canonical) => {
  expect(canonicalAddress(text)).toBe(canonical);
});

test.each(["", "12:30", "C.f:D:", ".1:", "8.5.632.612", "010.0.0.7", "10.0.0", "fe80::1%eth0", "10.0.0.7/8", "[::1]"])(
  "not an address: %j",
  (text) => {
    expect(canonicalAddress(text)).toBeUndefined();
  },
);

test.each([
  ["10.0.0.0/8", "10.0.0.0/8"],
  ["10.1.2.3/8", "10.0.0.0/8"],
  ["10.1.2.3/32", "10.1.2.3/32"],
  ["10.1.2.3/0", "0.0.0.0/0"],
  ["172.31.255.255/12", "172.16.0.0/12"],
  ["2001:DB8::1/32", "2001:db8::/32"],
  ["2001:db8:ffff::/33", "2001:db8:8000::/33"],
  ["::1/128", "::1/128"],
  ["::/0", "::/0"],
])("the range %s", (text, canonical) => {
  expect(canonicalRange(text)).toBe(canonical);
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/", ".f:.8ebc20c:/2", "::/129", "::ffff:1.2.3.0/120"])(
  "not a range: %j",
  (text) => {
    expect(canonicalRange(text)).toBeUndefined();
  },
);

test("the canonical notation is its own", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat({ max: 128 }), (address, length) => {
      const canonical = canonicalAddress(address) ?? "";
      expect(canonicalAddress(canonical)).toBe(canonical);
      const range = canonicalRange(`${address}/${length}`);
      if (range !== undefined) expect(canonicalRange(range)).toBe(range);
    }),
  );
});

test.each([
  ["10.1.0.0/16", "10.0.0.0/8", true],
  ["10.0.0.0/8", "10.0.0.0/8", false],
  ["10.0.0.0/8", "10.1.0.0/16", false],
  ["11.1.0.0/16", "10.0.0.0/8", false],
  ["2001:db8:1::/48", "2001:db8::/32", true],
  ["2001:db9:1::/48", "2001:db8::/32", false],
  ["::/64", "0.0.0.0/0", false],
  ["x", "10.0.0.0/8", false],
])("%s is a part of %s: %s", (inner, outer, expected) => {
  expect(isPartOf(inner, outer)).toBe(expected);
});
