/** The examples whose containers are started, one after another. */

import { startApiForge } from "./api_forge.ts";
import { startLoopback } from "./cluster.ts";
import { startFullstack } from "./fullstack.ts";
import { startNginx } from "./nginx.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

interface Input extends Folders {
  readonly objects: Readonly<Record<"apiForge" | "fullstack" | "web", readonly KubernetesObject[]>>;
}

export async function startExamples({ objects, ...folders }: Input, check: Check): Promise<void> {
  startLoopback(folders.debian);
  await startApiForge(objects.apiForge, folders, check);
  await startFullstack(objects.fullstack, folders, check);
  await startNginx(objects.web, folders, check);
}
