/** The files of a chart for people and other tools. */
import { describe, expect, test } from "@jest/globals";
import { readArchived } from "../../../base/archive.ts";
import { parseYaml } from "../../../base/yaml.ts";
import { readBytes } from "../../../system/io.ts";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  type Declaration,
  filesOf,
  lintChart,
  notesOf,
  render,
} from "../../support/charts.ts";
import { HELMS, runHelm } from "../../support/helm.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;
const SECRET = (name: string, key: string, optional?: boolean) => ({
  secret: { name, key, ...(optional && { optional }) },
});

const DECLARATION: Declaration = {
  chart: chart({
    namespace: "store",
    create_namespace: true,
    env: { LICENCE: SECRET("licence", "text") },
    environments: { prod: { apps: { front: { image: { tag: "9.9" } } } } },
  }),
  apps: [
    app({
      app_name: "front",
      app_type: "external-api",
      image_tag: "1.10",
      env: { URL: SECRET("pg", "url"), PASS: SECRET("pg", "pass"), MAYBE: SECRET("maybe", "x", true) },
      ingress: { host: "shop.example.com", paths: ["/", "/v2"], tls: "front-tls" },
    }),
    app({
      app_name: "back_api",
      ports: { http: 8000, admin: 9000 },
      image_digest: DIGEST,
      env_from: [{ secret: "all" }],
    }),
    app({ app_name: "smoke", app_type: "job", phase: "test", env: { URL: SECRET("pg", "url") } }),
  ],
};

const text = (path: string, declaration = DECLARATION) => String(filesOf(declaration).get(path));

test("Chart.yaml has what is declared, and nothing else", () => {
  const declared = {
    home: "https://shop.example.com/",
    icon: "https://shop.example.com/icon.svg",
    keywords: ["shop", "{{ .x }}"],
    kube_version: ">=1.31.0-0 <2.0.0-0",
    maintainers: [{ url: "https://example.com/a", name: "A: b", email: "a@example.com" }, { name: "B" }],
    sources: ["https://shop.example.com/code"],
  };
  const read = (attributes: Record<string, unknown>) =>
    parseYaml(text("Chart.yaml", { chart: chart(attributes) })).values;
  const plain = {
    apiVersion: "v2",
    name: "shop",
    description: "Deploys shop_api",
    type: "application",
    version: "0.1.0",
    appVersion: "0.1.0",
  };
  expect(read({})).toEqual([plain]);
  expect(read({ keywords: [], maintainers: [] })).toEqual([plain]);
  const { kube_version: kubeVersion, ...same } = declared;
  expect(read(declared)).toEqual([{ ...plain, ...same, kubeVersion }]);
});

test("images.lock.json has each image that any environment runs", () => {
  const repository = "registry.example.com/shop";
  expect(JSON.parse(text("images.lock.json"))).toEqual({
    images: [
      { app: "back_api", repository, tag: null, digest: DIGEST },
      { app: "front", repository, tag: "1.10", digest: null },
      { app: "front", repository, tag: "9.9", digest: null },
      { app: "smoke", repository, tag: "0.1.0", digest: null },
    ],
  });
});

test("README.md shows how to install the chart, which Secrets to create, and every value", () => {
  const readme = text("README.md");
  expect(readme).toContain("helm upgrade --install shop . --namespace store --create-namespace\n");
  expect(readme).toContain("--create-namespace --values values-prod.yaml\n");
  expect(readme).toContain("helm test shop --namespace store --logs\n");
  expect(readme).toContain("| `front` | external-api | Deployment | http 8000 |\n");
  expect(readme).toContain("| `smoke` | job | Pod, test |  |\n");
  expect(readme).toContain("| Secret `pg` | `pass`, `url` | `front`, `smoke` |\n");
  expect(readme).toContain(
    "kubectl --namespace store create secret generic pg --from-literal=pass=… --from-literal=url=…\n",
  );
  expect(readme).toContain("| Secret `all` | any | `back_api` |\n");
  expect(readme).not.toContain("maybe` |");
  expect(readme).toContain("| `apps.<app>.replicas` | integer | `2` | `back_api`, `front` | Number of pods. |\n");
  const values = parseYaml(text("values.yaml")).values?.[0] as { apps: { front: object } };
  for (const key of Object.keys(values.apps.front))
    expect(readme).toMatch(new RegExp(`^\\| \`apps\\.<app>\\.${key}[.\`]`, "m"));
});

test("README.md lists the Secret of a variable with the name of a property that every object inherits", () => {
  const readme = text("README.md", { apps: [app({ env: { constructor: SECRET("pg", "url") } })] });
  expect(readme).toContain("| Secret `pg` | `url` | `shop_api` |\n");
});

test("README.md: text that could break a table", () => {
  const values = { apps: { "shop.api": { affinity: { "a|b`": "\n" } } } };
  const readme = text("README.md", { chart: chart({ values }), apps: [app({ app_name: "shop.api" })] });
  expect(readme).toContain('| `apps.shop\\.api.affinity` | object | ``{"a\\|b`":"\\n"}`` | all | Affinity');
});

