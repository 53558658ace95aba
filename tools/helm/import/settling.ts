/** Puts what apps do not render into manifests, and what they render differently into patches. */
import { applyOverlay } from "../base/overlay.ts";
import { mapOf, readRendered } from "../checks/objects/objects.ts";
import type { ChartFiles } from "../model/types.ts";
import { type Repaired, repaired, viewOf } from "./drafts.ts";
import { keyOf, local, type Manifest, manifestsOf, switches, type Variation } from "./manifests.ts";
import { differing, joinedPatches, patchOf } from "./patching.ts";
import type { Input, Render, Tools } from "./tools.ts";
import type { Attributes, Draft, Json, JsonObject, KubernetesObject } from "./types.ts";

export interface Settled {
  readonly repaired: Repaired;
  readonly manifests: readonly Manifest[];
}

/** A patch can change what others refer to: the second round sees to that. */
const ROUNDS = 3;

export async function settle(
  start: Repaired,
  variations: readonly Variation[],
  input: Input,
  tools: Tools,
): Promise<Settled> {
  const first = await rendered(start.files, variations, tools.render);
  const made = new Set(first.flatMap(({ objects }) => objects.map(keyWithoutNamespace)));
  const manifests = manifestsOf(
    variations.map(({ environment, objects }) => ({
      environment,
      objects: objects.filter((object) => object.namespace !== undefined || !made.has(keyWithoutNamespace(object))),
    })),
  );
  let current = repaired(withManifests(start.draft, manifests, input));
  for (let round = 0; round < ROUNDS; round += 1) {
    const patched = await withPatches(current, variations, tools);
    if (patched === undefined) break;
    current = repaired(patched);
  }
  return { repaired: current, manifests };
}

function keyWithoutNamespace(object: KubernetesObject): string {
  return keyOf({ ...object, namespace: undefined });
}

async function rendered(
  files: ChartFiles,
  variations: readonly Variation[],
  render: Render,
): Promise<readonly Variation[]> {
  return Promise.all(
    variations.map(async ({ environment }) => ({
      environment,
      objects: (await render(files, environment)).map(readRendered),
    })),
  );
}

function withManifests({ chart, apps, files }: Draft, manifests: readonly Manifest[], { packageLabel }: Input): Draft {
  if (manifests.length === 0) return { chart, apps, files };
  const crds = manifests.filter(({ object }) => object.kind === "CustomResourceDefinition");
  const others = manifests.filter((manifest) => !crds.includes(manifest));
  const label = ({ file }: Manifest) => `${packageLabel}:${folderOf(file)}/${file}`;
  const values = applyOverlay((chart["values"] ?? {}) as JsonObject, switches(others, undefined));
  const environments = Object.entries((chart["environments"] ?? {}) as Readonly<Record<string, JsonObject>>).map(
    ([name, overlay]) => [name, applyOverlay(overlay, switches(others, name))] as const,
  );
  return {
    chart: {
      ...chart,
      ...(others.length === 0 ? {} : { manifests: others.map(label) }),
      ...(crds.length === 0 ? {} : { crds: crds.map(label) }),
      ...(Object.keys(values).length === 0 ? {} : { values }),
      ...(environments.length === 0 ? {} : { environments: Object.fromEntries(environments) }),
    },
    apps,
    files: new Map([...files, ...manifests.map((manifest) => [label(manifest), manifest.content] as const)]),
  };
}

function folderOf(file: string): string {
  return file.startsWith("customresourcedefinition-") ? "crds" : "manifests";
}

/** With more patches; undefined if none is needed. Environments share patches: the first that has an object decides. */
async function withPatches(
  { draft, files }: Repaired,
  variations: readonly Variation[],
  tools: Tools,
): Promise<Draft | undefined> {
  const view = viewOf(draft);
  const owners = new Map(
    view?.objects.map(({ path, key, owner }) => [`templates/${path}.yaml`, { key, owner: owner?.label }]),
  );
  const patches = new Map<string, Record<string, Json>>();
  const seen = new Set<string>();
  for (const { environment, objects } of variations.map(local)) {
    const printed = await tools.render(files, environment);
    const objectsOf = printed.map((object) => ({
      object: readRendered(object),
      place: owners.get(object.template ?? ""),
    }));
    const places = new Map(objectsOf.map(({ object, place }) => [keyWithoutNamespace(object), place]));
    for (const each of differing(
      objects,
      objectsOf.map(({ object }) => object),
    )) {
      const place = places.get(keyWithoutNamespace(each.after));
      if (place === undefined) continue;
      const label = place.owner ?? String(draft.chart["label"]);
      if (seen.has(`${label} ${place.key}`)) continue;
      seen.add(`${label} ${place.key}`);
      if (each.differences.length === 0) continue;
      patches.set(label, { ...patches.get(label), [place.key]: patchOf(each, place.key) });
    }
  }
  if (patches.size === 0) return undefined;
  const patched = (target: Attributes): Attributes => {
    const more = patches.get(String(target["label"]));
    return more === undefined ? target : { ...target, patches: joinedPatches(mapOf(target["patches"]), more) };
  };
  return { ...draft, chart: patched(draft.chart), apps: draft.apps.map(patched) };
}
