/** Installs CustomResourceDefinitions, and waits until the server serves them. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import type { Api } from "./api.ts";
import type { Fields, KubernetesObject } from "./objects.ts";

type Kind = Pick<KubernetesObject, "apiVersion" | "kind">;

const PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

export async function install(api: Api, files: readonly string[]): Promise<void> {
  const definitions = files
    .flatMap((file) => parseAllDocuments(readFileSync(file, "utf8")))
    .map((document) => document.toJS() as Fields)
    .filter((object) => object?.kind === "CustomResourceDefinition");
  await installAll(api, definitions);
}

/** Installs definitions. */
export async function installAll(api: Api, definitions: readonly Fields[]): Promise<void> {
  await Promise.all(definitions.map((definition) => installOne(api, definition)));
}

/** What is being defined, by kind: charts that are tested at the same time may need the same one. */
const begun = new Map<string, Promise<void>>();

/** Makes sure that the server has a kind: if not, it gets a definition that allows everything. */
export async function ensureKind(api: Api, { apiVersion, kind }: Kind): Promise<void> {
  const id = `${apiVersion} ${kind}`;
  const definition = begun.get(id) ?? defineUnknown(api, { apiVersion, kind }).finally(() => begun.delete(id));
  begun.set(id, definition);
  await definition;
}

async function defineUnknown(api: Api, { apiVersion, kind }: Kind): Promise<void> {
  if (await api.discovers({ apiVersion, kind })) return;
  const [group = "", version = ""] = apiVersion.split("/");
  const [singular, plural] = [kind.toLowerCase(), `${kind.toLowerCase()}s`];
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  await installOne(api, {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: "Namespaced",
      names: { kind, singular, plural },
      versions: [{ name: version, served: true, storage: true, schema }],
    },
  });
  // While the server gets other definitions, a new kind can go missing again: it is there once it is listed for a second.
  for (let times = 0; times < 10; times = (await api.discovers({ apiVersion, kind })) ? times + 1 : 0) await sleep(100);
}

async function installOne(api: Api, definition: Fields): Promise<void> {
  const { name } = definition.metadata;
  const { status, body } = await api.call("POST", PATH, definition);
  // Charts that are tested at the same time may need the same one.
  if (status !== 201 && status !== 409) throw new Error(`${name}: ${body.message}`);
  const { group, names, versions } = definition.spec;
  const served = versions.find((version: Fields) => version.served);
  const kind = { apiVersion: `${group}/${served.name}`, kind: names.kind };
  while (!(await api.discovers(kind))) await sleep(100);
}
