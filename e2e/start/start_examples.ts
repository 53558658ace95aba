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
  const of =
    (example: string): Check =>
    (name, run) =>
      check(`${example}: ${name}`, run);
  await startApiForge(objects.apiForge, folders, of("api_forge"));
  await startFullstack(objects.fullstack, folders, of("fullstack"));
  await startNginx(objects.web, folders, of("demo/config_files"));
}
