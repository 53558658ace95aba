/** Releases in clusters, through Helm. */
import { isObject, type Json } from "../base/json.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { readObject, readRendered } from "../checks/objects/objects.ts";
import type { KubernetesObject } from "../checks/types.ts";
import { readHelmOfUser } from "./helm_of_user.ts";

export interface LiveRelease {
  /** What its chart rendered, hooks included. */
  readonly rendered: readonly KubernetesObject[];
  /** What the cluster has of it. */
  readonly live: readonly KubernetesObject[];
}

export type ReleaseReading =
  | (LiveRelease & { readonly error?: never })
  /** `isMissing`: there is no such release; otherwise Helm has failed. */
  | { readonly isMissing: boolean; readonly error: string };

/** `place`: options for where the release is; `connection`: for how to get there. */
export async function readRelease(
  helm: string,
  name: string,
  place: readonly string[],
  connection: readonly string[],
): Promise<ReleaseReading> {
  const options = [...place, "--output", "json", ...(await showsResources(helm)), ...connection];
  const status = await readHelmOfUser(helm, ["status", name, ...options], "quiet");
  if (status.exitCode !== 0) {
    return { isMissing: /release: not found/.test(status.stderr), error: status.stderr };
  }
  const found = JSON.parse(status.stdout);
  return { rendered: renderedBy(found), live: liveObjects(found.info?.resources) };
}

/** Helm 3 has to be asked for the objects in the cluster; Helm 4 always gives them, and does not know the option. */
async function showsResources(helm: string): Promise<readonly string[]> {
  const { stdout } = await readHelmOfUser(helm, ["status", "--help"]);
  return stdout.includes("--show-resources") ? ["--show-resources"] : [];
}

/** The objects of a release, hooks included, as Helm prints it in JSON. */
export function renderedBy({
  manifest = "",
  hooks = [],
}: {
  readonly manifest?: string;
  readonly hooks?: readonly { readonly manifest: string }[];
}): readonly KubernetesObject[] {
  return [manifest, ...hooks.map((hook) => `---\n${hook.manifest}`)].flatMap(objectsIn);
}

export function objectsIn(text: string): readonly KubernetesObject[] {
  return documentReader()(text).objects.map(readRendered);
}

/** By kind; those that belong to the release's objects, such as pods, are no part of it. */
function liveObjects(resources: Readonly<Record<string, readonly Json[] | null>> = {}): readonly KubernetesObject[] {
  return Object.entries(resources)
    .filter(([kind]) => !kind.endsWith("(related)"))
    .flatMap(([, objects]) => (objects ?? []).filter(isObject).map(readObject));
}