test("README.md: the namespace that must exist, and Argo CD", () => {
  const readme = text("README.md", {
    chart: chart({ gitops: "argocd", create_namespace: true, environments: { dev: {} } }),
    apps: [app({ app_name: "shop.api" }), app({ app_name: "task", app_type: "job" })],
  });
  expect(readme).toContain('- "CreateNamespace=true"\n');
  expect(readme).toContain("valueFiles: [values-dev.yaml]\n");
  expect(readme).not.toContain("--values");
  expect(text("README.md", {})).toContain(
    "The namespace `default` must exist; add `--create-namespace` to create it.\n",
  );
  expect(readme).toContain("| `task` | job | Job, PreSync |  |\n");
});

const TROUBLE = `
If pods do not become ready, Kubernetes says why, and "Troubleshooting" in the chart's README.md says what to do:
  kubectl --namespace shop get pods --selector app.kubernetes.io/instance=prod
  kubectl --namespace shop describe pods --selector app.kubernetes.io/instance=prod
Pods run as non-root with a read-only root file system, which not every image can: "Troubleshooting" says what such an image needs.`;

describe.each(HELMS)("%s", (_, helm) => {
  test("NOTES.txt shows how to reach each app, and which Secrets and ConfigMaps must exist", () => {
    expect(notesOf(helm, chartOf(DECLARATION))).toBe(`prod is shop 0.1.0 in the namespace shop:
  - back_api (internal-api): registry.example.com/shop@${DIGEST}
      kubectl --namespace shop port-forward service/prod-back-api 8000:8000
      kubectl --namespace shop port-forward service/prod-back-api 9000:9000
  - front (external-api): registry.example.com/shop:1.10
      https://shop.example.com/
      https://shop.example.com/v2
  - smoke (job): registry.example.com/shop:0.1.0
      helm test prod --namespace shop --logs

Secrets and ConfigMaps that must exist, with these keys:
  - Secret all: for back_api
  - Secret licence (text): for back_api, front, smoke
  - Secret pg (pass, url): for front, smoke
${TROUBLE}`);
  });

  test("NOTES.txt follows the values", () => {
    const values = {
      "apps.back_api.enabled": false,
      "apps.smoke.enabled": false,
      "apps.front.ingress.enabled": false,
    };
    expect(notesOf(helm, chartOf(DECLARATION), values)).toBe(`prod is shop 0.1.0 in the namespace shop:
  - front (external-api): registry.example.com/shop:1.10
      kubectl --namespace shop port-forward service/prod-front 8000:8000

Secrets and ConfigMaps that must exist, with these keys:
  - Secret licence (text): for front
  - Secret pg (pass, url): for front
${TROUBLE}`);
    const open = { "apps.front.ingress.hosts": [], "apps.front.ingress.tls": { secretName: "" } };
    expect(notesOf(helm, chartOf(DECLARATION), open)).toContain("      http://<address of the Ingress>/v2\n");
  });

  test("NOTES.txt of an upgrade says how to go back", () => {
    const back = "\nTo go back to the previous revision:\n  helm rollback prod 0 --namespace shop --wait";
    expect(notesOf(helm, chartOf(DECLARATION), {}, true)).toContain(back);
  });

  test("NOTES.txt speaks of images that write, where the root file system is read-only", () => {
    const writable = { security_context: { read_only_root_filesystem: false } };
    const other = app({ app_name: "other", app_type: "worker" });
    const notes = (apps: readonly Attributes[]) => notesOf(helm, chartOf({ apps }));
    expect(notes([app(writable)])).not.toContain("read-only root file system");
    expect(notes([app(writable), other])).toContain("read-only root file system");
  });

  test("a Secret with an odd name in values stays text", () => {
    const values = {
      apps: { shop_api: { env: { A: { valueFrom: { secretKeyRef: { name: "{{ .x }}", key: "k" } } } } } },
    };
    expect(notesOf(helm, chartOf({ chart: chart({ values }) }))).toContain("  - Secret {{ .x }} (k): for shop_api");
  });

  test("ci/ is not part of the package; the files that describe the chart are", () => {
    const directory = chartOf(DECLARATION);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    const { stdout } = runHelm(helm, ["show", "readme", directory]);
    expect(stdout).toContain("# shop 0.1.0");
    const options = ["package", directory, "--destination", `${directory}/..`];
    expect(runHelm(helm, options).exitCode).toBe(0);
    const listed: string[] = [];
    readArchived(readBytes(`${directory}/../shop-0.1.0.tgz`), (path) => listed.push(path) === 0);
    expect(listed).toEqual(
      expect.arrayContaining(["shop/README.md", "shop/images.lock.json", "shop/values-prod.yaml"]),
    );
    expect(listed.filter((path) => path.startsWith("shop/ci/"))).toEqual([]);
  });

  test("no chart has a Namespace object", () => {
    expect(render(helm, chartOf(DECLARATION)).filter(({ kind }) => kind === "Namespace")).toEqual([]);
  });

  test("kube_version accepts the versions of managed clusters", () => {
    const directory = chartOf({ chart: chart({ kube_version: ">=1.31.0-0" }) });
    const render = (version: string) =>
      runHelm(helm, ["template", "prod", directory, "--kube-version", version]).exitCode;
    expect([render("1.33.1-eks-1"), render("1.31.0"), render("1.30.9")]).toEqual([0, 0, 1]);
  });
});
