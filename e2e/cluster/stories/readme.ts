/** `README.md`: what it says of the chart that it makes. */
import { mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { runPage } from "./documented.ts";
import type { Scene } from "./scene.ts";

export async function readme(scene: Scene): Promise<void> {
  const chart = scene.writeDeclared({ chart: { chart_name: "hello" }, apps: [{ app_name: "hello_api" }] });
  const folder = mkdtempSync(join(dirname(chart), "readme-"));
  mkdirSync(join(folder, "bazel-bin/hello"), { recursive: true });
  symlinkSync(chart, join(folder, "bazel-bin/hello/hello_chart"));
  const replicas = async () => {
    const path = `/apis/apps/v1/namespaces/${scene.namespace.name}/deployments/hello-hello-api`;
    return (await scene.controlPlane.api.call("GET", path)).body.spec?.replicas;
  };
  await runPage(scene, {
    path: "README.md",
    folder,
    placeholders: { "helm install hello": () => `helm install hello --namespace ${scene.namespace.name}` },
    expected: {
      "helm install hello bazel-bin/hello/hello_chart --set apps.hello_api.replicas=3": {
        shows: /^STATUS: deployed$/m,
        after: async () => scene.expect(`three replicas: ${await replicas()}`, (await replicas()) === 3),
      },
    },
  });
}
