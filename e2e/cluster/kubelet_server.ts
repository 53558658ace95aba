/**
 * The part of a kubelet's API that the API server calls for its clients: the logs of containers, and connections to their ports. All
 * nodes have the same one, since it looks up each pod.
 */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ControlPlane } from "./control_plane.ts";
import type { Fields } from "./objects.ts";

export interface KubeletServer {
  readonly port: number;
  stop(): void;
}

export async function serveKubelets({
  api,
  directory,
}: Pick<ControlPlane, "api" | "directory">): Promise<KubeletServer> {
  // The API server does not ask whose certificate it is.
  const [key, cert] = ["key", "crt"].map((name) => readFileSync(join(directory, `pki/apiserver.${name}`)));
  const answer = async ({ url = "" }: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(url, "https://kubelet");
    const [, namespace, pod, container = ""] = /^\/containerLogs\/(.+)\/(.+)\/(.+)$/.exec(pathname) ?? [];
    if (pod === undefined) return void response.writeHead(404).end();
    const { status } = (await api.call("GET", `/api/v1/namespaces/${namespace}/pods/${pod}`)).body;
    const found = statusOf(container, status);
    const state = searchParams.get("previous") === "true" ? found?.lastState : found?.state;
    const lines = linesOf(container, state);
    if (lines === undefined) {
      const which = searchParams.get("previous") === "true" ? "previous terminated container" : "container";
      return void response.writeHead(400).end(`${which} "${container}" in pod "${pod}" not found`);
    }
    const tail = Number(searchParams.get("tailLines") ?? lines.length);
    response.end(tail === 0 ? "" : `${lines.slice(-tail).join("\n")}\n`);
  };
  const server = createServer({ key, cert }, (request, response) => {
    answer(request, response).catch(({ message }: Error) => response.writeHead(500).end(message));
  });
  // The connection opens, but nobody is there to answer: there are no containers.
  server.on("upgrade", (_, socket) => {
    const headers = ["Connection: Upgrade", "Upgrade: SPDY/3.1", "X-Stream-Protocol-Version: portforward.k8s.io"];
    socket.on("error", () => socket.destroy());
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join("\r\n")}\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It is no reason to go on.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function statusOf(container: string, status: Fields): Fields | undefined {
  const statuses: readonly Fields[] = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return statuses.find(({ name }) => name === container);
}

/** What a container has written; undefined if it has never run. */
function linesOf(container: string, state: Fields | undefined): readonly string[] | undefined {
  if (state?.running !== undefined) return [`${container} has started`];
  if (state?.terminated === undefined) return undefined;
  return [`${container} has started`, `${container} has ended with exit code ${state.terminated.exitCode}`];
}
