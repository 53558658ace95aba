/** Asks the API server about the files for Argo CD and Flux in the examples, as their controllers will find them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { ControlPlane } from "./control_plane.ts";
import { objections } from "./dry_run.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";

export interface GitopsVerdict {
  readonly path: string;
  readonly objections: readonly string[];
}

/** How the files begin. */
const MADE = /^# Made from \/\//;

export async function judgeGitops({ api }: ControlPlane): Promise<readonly GitopsVerdict[]> {
  const files = madeFiles("examples");
  const names = new Set(files.flatMap(({ objects }) => objects.map(namespaceIn)));
  const namespaces = [...names].map((name) => namespaceOf(api, name));
  for (const namespace of namespaces) await namespace.create("restricted");
  const verdicts: GitopsVerdict[] = [];
  for (const { path, objects } of files) {
    const said = await Promise.all(objects.map((object) => objections(api, [object], namespaceIn(object))));
    verdicts.push({ path, objections: said.flat() });
  }
  for (const namespace of namespaces) await namespace.remove();
  return verdicts;
}

function namespaceIn({ metadata: { namespace = "default" } }: KubernetesObject): string {
  return namespace;
}

/** The copies in the checkout; their tests compare them with what the build makes. */
function madeFiles(folder: string): readonly { readonly path: string; readonly objects: KubernetesObject[] }[] {
  return yamlFiles(folder)
    .map((path) => ({ path, text: readFileSync(path, "utf8") }))
    .filter(({ text }) => MADE.test(text))
    .map(({ path, text }) => ({ path, objects: parseAllDocuments(text).map((document) => document.toJS()) }));
}

/** Bazel's links lead back to the examples themselves, so no link is followed. */
function yamlFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return yamlFiles(path);
    return entry.isFile() && entry.name.endsWith(".yaml") ? [path] : [];
  });
}
