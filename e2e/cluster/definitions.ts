/** Installs CustomResourceDefinitions, and waits until the server serves them. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import type { Api } from "./api.ts";
import type { Fields, KubernetesObject } from "./objects.ts";

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

/** Installs a definition that allows everything, for a kind that the server does not have. */
export async function defineAnything(api: Api, { apiVersion, kind }: KubernetesObject): Promise<void> {
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
}

async function installOne(api: Api, definition: Fields): Promise<void> {
  const { name } = definition.metadata;
  const { status, body } = await api.call("POST", PATH, definition);
  // Charts that are tested at the same time may need the same one.
  if (status !== 201 && status !== 409) throw new Error(`${name}: ${body.message}`);
  const { group, names, versions } = definition.spec;
  const served = versions.find((version: Fields) => version.served);
  const kind = { apiVersion: `${group}/${served.name}`, kind: names.kind };
  await untilDiscovered(api, kind);
}

/** Waits until the server has listed a kind for a second: while it defines others, a new one can go missing again. */
export async function untilDiscovered(api: Api, kind: Pick<KubernetesObject, "apiVersion" | "kind">): Promise<void> {
  for (let times = 0; times < 10; times = (await api.discovers(kind)) ? times + 1 : 0) await sleep(100);
}
