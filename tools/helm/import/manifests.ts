/** Objects that no app explains: each is a manifest of its own, which values switch where environments differ. */
import { stringifyYaml } from "../base/yaml.ts";
import { mapOf } from "../checks/objects/objects.ts";
import { kindOf } from "../compare/matching.ts";
import { normalized } from "../compare/normal_form.ts";
import type { JsonObject, KubernetesObject } from "./types.ts";

/** What one environment has; undefined stands for the chart's own values. */
export interface Variation {
  readonly environment: string | undefined;
  /** Objects in the namespace of the release name none. */
  readonly objects: readonly KubernetesObject[];
}

/** What a release can have as apps: all else is in a namespace of its own. */
export function local<Kind extends Variation>(variation: Kind): Kind {
  return { ...variation, objects: variation.objects.filter(({ namespace }) => namespace === undefined) };
}

export interface Manifest {
  readonly file: string;
  readonly content: Uint8Array;
  readonly object: KubernetesObject;
  /** The environments that have it. */
  readonly environments: ReadonlySet<string | undefined>;
}

/** The same object in several environments. */
export function keyOf(object: KubernetesObject): string {
  return [kindOf(object), object.namespace ?? "", object.name].join("\n");
}

/** A file for each form that an object has in some environment. */
export function manifestsOf(variations: readonly Variation[]): readonly Manifest[] {
  const all = variations.flatMap(({ environment, objects }) =>
    objects.map((object) => ({ environment, object, text: manifestText(object) })),
  );
  return [...Map.groupBy(all, ({ object }) => keyOf(object)).values()].flatMap((versions) =>
    [...Map.groupBy(versions, ({ text }) => text)].flatMap(([text, same], index) => {
      const [first] = same;
      if (first === undefined) return [];
      const variant = index === 0 ? "" : `.${first.environment ?? "default"}`;
      return [
        {
          file: `${fileName(first.object)}${variant}.yaml`,
          content: new TextEncoder().encode(text),
          object: first.object,
          environments: new Set(same.map(({ environment }) => environment)),
        },
      ];
    }),
  );
}

function fileName({ kind, name }: KubernetesObject): string {
  return `${kind.toLowerCase()}-${name.toLowerCase().replace(/[^a-z0-9.-]+/g, "-")}`;
}

/** The object as it is, but for what belongs to the release and to Helm. */
function manifestText(object: KubernetesObject): string {
  const { body } = normalized(object);
  const metadata = mapOf(body["metadata"]);
  return stringifyYaml({
    apiVersion: body["apiVersion"] ?? "",
    kind: body["kind"] ?? "",
    ...body,
    metadata: {
      name: object.name,
      ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
      ...metadata,
    },
  });
}

/** The values of the chart and of each environment that switch manifests on and off. */
export function switches(manifests: readonly Manifest[], environment: string | undefined): JsonObject {
  const usual = (manifest: Manifest) => manifest.environments.has(undefined);
  const differing = manifests.filter((manifest) =>
    environment === undefined ? !usual(manifest) : manifest.environments.has(environment) !== usual(manifest),
  );
  if (differing.length === 0) return {};
  const entries = differing.map(({ file, environments }) => [file, { enabled: environments.has(environment) }]);
  return { manifests: Object.fromEntries(entries) };
}
