/** Text in XML 1.0. */

/** A value in quotes. */
export function xmlAttribute(value: string): string {
  return `"${escapeXml(value).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`;
}

/** XML 1.0 cannot represent most control characters. */
export function escapeXml(value: string): string {
  const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML cannot hold.
  return escaped.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
}
