/** The examples whose containers are started, one after another. */

import { startApiForge } from "./api_forge.ts";
import { startLoopback } from "./cluster.ts";
import { startCache, startPostgres } from "./demos.ts";
import { startFullstack } from "./fullstack.ts";
import { startNginx } from "./nginx.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

interface Input extends Folders {
  /** By the label of their chart. */
  readonly objects: Readonly<Record<string, readonly KubernetesObject[]>>;
}

export async function startExamples({ objects, ...folders }: Input, check: Check): Promise<void> {
  startLoopback(folders.debian);
  const of =
    (example: string): Check =>
    (name, run) =>
      check(`${example}: ${name}`, run);
  const rendered = (chart: string) => objects[chart] ?? [];
  await startApiForge(rendered("//api_forge:api_forge_chart"), folders, of("api_forge"));
  await startFullstack(rendered("//fullstack:fullstack_chart"), folders, of("fullstack"));
  await startNginx(rendered("//demo/config_files:config_files_chart"), folders, of("demo/config_files"));
  const root = "//demo/starts_as_root:starts_as_root_chart";
  await startPostgres("demo-postgres", rendered(root), folders, of("demo/starts_as_root"));
  await startPostgres("demo-photos-db", rendered("//demo/upgrade_test:photos_chart"), folders, of("demo/upgrade_test"));
  await startPostgres("demo-postgres", rendered("//demo/volumes:volumes_chart"), folders, of("demo/volumes"));
  await startCache(rendered("//demo/app_graph:app_graph_chart"), folders, of("demo/app_graph"));
}
