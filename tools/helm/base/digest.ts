/** Digests of contents. */

/** The SHA-256 of a text or of bytes. */
export function sha256(content: string | Uint8Array, encoding: "hex" | "base64" = "hex"): string {
  // Loaded when it is needed: it takes longer than many an action.
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(content).digest(encoding);
}
