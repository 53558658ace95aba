/** Names from other tools: the problem shows where the value goes, with the edit, and never has a meaningful value removed. */

import { describe, expect, test } from "@jest/globals";
import { propertiesOf, type Schema, type SchemaNode, spellingsOf } from "../../model/schema_tree.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import { app, chart, problemsOf } from "../support/charts.ts";

/** The problem with one attribute of an app, without its name and value. */
function adviceFor(attributes: Readonly<Record<string, unknown>>): string[] {
  return problemsOf({ apps: [app({ app_type: "external-api", ...attributes })] }).map(
    (line) => /; expected (.*) \[unknown-attribute\]$/.exec(line)?.[1] ?? line,
  );
}

describe("names of the founding documents", () => {
  test.each([
    [{ ingress_host: "api.example.com" }, '`ingress.host`. Fix: write `ingress = {"host": "api.example.com"}`.'],
    [{ ingress_tls_secret: "api-tls" }, '`ingress.tls`. Fix: write `ingress = {"tls": "api-tls"}`.'],
    [{ path_prefix: "/x" }, '`ingress.paths`. Fix: write `ingress = {"paths": ["/x"]}`.'],
    [{ health_check_enabled: true }, '`health_check.enabled`. Fix: write `health_check = {"enabled": True}`.'],
    [{ health_check_path: "/health" }, '`health_check.path`. Fix: write `health_check = {"path": "/health"}`.'],
    [{ resources_requests_cpu: "1" }, '`resources.requests.cpu`. Fix: write `resources = {"requests": {"cpu": "1"}}`.'],
    [{ memory_limit: "1Gi" }, '`resources.limits.memory`. Fix: write `resources = {"limits": {"memory": "1Gi"}}`.'],
    [{ binary_name: "//shop:api" }, "`binary_target`. Fix: rename it to `binary_target`."],
    [{ manual_manifests: [":x"] }, "`manifests` of `helm_chart`. Fix: set `manifests` of the `helm_chart`."],
    [{ namespace: "shop" }, "`namespace` of `helm_chart`. Fix: move it to the `helm_chart`."],
    [{ ingress: { className: "nginx" } }, "`ingress.class`. Fix: rename it to `class`."],
    [{ ttlSecondsAfterFinished: 60 }, "`ttl_seconds`. Fix: rename it to `ttl_seconds`."],
  ])("%j", (attributes, advice) => {
    expect(adviceFor(attributes)).toEqual([advice]);
  });
});

describe("names of Kubernetes", () => {
  test.each([
    [{ imagePullPolicy: "Always" }, "`image_pull_policy`. Fix: rename it to `image_pull_policy`."],
    [{ nodeSelector: { disk: "ssd" } }, "`node_selector`. Fix: rename it to `node_selector`."],
    [{ minReplicas: 2 }, '`autoscaling.min_replicas`. Fix: write `autoscaling = {"min_replicas": 2}`.'],
    [{ priorityClassName: "high" }, "`priority_class`. Fix: rename it to `priority_class`."],
    [{ strategy: { type: "Recreate" } }, "`update_strategy`. Fix: rename it to `update_strategy`."],
    [
      { securityContext: { runAsUser: 1000, capabilities: { drop: ["ALL"] } } },
      '`security_context`. Fix: write `security_context = {"run_as_user": 1000, "capabilities": {"drop": ["ALL"]}}`.',
    ],
    [
      { livenessProbe: { httpGet: { path: "/healthz", port: 8000 }, initialDelaySeconds: 10 } },
      '`health_check.liveness`. Fix: write `health_check = {"liveness": {"path": "/healthz", "port": 8000, "initial_delay_seconds": 10}}`.',
    ],
    [
      { readinessProbe: { tcpSocket: { port: 8000 } }, health_check: { path: "/healthz" } },
      '`health_check.readiness`. Fix: add `"readiness": {"type": "tcp", "port": 8000}` to `health_check`.',
    ],
    [{ health_check: { httpGet: { path: "/healthz" } } }, '`path` instead. Fix: write `"path": "/healthz"` instead.'],
    [
      { lifecycle: { preStop: { exec: { command: ["/stop"] } } } },
      '`lifecycle.pre_stop`. Fix: write `"pre_stop": {"command": ["/stop"]}`.',
    ],
    [
      { env: { PASSWORD: { valueFrom: { secretKeyRef: { name: "login", key: "password" } } } } },
      '`secret` instead. Fix: write `"secret": {"name": "login", "key": "password"}` instead.',
    ],
    [{ env_from: [{ secretRef: { name: "login" } }] }, '`env_from[0].secret`. Fix: write `"secret": "login"`.'],
    [
      { volumes: { data: { persistentVolumeClaim: { claimName: "data" } } } },
      '`existing_claim` instead. Fix: write `"existing_claim": "data"` instead.',
    ],
    [
      { progressDeadlineSeconds: 300 },
      "`deadline_seconds` or `starting_deadline_seconds`, or another one from docs/attributes.md. Fix: look in docs/attributes.md for what it means, or set the field with `patches`.",
    ],
  ])("%j", (attributes, advice) => {
    expect(adviceFor(attributes)).toEqual([advice]);
  });
});

