/** A client of the Kubernetes API, as small as the tests need it. */
import { readFileSync } from "node:fs";
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import type { Fields, KubernetesObject } from "./objects.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How a PATCH is merged (Kubernetes API concepts, "Patch and apply"). */
export type PatchType = "merge-patch" | "strategic-merge-patch" | "apply-patch";

export interface Response {
  readonly status: number;
  readonly body: Fields;
  /** The texts of the `Warning` headers. */
  readonly warnings: readonly string[];
}

export interface Access {
  readonly port: number;
  readonly token: string;
  /** Path of the certificate that the API server signed for itself. */
  readonly certificate: string;
}

export type Api = ReturnType<typeof connect>;

export function connect({ port, token, certificate }: Access) {
  // Connections that stay open: a handshake for each call would cost more than the call.
  const agent = new Agent({ keepAlive: true, maxSockets: 16, ca: readFileSync(certificate) });
  const streams = new Agent({ ca: readFileSync(certificate) });
  const options = { host: "127.0.0.1", port };

  function call(method: Method, path: string, body?: unknown, patch: PatchType = "merge-patch"): Promise<Response> {
    const data = body === undefined ? undefined : JSON.stringify(body);
    const type =
      method === "PATCH" ? `application/${patch}+${patch === "apply-patch" ? "yaml" : "json"}` : "application/json";
    const content = data === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(data) };
    return send(method, path, content, data);
  }

  function send(method: Method, path: string, more: OutgoingHttpHeaders, data?: string): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, ...more };
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, agent, method, path, headers }, (response) => {
        readText(response).then((text) => resolve(parse(response, text)), reject);
      });
      sent.on("error", reject);
      sent.end(data);
    });
  }

  /** Calls `seen` with every object of a list, then with each one that changes, until the connection ends. */
  async function watch(path: string, seen: (object: KubernetesObject, deleted: boolean) => void): Promise<void> {
    const { status, body } = await call("GET", path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.message}`);
    for (const item of body.items) seen(item, false);
    const url = `${path}?watch=1&allowWatchBookmarks=true&resourceVersion=${body.metadata.resourceVersion}`;
    const headers = { authorization: `Bearer ${token}` };
    await new Promise<void>((resolve, reject) => {
      const sent = request({ ...options, agent: streams, path: url, headers }, (response) => {
        readLines(response, (line) => seenEvent(JSON.parse(line), seen, sent)).then(resolve, reject);
      });
      sent.on("error", reject);
      sent.end();
    });
  }

  /** The items of a list; an empty one if the server does not have it. */
  async function list(path: string): Promise<readonly KubernetesObject[]> {
    return (await call("GET", path)).body.items ?? [];
  }

  /**
   * Whether clients such as Helm find the kind. They read the aggregated document (Kubernetes API concepts, "Aggregated discovery"),
   * which has a new kind some time after the version's own list has it, and they ignore what the document calls stale.
   */
  async function discovers({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): Promise<boolean> {
    const [version = "", group = ""] = apiVersion.split("/").reverse();
    const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    const { body } = await send("GET", group === "" ? "/api" : "/apis", { accept });
    const groups: readonly Fields[] = body.items;
    const served: readonly Fields[] = groups.find(({ metadata }) => (metadata.name ?? "") === group)?.versions ?? [];
    const { freshness, resources = [] }: Fields = served.find((each) => each.version === version) ?? {};
    return freshness !== "Stale" && resources.some(({ responseKind }: Fields) => responseKind?.kind === kind);
  }

  function close(): void {
    agent.destroy();
    streams.destroy();
  }

  return { call, watch, list, discovers, close };
}

function seenEvent(
  { type, object }: { readonly type: string; readonly object: KubernetesObject },
  seen: (object: KubernetesObject, deleted: boolean) => void,
  sent: ClientRequest,
): void {
  if (type === "BOOKMARK") return;
  // The version is too old; the caller lists again.
  if (type === "ERROR") sent.destroy();
  else seen(object, type === "DELETED");
}

function parse(response: IncomingMessage, text: string): Response {
  const warnings = [response.headers["warning"] ?? []].flat().flatMap((header) => warningsIn(String(header)));
  const status = response.statusCode ?? 0;
  return { status, body: text.startsWith("{") ? JSON.parse(text) : { message: text }, warnings };
}

/** The texts of a header such as `299 - "spec.a: deprecated", 299 - "…"` (RFC 7234, section 5.5). */
function warningsIn(header: string): readonly string[] {
  return [...header.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1"));
}

async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding("utf8");
  let text = "";
  for await (const part of response) text += part;
  return text;
}

async function readLines(response: IncomingMessage, seen: (line: string) => void): Promise<void> {
  response.setEncoding("utf8");
  let rest = "";
  for await (const part of response) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) seen(line);
  }
}
