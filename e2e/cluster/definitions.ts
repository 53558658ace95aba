/** Installs CustomResourceDefinitions, and waits until the server serves them. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import type { Api } from "./api.ts";
import type { Fields } from "./objects.ts";

const PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

export async function install(api: Api, files: readonly string[]): Promise<void> {
  const definitions = files
    .flatMap((file) => parseAllDocuments(readFileSync(file, "utf8")))
    .map((document) => document.toJS() as Fields)
    .filter((object) => object?.kind === "CustomResourceDefinition");
  await Promise.all(definitions.map((definition) => installOne(api, definition)));
}

async function installOne(api: Api, definition: Fields): Promise<void> {
  const { name } = definition.metadata;
  const { status, body } = await api.call("POST", PATH, definition);
  if (status !== 201) throw new Error(`${name}: ${body.message}`);
  const isServed = async () =>
    (await api.call("GET", `${PATH}/${name}`)).body.status?.conditions?.some(
      ({ type, status }: Fields) => type === "Established" && status === "True",
    );
  while (!(await isServed())) await sleep(100);
}
