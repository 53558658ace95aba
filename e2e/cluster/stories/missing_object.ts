/** Pods that read what is not there: the build finds them, and here is what would happen. */
import type { Attributes } from "../../../tools/helm/test/support/charts.ts";
import { saidBy } from "../helm.ts";
import { type Scene, succeeded } from "./scene.ts";

/** Long enough for everything else. */
const SOON = "--timeout=8s";
const WAITING = /timed out|not ready|deadline exceeded|DeadlineExceeded/i;

async function neverReady({ commands, write, expect }: Scene, ...apps: readonly Attributes[]): Promise<void> {
  const stuck = await commands.install(write(...apps), SOON);
  expect(`the installation waits: ${saidBy(stuck)}`, stuck.exitCode !== 0 && WAITING.test(saidBy(stuck)));
}

/** The job names the ConfigMap of the deployment that it runs before. */
export async function earlyJob(scene: Scene): Promise<void> {
  const api = { config: { A: "1" } };
  const job = (env_from: readonly object[]) => ({
    app_name: "migration",
    app_type: "job",
    phase: "before_deploy",
    env_from,
  });
  await neverReady(scene, api, job([{ config_map: "prod-shop-api-config" }]));
  succeeded(await scene.commands.uninstall());
  succeeded(await scene.commands.install(scene.write(api, job([]))));
}

/** A ConfigMap by its name in a release that is called like the chart. */
export async function typedName(scene: Scene): Promise<void> {
  const config = { config: { A: "1" } };
  const reader = (config_map: string) => ({ app_name: "reader", app_type: "worker", env_from: [{ config_map }] });
  await neverReady(scene, config, reader("shop-shop-api-config"));
  succeeded(await scene.commands.upgrade(scene.write(config, reader("prod-shop-api-config"))));
}
