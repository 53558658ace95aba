/** An OCI registry in memory, as small as Helm allows, that can be told to fail (OCI Distribution Specification 1.1). */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Registry {
  /** Host and port. */
  readonly host: string;
  /** Manifests by path, like `charts/shop/manifests/1.0.0`. */
  readonly manifests: ReadonlyMap<string, Buffer>;
  /** What to do instead of an answer: a status, or nothing at all. Called with `PUT /v2/…`. */
  failWhen(fails: (request: string) => number | "silence" | undefined): void;
  close(): void;
}

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

export async function startRegistry(): Promise<Registry> {
  const stored = new Map<string, Buffer>();
  let failure: (request: string) => number | "silence" | undefined = () => undefined;
  const server = createServer(async (request, response) => {
    const content = await bodyOf(request);
    const fails = failure(`${request.method} ${request.url}`);
    if (fails === "silence") return;
    if (fails === undefined) answer(stored, request, content, response);
    else response.writeHead(fails).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get manifests() {
      return new Map([...stored].filter(([path]) => path.includes("/manifests/")));
    },
    failWhen: (fails) => {
      failure = fails;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(
  stored: Map<string, Buffer>,
  { method, url = "" }: IncomingMessage,
  content: Buffer,
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(url, "http://registry");
  const path = pathname.replace("/v2/", "");
  if (method === "POST") {
    response.writeHead(202, { location: `${pathname}upload` }).end();
    return;
  }
  if (method === "PUT") {
    const digest = digestOf(content);
    const folder = path.replace(/uploads\/upload$|[^/]*$/, "");
    stored.set(`${folder}${digest}`, content);
    if (searchParams.get("digest") === null) stored.set(path, content);
    response.writeHead(201, { location: pathname, "docker-content-digest": digest }).end();
    return;
  }
  const found = stored.get(path);
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  const type = path.includes("/manifests/") ? MANIFEST : "application/octet-stream";
  response.writeHead(200, {
    "content-type": type,
    "content-length": found.length,
    "docker-content-digest": digestOf(found),
  });
  response.end(method === "HEAD" ? undefined : found);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function digestOf(content: Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
