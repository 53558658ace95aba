/** Debian's docker-registry on loopback, and a relay in front of it, which can break the connection. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { debianProgram, start } from "./processes.ts";

export interface Settings {
  readonly debian: string;
  /** Where it keeps everything. */
  readonly folder: string;
  readonly port: number;
  /** With TLS: the files of the certificate and its key. */
  readonly tls?: Certificate;
  /** With basic authentication: the lines of an htpasswd file. */
  readonly users?: string;
  /** With tokens: where they come from, and the certificate of those who sign them. */
  readonly tokens?: { readonly realm: string; readonly certificate: string };
  /** A command that it is started with, such as one for a namespace. Ends with `exec "$@"`. */
  readonly within?: readonly string[];
}

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts it, and waits until it listens. */
export async function startRegistry({
  debian,
  folder,
  port,
  tls,
  users,
  tokens,
  within = [],
}: Settings): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "htpasswd"), users ?? "");
  const config = {
    version: "0.1",
    log: { level: "error", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, "data") } },
    http: { addr: `127.0.0.1:${port}`, ...(tls === undefined ? {} : { tls }) },
    ...(users === undefined ? {} : { auth: { htpasswd: { realm: "test", path: join(folder, "htpasswd") } } }),
    ...(tokens === undefined ? {} : { auth: { token: tokenAuth(tokens) } }),
  };
  writeFileSync(join(folder, "config.yml"), JSON.stringify(config));
  const program = [...within, ...debianProgram(debian, "docker-registry"), "serve", join(folder, "config.yml")];
  const child = start(program, { stdio: "ignore" });
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`docker-registry does not start on port ${port}`);
    await sleep(50);
  }
  return child;
}

function tokenAuth({ realm, certificate }: { readonly realm: string; readonly certificate: string }) {
  return { realm, service: "test", issuer: "test", rootcertbundle: certificate };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export async function kill(child: ChildProcess): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** `pass`: to the registry. A number is a status to answer with; `hold` never answers. */
export type Verdict = "hold" | "pass" | number;

export interface Relay {
  readonly port: number;
  /** Is asked about each request, as `PUT /v2/…`. */
  judge: (request: string) => Verdict | Promise<Verdict>;
  close(): void;
}

export async function startRelay(target: number): Promise<Relay> {
  const server = createServer(async (incoming, response) => {
    const verdict = await relay.judge(`${incoming.method} ${incoming.url}`);
    if (verdict === "hold") return;
    if (verdict !== "pass") {
      incoming.resume();
      response.writeHead(verdict).end();
      return;
    }
    const { method, url: path, headers } = incoming;
    const outgoing = request({ host: "127.0.0.1", port: target, method, path, headers }, (answer: IncomingMessage) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    outgoing.on("error", () => incoming.socket.destroy());
    incoming.pipe(outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const relay: Relay = {
    port: (server.address() as AddressInfo).port,
    judge: () => "pass",
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return relay;
}

export interface Asked {
  /** For HTTP_PROXY and HTTPS_PROXY. */
  readonly address: string;
  readonly requests: ReadonlySet<string>;
  close(): void;
}

/** A proxy that lets nothing through, and tells what it was asked for. */
export async function startProxy(): Promise<Asked> {
  const requests = new Set<string>();
  const server = createServer(({ method, url }, response) => {
    requests.add(`${method} ${url}`);
    response.writeHead(403).end();
  });
  server.on("connect", ({ method, url }: IncomingMessage, socket: Socket) => {
    requests.add(`${method} ${url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => server.close(),
  };
}

/** A certificate for an address that signs itself. */
export function makeCertificate(debian: string, folder: string, address: string): Certificate {
  const files = { certificate: join(folder, "registry.crt"), key: join(folder, "registry.key") };
  const [program = "", ...args] = debianProgram(debian, "openssl");
  const subject = ["-subj", `/CN=${address}`, "-addext", `subjectAltName=IP:${address}`];
  const out = ["-days", "2", "-keyout", files.key, "-out", files.certificate];
  // Debian's configuration is in its folder, too.
  const env = { OPENSSL_CONF: join(debian, "etc/ssl/openssl.cnf") };
  execFileSync(program, [...args, "req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...out], {
    env,
    stdio: "pipe",
  });
  return files;
}
