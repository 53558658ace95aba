import type { AttributeRows } from "./row.ts";

/** Identity, image, and labels and annotations of all objects. */
export const APP_ROWS: AttributeRows = {
  app_name: {
    set: { app_name: "sample_api" },
    at: "Deployment.metadata.labels[app.kubernetes.io/name]",
    is: "sample-api",
  },
  object_name: { set: { object_name: "sample" }, at: "Deployment.metadata.name", is: "sample", was: "prod-shop-api" },
  selector_labels: {
    set: { selector_labels: { sample: "on" } },
    at: "Service.spec.selector",
    is: { sample: "on" },
    was: {
      "app.kubernetes.io/name": "shop-api",
      "app.kubernetes.io/instance": "prod",
      "app.kubernetes.io/component": "deployment",
    },
  },
  app_type: { set: { app_type: "stateful-service" }, at: "workload.kind", is: "StatefulSet", was: "Deployment" },
  description: {
    set: { description: "Samples." },
    at: "values.schema.json.properties.apps.properties.shop_api.description",
    is: "Samples.",
    was: undefined,
  },
  version: {
    set: { version: "7.7.7" },
    at: "Deployment.metadata.labels[app.kubernetes.io/version]",
    is: "7.7.7",
    was: "0.1.0",
  },
  enabled: { set: { enabled: false }, at: "Deployment", is: undefined },
  requires: {
    set: { requires: ["other"] },
    beside: [{ app_name: "other", app_type: "worker", enabled: false }],
    at: "Deployment",
    is: undefined,
  },
  image: {
    set: { image: "registry.example.com/sample" },
    instead: {},
    at: "container.image",
    is: "registry.example.com/sample:0.1.0",
  },
  image_tag: { set: { image_tag: "sample" }, at: "container.image", is: "registry.example.com/shop:sample" },
  image_digest: {
    set: { image_digest: `sha256:${"7".repeat(64)}` },
    at: "container.image",
    is: `registry.example.com/shop@sha256:${"7".repeat(64)}`,
  },
  "#file.file": {
    set: { image_digest: { file: "shop/image.digest" } },
    instead: {},
    at: "container.image",
    is: `registry.example.com/shop@sha256:${"d".repeat(64)}`,
  },
  image_pull_policy: {
    set: { image_pull_policy: "Never" },
    at: "container.imagePullPolicy",
    is: "Never",
    was: "IfNotPresent",
  },
  image_pull_secrets: {
    set: { image_pull_secrets: ["sample"] },
    at: "pod.imagePullSecrets",
    is: [{ name: "sample" }],
    was: undefined,
  },
  labels: { set: { labels: { sample: "on" } }, at: "Service.metadata.labels.sample", is: "on", was: undefined },
  annotations: {
    set: { annotations: { sample: "1e3" } },
    at: "Service.metadata.annotations.sample",
    is: "1e3",
    was: undefined,
  },
  patches: {
    set: { patches: { Service: { spec: { publishNotReadyAddresses: true } } } },
    at: "Service.spec.publishNotReadyAddresses",
    is: true,
    was: undefined,
  },
};
