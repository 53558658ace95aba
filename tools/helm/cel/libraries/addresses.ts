/** Kubernetes' CEL libraries of IP addresses and of their ranges. */
import { canonicalAddress, isIPv4, isIPv6 } from "../../base/address.ts";
import { ExpressionError, type Library, namespace, type Opaque, opaque, opaqueType } from "../library.ts";

/** An address as a number. */
interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

interface Prefix {
  readonly address: Address;
  readonly length: number;
}

const IP_TYPE = opaqueType<Address>("net.IP");
const CIDR_TYPE = opaqueType<Prefix>("net.CIDR");
const IP_NAMESPACE = namespace("ip");
type Ip = Opaque<Address>;
type Cidr = Opaque<Prefix>;

export const ADDRESSES: Library = {
  types: [IP_TYPE, CIDR_TYPE],
  namespaces: [IP_NAMESPACE],
  functions: {
    "ip(string): net.IP": (text: string) => opaque(IP_TYPE, address(text)),
    "isIP(string): bool": (text: string) => readAddress(text) !== undefined,
    "ipNamespace.isCanonical(string): bool": (_: unknown, text: string) => textOf(address(text)) === text,
    "string(net.IP): string": ({ value }: Ip) => textOf(value),
    "net.IP.family(): int": ({ value }: Ip) => BigInt(value.family),
    "net.IP.isUnspecified(): bool": ({ value }: Ip) => value.bits === 0n,
    "net.IP.isLoopback(): bool": ({ value }: Ip) => isLoopback(value),
    "net.IP.isLinkLocalMulticast(): bool": ({ value }: Ip) => isLinkLocalMulticast(value),
    "net.IP.isLinkLocalUnicast(): bool": ({ value }: Ip) => isLinkLocalUnicast(value),
    "net.IP.isGlobalUnicast(): bool": ({ value }: Ip) => isGlobalUnicast(value),
    "cidr(string): net.CIDR": (text: string) => opaque(CIDR_TYPE, prefix(text)),
    "isCIDR(string): bool": (text: string) => readPrefix(text) !== undefined,
    "string(net.CIDR): string": ({ value }: Cidr) => `${textOf(value.address)}/${value.length}`,
    "net.CIDR.containsIP(net.IP): bool": (range: Cidr, ip: Ip) => contains(range.value, ip.value),
    "net.CIDR.containsIP(string): bool": (range: Cidr, text: string) => contains(range.value, address(text)),
    "net.CIDR.containsCIDR(net.CIDR): bool": (range: Cidr, other: Cidr) => containsAll(range.value, other.value),
    "net.CIDR.containsCIDR(string): bool": (range: Cidr, text: string) => containsAll(range.value, prefix(text)),
    "net.CIDR.ip(): net.IP": ({ value }: Cidr) => opaque(IP_TYPE, value.address),
    "net.CIDR.prefixLength(): int": ({ value }: Cidr) => BigInt(value.length),
    "net.CIDR.masked(): net.CIDR": ({ value: { address, length } }: Cidr) =>
      opaque(CIDR_TYPE, { length, address: { ...address, bits: masked(address, length) } }),
  },
  operators: {
    "net.IP == net.IP": (left: Ip, right: Ip) => isSame(left.value, right.value),
    "net.CIDR == net.CIDR": (left: Cidr, right: Cidr) =>
      left.value.length === right.value.length && isSame(left.value.address, right.value.address),
  },
};

function address(text: string): Address {
  const found = readAddress(text);
  if (found === undefined) throw new ExpressionError(`IP Address ${JSON.stringify(text)} parse error`);
  return found;
}

/** IPv4 addresses in the notation of IPv6, and zones, are refused. */
function readAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { family: 4, bits: joined(text.split(".").map(Number), 8n) };
  if (!isIPv6(text)) return undefined;
  const canonical = canonicalAddress(text) ?? "";
  if (canonical.includes(".")) return undefined;
  const [before = [], after = []] = canonical
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":").map((group) => Number.parseInt(group, 16))));
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  return { family: 6, bits: joined([...before, ...zeros, ...after], 16n) };
}

function joined(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}

function textOf({ family, bits }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return canonicalAddress(groups.join(":")) ?? "";
}

function prefix(text: string): Prefix {
  const found = readPrefix(text);
  if (found === undefined) throw new ExpressionError(`network address parse error: ${JSON.stringify(text)}`);
  return found;
}

function readPrefix(text: string): Prefix | undefined {
  const [, before = "", digits] = /^(.*)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const found = readAddress(before);
  if (found === undefined || Number(digits) > widthOf(found)) return undefined;
  return { address: found, length: Number(digits) };
}

function widthOf({ family }: Address): number {
  return family === 4 ? 32 : 128;
}

/** The first bits of an address; the others are 0. */
function masked(address: Address, length: number): bigint {
  const free = BigInt(widthOf(address) - length);
  return (address.bits >> free) << free;
}

function contains(range: Prefix, address: Address): boolean {
  return (
    range.address.family === address.family && masked(range.address, range.length) === masked(address, range.length)
  );
}

function containsAll(range: Prefix, other: Prefix): boolean {
  return range.length <= other.length && contains(range, other.address);
}

function isSame(left: Address, right: Address): boolean {
  return left.family === right.family && left.bits === right.bits;
}

function isIn(address: Address, ranges: Readonly<Record<4 | 6, string>>): boolean {
  return contains(prefix(ranges[address.family]), address);
}

function isLoopback(address: Address): boolean {
  return isIn(address, { 4: "127.0.0.0/8", 6: "::1/128" });
}

function isLinkLocalMulticast(address: Address): boolean {
  if (address.family === 4) return isIn(address, { 4: "224.0.0.0/24", 6: "::/128" });
  // Only the scope counts, the last four of the first 16 bits.
  return address.bits >> 120n === 0xffn && ((address.bits >> 112n) & 0xfn) === 2n;
}

function isLinkLocalUnicast(address: Address): boolean {
  return isIn(address, { 4: "169.254.0.0/16", 6: "fe80::/10" });
}

function isGlobalUnicast(address: Address): boolean {
  const isBroadcast = address.family === 4 && address.bits === 0xffffffffn;
  const isMulticast = isIn(address, { 4: "224.0.0.0/4", 6: "ff00::/8" });
  return address.bits !== 0n && !isBroadcast && !isMulticast && !isLoopback(address) && !isLinkLocalUnicast(address);
}
