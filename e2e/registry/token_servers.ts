/** Token servers on loopback, and how Bazel is made to trust them. */
import type { ChildProcess } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { start } from "./processes.ts";
import type { Certificate } from "./servers.ts";

export interface TokenServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** How it was asked for the tokens that it has given. */
  readonly asked: Set<string>;
}

export interface Known {
  readonly user: string;
  readonly password: string;
  readonly identityToken: string;
}

/** Starts a server whose tokens are signed with the key of a certificate. */
export async function startTokenServer(
  scheme: "http" | "https",
  { certificate, key }: Certificate,
  { user, password, identityToken }: Known,
): Promise<TokenServer> {
  const program = [process.execPath, "e2e/registry/token_server.mjs", scheme, certificate, key];
  const child = start([...program, user, password, identityToken], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout as NodeJS.ReadableStream, "data");
  const asked = new Set<string>();
  child.stdout?.on("data", (lines) => {
    for (const line of String(lines).trimEnd().split("\n")) asked.add(line);
  });
  // Helm 4 follows no registry to a private address, but to another port of its own host. Certificates have the address.
  const host = scheme === "http" ? "localhost" : "127.0.0.1";
  return { url: `${scheme}://${host}:${String(port).trim()}/token`, process: child, asked };
}

/** Startup options that make Bazel trust a certificate, and no other. */
export function trusting(certificate: string, store: string): readonly string[] {
  writeFileSync(store, trustStore(new X509Certificate(readFileSync(certificate)).raw));
  const settings = { trustStore: store, trustStorePassword: PASSWORD, trustStoreType: "JKS" };
  return Object.entries(settings).map(([name, value]) => `--host_jvm_args=-Djavax.net.ssl.${name}=${value}`);
}

const PASSWORD = "changeit";

/** A certificate in the format of Java's own key stores (JDK, sun.security.provider.JavaKeyStore). */
function trustStore(certificate: Uint8Array): Uint8Array {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const text = (value: string) => Buffer.concat([number(value.length).subarray(2), Buffer.from(value)]);
  const [magic, version, count, isTrusted] = [0xfeedfeed, 2, 1, 2].map(number);
  const entry = [isTrusted, text("registry"), Buffer.alloc(8), text("X.509"), number(certificate.length), certificate];
  const content = Buffer.concat([magic, version, count, ...entry].map((part) => part ?? Buffer.alloc(0)));
  const secret = Buffer.from(PASSWORD, "utf16le").swap16();
  const digest = createHash("sha1").update(secret).update("Mighty Aphrodite").update(content).digest();
  return Buffer.concat([content, digest]);
}
