/** Renders charts as an upgrade does, with the objects of a cluster, which templates find with `lookup`. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { helmRunner, type Rendered, readObjects } from "../../system/helm.ts";
import { type KubernetesObject, type RenderOptions, render, valuesFile } from "./charts.ts";

/** The objects of a chart in a cluster with these objects, or Helm's error. */
export async function renderInCluster(
  helm: string,
  directory: string,
  live: readonly KubernetesObject[],
  { release = "prod", values = {} }: RenderOptions = {},
): Promise<Rendered> {
  const owned = live.map((object) => ownedBy(release, object));
  const server = await serve(answers([...render(helm, directory, { release, values }), ...owned], owned));
  try {
    const { port } = server.address() as AddressInfo;
    const cluster = ["--dry-run=server", "--disable-openapi-validation", `--kube-apiserver=http://127.0.0.1:${port}`];
    const options = ["--namespace", "shop", "--values", valuesFile(directory, values), ...cluster];
    return readObjects(await helmRunner()(helm, ["template", release, directory, ...options]), directory);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** An object as Helm leaves it, unless it says otherwise: Helm refuses to take over others. */
function ownedBy(release: string, { metadata, ...object }: KubernetesObject): KubernetesObject {
  const labels = { ...metadata.labels, "app.kubernetes.io/managed-by": "Helm" };
  const owner = { "meta.helm.sh/release-name": release, "meta.helm.sh/release-namespace": "shop" };
  return { ...object, metadata: { ...metadata, labels, annotations: { ...owner, ...metadata.annotations } } };
}

/** What an API server that knows these kinds answers to each path. */
function answers(
  known: readonly KubernetesObject[],
  live: readonly KubernetesObject[],
): Readonly<Record<string, unknown>> {
  const byVersion = Map.groupBy(known, ({ apiVersion }) => String(apiVersion));
  const groups = [...byVersion.keys()].filter((apiVersion) => apiVersion.includes("/"));
  const resources = [...byVersion].map(([groupVersion, objects]) => [
    pathOf(groupVersion),
    { kind: "APIResourceList", groupVersion, resources: [...new Set(objects.map(({ kind }) => kind))].map(resource) },
  ]);
  return {
    "/version": { major: "1", minor: "36", gitVersion: "v1.36.0" },
    "/api": { kind: "APIVersions", versions: ["v1"] },
    "/apis": { kind: "APIGroupList", apiVersion: "v1", groups: groups.map(group) },
    "/api/v1": { kind: "APIResourceList", groupVersion: "v1", resources: [] },
    ...Object.fromEntries(resources),
    ...Object.fromEntries(live.map((object) => [placeOf(object), object])),
  };
}

function pathOf(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function placeOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${pathOf(apiVersion)}/namespaces/${namespace}/${resource(kind).name}/${name}`;
}

function group(groupVersion: string): object {
  const [name, version] = groupVersion.split("/");
  return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
}

function resource(kind: string) {
  return { name: `${kind.toLowerCase()}s`, singularName: "", namespaced: true, kind, verbs: ["get"] };
}

function serve(known: Readonly<Record<string, unknown>>): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = known[new URL(request.url ?? "", "http://localhost").pathname];
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound" }));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
