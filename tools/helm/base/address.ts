/** IP addresses and address ranges, in the one notation that Kubernetes accepts without a warning (RFC 5952 for IPv6). */

// Loaded when it is needed: it takes longer than many an action.
const net = () => process.getBuiltinModule("node:net");

/** Whether a text is an IPv4 address. */
export function isIPv4(text: string): boolean {
  return net().isIPv4(text);
}

/** Whether a text is an IPv6 address, without a zone. */
export function isIPv6(text: string): boolean {
  return net().isIPv6(text) && !text.includes("%");
}

/** An address in that notation; undefined if the text is not an address. */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return undefined;
  const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return /^::ffff:[0-9a-f]+:[0-9a-f]+$/.test(address) ? mappedAddress(address) : address;
}

/** A range in that notation, without bits behind its prefix; undefined if the text is not a range. */
export function canonicalRange(text: string): string | undefined {
  const range = rangeOf(text);
  if (range === undefined) return undefined;
  const { parts, length, width } = range;
  const address = width === 8 ? parts.join(".") : canonicalAddress(parts.map((part) => part.toString(16)).join(":"));
  return `${address}/${length}`;
}

/** Whether a range is a part of another one, and not all of it. */
export function isPartOf(inner: string, outer: string): boolean {
  const [part, whole] = [rangeOf(inner), rangeOf(outer)];
  if (part === undefined || whole === undefined) return false;
  if (part.width !== whole.width || part.length <= whole.length) return false;
  return masked(part, whole.length).every((bits, index) => bits === whole.parts[index]);
}

interface Range {
  /** The bytes of an IPv4 address, or the groups of an IPv6 address. */
  readonly parts: readonly number[];
  /** Bits in a part. */
  readonly width: number;
  /** Bits in the prefix. */
  readonly length: number;
}

function rangeOf(text: string): Range | undefined {
  const [, before = "", digits] = /^(.*)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const address = canonicalAddress(before);
  if (address === undefined) return undefined;
  const [parts, width] = address.includes(":") ? [groupsOf(address), 16] : [address.split(".").map(Number), 8];
  const length = Number(digits);
  return length > parts.length * width ? undefined : { parts: masked({ parts, width }, length), width, length };
}

/** The parts of an address with only its first bits. */
function masked({ parts, width }: Pick<Range, "parts" | "width">, length: number): readonly number[] {
  return parts.map((part, index) => {
    const free = width - Math.min(Math.max(length - index * width, 0), width);
    return (part >> free) << free;
  });
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [before = [], after = []] = address
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":").map((group) => Number.parseInt(group, 16))));
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The IPv4 address that an IPv6 address stands for. */
function mappedAddress(address: string): string {
  const groups = groupsOf(address).slice(-2);
  return groups.flatMap((group) => [group >> 8, group & 255]).join(".");
}
