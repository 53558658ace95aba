/** What is refused before the cluster changes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { saidBy } from "../helm.ts";
import type { Scene } from "./scene.ts";

/** Also nulls: Helm would remove the key, and a template would crash. */
export async function refusedValues({ namespace, commands, write, expect }: Scene): Promise<void> {
  const directory = write({ app_type: "external-api", ingress: { host: "a.example.com" } });
  const before = [...(await namespace.everything()).keys()];
  for (const value of [
    "image.repository=null",
    "replicas=lots",
    "ingress.hosts={a b}",
    "resources.requests.cpu=lots",
  ]) {
    const { exitCode, stderr } = await commands.install(directory, `--set=apps.shop_api.${value}`);
    expect(`${value}: ${stderr}`, exitCode !== 0 && stderr.includes("shop_api") && !stderr.includes("nil pointer"));
  }
  const added = [...(await namespace.everything()).keys()].filter((name) => !before.includes(name));
  expect(`nothing is sent: ${added}`, added.length === 0);
}

const MANIFESTS = {
  "a name that YAML reads as true": "metadata: {name: y}",
  "a version that YAML reads as a number": "metadata: {name: own}\nimmutable: 1e3",
  "a name that the API server makes up": "metadata: {generateName: own-}",
};

/** Helm or the API server refuses them, in words that do not say what to do. */
export async function refusedManifests({ commands, write, expect }: Scene): Promise<void> {
  for (const [title, text] of Object.entries(MANIFESTS)) {
    const directory = write({});
    writeFileSync(join(directory, "templates", "own.yaml"), `apiVersion: v1\nkind: ConfigMap\n${text}\n`);
    const run = await commands.install(directory);
    expect(`${title}: ${saidBy(run) || run.stdout}`, run.exitCode !== 0);
  }
}