describe("names of popular charts", () => {
  test.each([
    [{ replicaCount: 3 }, "`replicas`. Fix: rename it to `replicas`."],
    [{ fullnameOverride: "x" }, "`object_name`. Fix: rename it to `object_name`."],
    [{ extraEnv: { A: "b" } }, "`env`. Fix: rename it to `env`."],
    [
      { podDisruptionBudget: { minAvailable: 1 } },
      '`disruption_budget`. Fix: write `disruption_budget = {"min_available": 1}`.',
    ],
    [{ hpa: { maxReplicas: 9 } }, '`autoscaling`. Fix: write `autoscaling = {"max_replicas": 9}`.'],
    [{ tolerationz: [] }, "`tolerations`, or another one from docs/attributes.md. Fix: rename it to `tolerations`."],
    [
      { extraVolumes: [{ name: "tmp", emptyDir: {} }] },
      '`volumes`. Fix: write it like this: `volumes = {"data": {"claim": {"size": "10Gi"}, "mount_path": "/data"}}`.',
    ],
    [
      { service: { targetPort: 80 } },
      "`port`, or another one from docs/attributes.md#service. Fix: look in docs/attributes.md#service for what it means, or remove it.",
    ],
    [{ ingress: { replicas: 3 } }, "`replicas`. Fix: write `replicas = 3`, outside `ingress`."],
    [
      { ingress: { path: "/x", paths: ["/"] } },
      "`ingress.paths`. Fix: merge it into `ingress.paths`, which already exists.",
    ],
    [
      { cpu: "500m" },
      '`resources.requests.cpu` or `resources.limits.cpu`. Fix: write `resources = {"requests": {"cpu": "500m"}}` or `resources = {"limits": {"cpu": "500m"}}`.',
    ],
    [
      { extraEnv: { LICENSE: "x".repeat(200) }, env: { A: "b" } },
      "`env`. Fix: merge it into `env`, which already exists.",
    ],
    [
      {
        sidecars: {
          proxy: { image: "x", image_tag: "1", readinessProbe: { httpGet: { path: `/${"x".repeat(200)}` } } },
        },
      },
      '`sidecars.proxy.health_check.readiness`. Fix: write `"health_check": {"readiness": …}`.',
    ],
  ])("%j", (attributes, advice) => {
    expect(adviceFor(attributes)).toEqual([advice]);
  });

  test("in a chart", () => {
    const charts = {
      manual_manifests: ["shop/a.yaml"],
      version: "1.0.0",
      replicas: 2,
      ingress_host: "shop.example.com",
    };
    expect(problemsOf({ chart: chart(charts) }).map((line) => line.replace(/^.*?; expected /, ""))).toEqual([
      '`ingress.host`. Fix: write `ingress = {"host": "shop.example.com"}`. [unknown-attribute]',
      "`manifests`. Fix: rename it to `manifests`. [unknown-attribute]",
      "`replicas` of `release_app`. Fix: move it to the `release_app`. [unknown-attribute]",
      "`chart_version`. Fix: rename it to `chart_version`. [unknown-attribute]",
    ]);
  });
});

const FILES = { "app.schema.json": APP_SCHEMA };

/** Every dict with properties in a schema, with its place. */
function dictsOf(node: SchemaNode, path: string): readonly (readonly [string, SchemaNode])[] {
  const children = propertiesOf(node, FILES);
  return [[path, node], ...children.flatMap(([name, child]) => dictsOf(child, `${path}.${name}`))];
}

test.each([
  ["release_app", APP_SCHEMA],
  ["helm_chart", CHART_SCHEMA],
])("no two attributes of a dict of %s share a name or alias", (name, schema: Schema) => {
  const clashes = dictsOf({ schema, file: schema }, name).flatMap(([path, dict]) => {
    const names = propertiesOf(dict, FILES).flatMap(([property, child]) =>
      spellingsOf(property, child).map((spelled) => [spelled, property] as const),
    );
    const properties = Map.groupBy(names, ([spelled]) => spelled);
    return [...properties]
      .filter(([, group]) => new Set(group.map(([, property]) => property)).size > 1)
      .map(([spelled]) => `${path}: ${spelled}`);
  });
  expect(clashes).toEqual([]);
});
