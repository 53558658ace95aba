/** Apps that refer to each other: `ref.app`, and its result if the other app is disabled. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { TYPES } from "../../support/app_types.ts";
import {
  app as anyApp,
  chart,
  chartOf,
  containerOf,
  type Declaration,
  filesOf,
  find,
  type KubernetesObject,
  lintChart,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

/** An app with any name. */
const app = (attributes: Record<string, unknown>) => anyApp({ app_type: "internal-api", ...attributes });

/** The JSON of a `ref.app` whose variable may be missing. */
function refApp(name: string, value: string, more: Record<string, string> = {}): Record<string, unknown> {
  return { app: { name, value, optional: true, ...more } };
}

const REDIS = app({ app_name: "redis", app_type: "stateful-service", port: 6379 });

/** Variables of the app `api`, in its only container. */
function variables(objects: readonly KubernetesObject[], kind = "Deployment", name = "prod-api"): unknown {
  const { env } = containerOf(find(objects, kind, name));
  return env && Object.fromEntries(env.map((variable: KubernetesObject) => [variable.name, variable.value]));
}

function api(env: Record<string, unknown>, attributes: Record<string, unknown> = {}) {
  return app({ app_name: "api", env, ...attributes });
}

describe.each(HELMS)("%s", (_, helm) => {
  function rendered(declaration: Declaration, values: Record<string, Json> = {}, release = "prod") {
    const directory = chartOf(declaration);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    return render(helm, directory, { values, release });
  }

  test.each([
    ["by label", "//shop:redis"],
    ["by name", "redis"],
  ])("%s: host and port of the Service", (__, target) => {
    const apps = [api({ URL: refApp(target, "redis://{host}:{port}/{host}?p={port}"), PLAIN: "{host}" }), REDIS];
    expect(variables(rendered({ apps }))).toEqual({
      URL: "redis://prod-redis:6379/prod-redis?p=6379",
      PLAIN: "{host}",
    });
  });

  test("in init containers and sidecars", () => {
    const container = { image: "x", image_tag: "1", env: { HOST: refApp("redis", "{host}") } };
    const apps = [api({}, { init_containers: { wait: container }, sidecars: { proxy: container } }), REDIS];
    const { initContainers, containers } = find(rendered({ apps }), "Deployment", "prod-api").spec.template.spec;
    for (const { env } of [...initContainers, ...containers.slice(1)]) {
      expect(env).toEqual([{ name: "HOST", value: "prod-redis" }]);
    }
    expect(initContainers.length + containers.length).toBe(3);
  });

  test("the host is the Service's name, whatever release, naming and length", () => {
    const name = "x".repeat(50);
    const long = app({ app_name: name, app_type: "stateful-service", port: 1 });
    const apps = [api({ HOST: refApp(name, "{host}") }), long];
    for (const naming of ["release", "app"]) {
      const objects = rendered({ chart: chart({ naming }), apps }, {}, "r".repeat(53));
      const services = objects.filter(({ kind, spec }) => kind === "Service" && spec.clusterIP === undefined);
      const names = services.map(({ metadata }) => metadata.name);
      const deployment = objects.find(({ kind }) => kind === "Deployment");
      expect(names).toContain(containerOf(deployment).env[0].value);
    }
  });

  test("ports by name, and as the Service numbers them", () => {
    const service = { ports: { http: 80, admin: { port: 81, target_port: "http" } } };
    const callee = app({ app_name: "callee", ports: { http: 8000, grpc: 9000 }, service });
    const text = (port?: string) => refApp("callee", "{port}", port === undefined ? {} : { port });
    const apps = [api({ MAIN: text(), HTTP: text("http"), GRPC: text("grpc"), ADMIN: text("admin") }), callee];
    expect(variables(rendered({ apps }))).toEqual({ MAIN: "80", HTTP: "80", GRPC: "9000", ADMIN: "81" });
  });

  test("if values disable the other app, the variable is not set, or has its fallback", () => {
    const env = {
      URL: refApp("redis", "{host}"),
      MODE: refApp("redis", "redis://{host}", { fallback: "memory://{host}" }),
      EMPTY: refApp("redis", "{host}", { fallback: "" }),
    };
    const apps = [api(env), REDIS];
    expect(variables(rendered({ apps }, { "apps.redis.enabled": false }))).toEqual({
      EMPTY: "",
      MODE: "memory://{host}",
    });
    const alone = [api({ URL: refApp("redis", "{host}") }), REDIS];
    expect(variables(rendered({ apps: alone }, { "apps.redis.enabled": false }))).toBeUndefined();
  });

  test("an app that is off by default exists in an environment that switches it on", () => {
    const apps = [api({ URL: refApp("redis", "{host}") }), { ...REDIS, enabled: false }];
    expect(variables(rendered({ apps }))).toBeUndefined();
    expect(variables(rendered({ apps }, { "apps.redis.enabled": true }))).toEqual({ URL: "prod-redis" });
  });

  test("values replace it by text, by a Secret, or by another app's", () => {
    const other = app({ app_name: "other", port: 80 });
    const apps = [api({ URL: refApp("redis", "{host}:{port}"), OTHER: refApp("other", "{host}") }), REDIS, other];
    const secret = { secretKeyRef: { name: "s", key: "k" } };
    const values = {
      "apps.api.env.URL": "redis://elsewhere",
      "apps.api.env.OTHER": { app: null, value: null, valueFrom: secret },
      "apps.api.env.NEW": { app: "other", value: "{host}:{port}" },
      "apps.redis.enabled": false,
    };
    expect(containerOf(find(rendered({ apps }, values), "Deployment", "prod-api")).env).toEqual([
      { name: "NEW", value: "prod-other:80" },
      { name: "OTHER", valueFrom: secret },
      { name: "URL", value: "redis://elsewhere" },
    ]);
    expect(variables(rendered({ apps }, { "apps.api.env.URL.value": "redis://{host}" }))).toMatchObject({
      URL: "redis://prod-redis",
    });
  });

  test.each([
    ["an app that is none of the chart", { app: "nobody", value: "{host}" }],
    ["an app without a Service", { app: "worker", value: "{host}" }],
    ["a port that is none", { app: "redis", value: "{port}", port: "nothing" }],
    ["no text", { app: "redis" }],
    ["a second source", { app: "redis", value: "x", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
    ["a fallback of nothing", { fallback: "x" }],
  ])("values cannot name %s", (__, value) => {
    const apps = [api({ URL: refApp("redis", "{host}") }), REDIS, app({ app_name: "worker", app_type: "worker" })];
    expect(() => render(helm, chartOf({ apps }), { values: { "apps.api.env.X": value } })).toThrow("X");
  });

  test("values must name the port if the app has several", () => {
    const callee = app({ app_name: "callee", ports: { a: 1, b: 2 } });
    const directory = chartOf({ apps: [api({ URL: refApp("callee", "{host}") }), callee] });
    const withX = (value: Json) => variables(render(helm, directory, { values: { "apps.api.env.X": value } }));
    expect(() => withX({ app: "callee", value: "{port}" })).toThrow("env.X: the Service of callee has no such port");
    expect(withX({ app: "callee", value: "{port}", port: "b" })).toMatchObject({ X: "2" });
  });

  test("two apps may refer to each other, and an app to itself", () => {
    const apps = [
      api({ PEER: refApp("other", "{host}"), SELF: refApp("api", "{host}") }),
      app({ app_name: "other", env: { PEER: refApp("//shop:api", "{host}") } }),
    ];
    const objects = rendered({ apps });
    expect(variables(objects)).toEqual({ PEER: "prod-other", SELF: "prod-api" });
    expect(variables(objects, "Deployment", "prod-other")).toEqual({ PEER: "prod-api" });
  });

  test.each(TYPES)("a %s can refer to apps as well", (app_type) => {
    // Before the deployment, redis does not exist yet.
    const phase = APP_TYPES[app_type].hook ? { phase: "after_deploy" } : {};
    const apps = [api({ URL: refApp("redis", "{host}") }, { app_type, ...phase }), REDIS];
    expect(variables(rendered({ apps }), APP_TYPES[app_type].workload)).toEqual({ URL: "prod-redis" });
  });

  test("an optional app that is not in the chart counts as disabled", () => {
    const env = { URL: refApp("//else:redis", "{host}"), MODE: refApp("//else:redis", "x", { fallback: "memory" }) };
    const apps = [api(env, { connects_to: [{ app: "//else:redis", optional: true }] })];
    const objects = rendered({ apps });
    expect(variables(objects)).toEqual({ MODE: "memory" });
    expect(objects.filter(({ kind }) => kind === "NetworkPolicy")).toEqual([]);
  });

  test("braces of all kinds and other text arrive byte for byte", () => {
    const texts = [
      "{",
      "}",
      "{}",
      "{{host}}",
      "{ host }",
      "{Host}",
      "{hos",
      "t}",
      '{"a":"{host}"}',
      "{{ .Values }}",
      "on",
      "\n{port}\n",
      "",
    ];
    const env = Object.fromEntries(
      texts.map((text, index) => [`X_${index}`, refApp("redis", text, { fallback: text })]),
    );
    const declaration = { apps: [api(env), REDIS] };
    const expected = texts.map((text) => text.replaceAll("{host}", "prod-redis").replaceAll("{port}", "6379"));
    expect(variables(rendered(declaration))).toEqual(
      Object.fromEntries(expected.map((text, index) => [`X_${index}`, text])),
    );
    expect(variables(rendered(declaration, { "apps.redis.enabled": false }))).toEqual(
      Object.fromEntries(texts.map((text, index) => [`X_${index}`, text])),
    );
  });
});

test("a chart without ref.app has no trace of it", () => {
  const files = filesOf({ apps: [api({ A: "{host}" }, { connects_to: ["redis"] }), REDIS] });
  expect(String(files.get("templates/_helpers.tpl"))).not.toContain("services");
  expect(String(files.get("values.schema.json"))).not.toContain("fallback");
});
