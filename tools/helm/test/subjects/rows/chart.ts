import type { Attributes } from "../../support/charts.ts";
import { type AttributeRow, type AttributeRows, containing } from "./row.ts";

const metadata = (name: string, value: unknown, at: string): AttributeRow => ({
  set: { [name]: value },
  at: `Chart.yaml.${at}`,
  is: value,
});
const MAINTAINER = { name: "Sample" };
const maintainer = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { maintainers: [{ ...MAINTAINER, ...value }] },
  instead: { maintainers: [MAINTAINER] },
  at: `Chart.yaml.maintainers[0].${at}`,
  is,
});
const LOCAL = { chart: ["shop/redis"] };
const dependency = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: { dependencies: [{ ...LOCAL, ...value }] },
  at: `Chart.yaml.dependencies[0].${at}`,
  is,
  ...more,
});
const IMPORT = { child: "sample", parent: "sample" };
const imported = (key: keyof typeof IMPORT, value: string): AttributeRow =>
  dependency({ import_values: [{ ...IMPORT, [key]: value }] }, `import-values[0].${key}`, value, {
    instead: { dependencies: [{ ...LOCAL, import_values: [IMPORT] }] },
  });
const SCRAPED = {
  app_name: "other",
  app_type: "internal-api",
  port: 9000,
  metrics: { port: 9100 },
  network_policy: {},
};
const scraper = (value: Attributes, at: string, is: unknown, needs: Attributes = {}): AttributeRow => ({
  set: { scrapers: [{ ...needs, ...value }] },
  instead: Object.keys(needs).length === 0 ? {} : { scrapers: [needs] },
  beside: [SCRAPED],
  at: `NetworkPolicy.spec.ingress[0].from[0].${at}`,
  is,
});
const ingress = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { ingress: value },
  at: `Ingress.${at}`,
  is,
});

