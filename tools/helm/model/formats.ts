/** Formats of text in the schemas, for what patterns cannot describe. */
import { canonicalAddress, canonicalRange } from "../base/address.ts";

/** Each gives a text in the notation that it must have, or undefined if no such text can be made of it. */
export const FORMATS = { "ip-address": canonicalAddress, "ip-range": canonicalRange } as const;

export type Format = keyof typeof FORMATS;