/** Attributes of a chart with an external-api. */
export const CHART: AttributeRows = {
  chart_name: { set: { chart_name: "sample" }, instead: {}, at: "Chart.yaml.name", is: "sample" },
  chart_version: { set: { chart_version: "7.7.7" }, at: "Chart.yaml.version", is: "7.7.7", was: "0.1.0" },
  app_version: { set: { app_version: "7.7.7" }, at: "Chart.yaml.appVersion", is: "7.7.7", was: "0.1.0" },
  description: metadata("description", "Samples.", "description"),
  home: metadata("home", "https://sample.example.com", "home"),
  icon: metadata("icon", "https://sample.example.com/icon.png", "icon"),
  sources: metadata("sources", ["https://sample.example.com"], "sources"),
  keywords: metadata("keywords", ["sample"], "keywords"),
  kube_version: metadata("kube_version", ">=1.33.0-0", "kubeVersion"),
  maintainers: metadata("maintainers", [MAINTAINER], "maintainers"),
  "#maintainer.name": maintainer({ name: "Other" }, "name", "Other"),
  "#maintainer.email": maintainer({ email: "a@example.com" }, "email", "a@example.com"),
  "#maintainer.url": maintainer({ url: "https://a.example.com" }, "url", "https://a.example.com"),
  annotations: { set: { annotations: { sample: "on" } }, at: "Deployment.metadata.annotations.sample", is: "on" },
  labels: { set: { labels: { sample: "on" } }, at: "Deployment.metadata.labels.sample", is: "on" },
  naming: { set: { naming: "app" }, at: "Deployment.metadata.name", is: "shop-api", was: "prod-shop-api" },
  env: { set: { env: { SAMPLE: "on" } }, at: "container.env[name=SAMPLE].value", is: "on" },
  env_from: {
    set: { env_from: [{ secret: "sample" }] },
    at: "container.envFrom",
    is: [{ secretRef: { name: "sample" } }],
  },
  standard_env: { set: { standard_env: true }, at: "container.env[name=APP_NAME].value", is: "shop_api" },
  environment: {
    set: { environment: "sample", standard_env: true },
    at: "container.env[name=APP_ENV].value",
    is: "sample",
  },
  environments: {
    set: { environments: { sample: { apps: { shop_api: { replicas: 7 } } } } },
    at: "values-sample.yaml.apps.shop_api.replicas",
    is: 7,
  },
  values: {
    set: { values: { apps: { shop_api: { replicas: 7 } } } },
    at: "Deployment.spec.replicas",
    is: 7,
  },
  scrapers: scraper({ from_namespace: "sample" }, "namespaceSelector", {
    matchLabels: { "kubernetes.io/metadata.name": "sample" },
  }),
  "#scraper.from_namespace": scraper({ from_namespace: "sample" }, "namespaceSelector", {
    matchLabels: { "kubernetes.io/metadata.name": "sample" },
  }),
  "#scraper.from_labels": scraper({ from_labels: { sample: "on" } }, "podSelector", { matchLabels: { sample: "on" } }),
  "#scraper.from_cidr": scraper({ from_cidr: "10.0.0.0/8" }, "ipBlock", { cidr: "10.0.0.0/8" }),
  "#scraper.except": scraper({ except: ["10.1.0.0/16"] }, "ipBlock.except", ["10.1.0.0/16"], {
    from_cidr: "10.0.0.0/8",
  }),
  ingress_mode: {
    set: { ingress_mode: "per-app" },
    at: "Ingress.metadata.name",
    is: "prod-shop-api",
    was: "prod",
  },
  patches: {
    set: { patches: { Ingress: { spec: { defaultBackend: { resource: { kind: "Sample", name: "on" } } } } } },
    at: "Ingress.spec.defaultBackend.resource.name",
    is: "on",
    was: undefined,
  },
  ingress: ingress({ host: "a.example.com" }, "spec.rules[0].host", "a.example.com"),
  "ingress.host": ingress({ host: "a.example.com" }, "spec.rules[0].host", "a.example.com"),
  "ingress.hosts": ingress({ hosts: ["a.example.com"] }, "spec.rules[0].host", "a.example.com"),
  "ingress.path_type": ingress({ path_type: "Exact" }, "spec.rules[0].http.paths[0].pathType", "Exact"),
  "ingress.class": ingress({ class: "sample" }, "spec.ingressClassName", "sample"),
  "ingress.tls": ingress({ host: "a.example.com", tls: "sample" }, "spec.tls", [
    { hosts: ["a.example.com"], secretName: "sample" },
  ]),
  "ingress.annotations": ingress({ annotations: { sample: "on" } }, "metadata.annotations.sample", "on"),
  create_namespace: {
    set: { create_namespace: true, gitops: "argocd" },
    at: "README.md",
    is: containing("CreateNamespace=true"),
  },
  namespace: {
    set: { namespace: "sample" },
    at: "README.md",
    is: containing("--namespace sample"),
  },
  gitops: {
    set: { gitops: "argocd" },
    at: "Job.metadata.annotations[argocd.argoproj.io/hook]",
    is: "PreSync",
    was: undefined,
  },
  crds: {
    set: { crds: ["shop/crd.yaml"] },
    at: "CustomResourceDefinition.metadata.name",
    is: "samples.example.com",
    was: undefined,
  },
  manifests: { set: { manifests: ["shop/sample.yaml"] }, at: "ConfigMap.data.text", is: "{{ 1 }}", was: undefined },
  templated_manifests: {
    set: { templated_manifests: ["shop/sample.yaml"] },
    at: "ConfigMap.data.text",
    is: "1",
    was: undefined,
  },
  dependencies: {
    set: { dependencies: [LOCAL] },
    at: "charts/redis/Chart.yaml.version",
    is: "1.2.3",
    was: undefined,
  },
  "#dependency.chart": dependency({}, "version", "1.2.3", { instead: {} }),
  "#dependency.repository": dependency(
    { repository: "https://charts.example.com" },
    "repository",
    "https://charts.example.com",
  ),
  "#dependency.alias": dependency({ alias: "sample" }, "alias", "sample"),
  "#dependency.condition": dependency({ condition: "redis.enabled" }, "condition", "redis.enabled"),
  "#dependency.import_values": dependency({ import_values: ["sample"] }, "import-values", ["sample"]),
  "#dependency.import_values.child": imported("child", "exports"),
  "#dependency.import_values.parent": imported("parent", "other"),
  "#dependency.tags": dependency({ tags: ["sample"] }, "tags", ["sample"]),
};
