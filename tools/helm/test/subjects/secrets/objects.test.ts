/** Secrets that exist, that an operator creates, and that are created at install time, as both Helm majors render them. */

import { describe, expect, test } from "@jest/globals";
import { TYPES, typesWithTrait } from "../../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  filesOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  type RenderOptions,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const RESTARTING = typesWithTrait("longRunning");

function podOfShop(objects: readonly KubernetesObject[]): KubernetesObject {
  return podOf(objects.find(isWorkload));
}

/** The Secret volumes and variable sources of the app's pod. */
function secretsOf(objects: readonly KubernetesObject[]) {
  const { volumes, containers } = podOfShop(objects).spec;
  return {
    volumes: volumes.flatMap(({ secret }: KubernetesObject) => (secret === undefined ? [] : [secret])),
    mounts: containers[0].volumeMounts.slice(1),
    envFrom: containers[0].envFrom,
  };
}

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (secrets: Record<string, unknown>, more: Record<string, unknown> = {}) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, secrets, ...more })] });
    const rendered = (directory: string, values: RenderOptions["values"] = {}) => render(helm, directory, { values });

    test("an existing Secret: variables, a directory, single keys; values name another", () => {
      const directory = declare({
        all: { existing: "login", env: true },
        "my-tls": { existing: "tls", mount_path: "/tls", mode: "0400" },
        password: {
          existing: "login",
          mount_path: "/run/secrets/password",
          sub_path: "password",
          mounts: { "/run/secrets/user": "user" },
          mode: "0440",
        },
      });
      const items = ["password", "user"].map((key) => ({ key, path: key }));
      expect(secretsOf(rendered(directory))).toEqual({
        volumes: [
          { secretName: "tls", defaultMode: 0o400 },
          { secretName: "login", defaultMode: 0o440, items },
        ],
        mounts: [
          { name: "my-tls", mountPath: "/tls", readOnly: true },
          { name: "password", mountPath: "/run/secrets/password", subPath: "password", readOnly: true },
          { name: "password", mountPath: "/run/secrets/user", subPath: "user", readOnly: true },
        ],
        envFrom: [{ secretRef: { name: "login" } }],
      });
      const other = { "apps.shop.secrets": { all: { existingSecret: "a" }, "my-tls": { existingSecret: "b" } } };
      const changed = secretsOf(rendered(directory, other));
      expect(changed.envFrom).toEqual([{ secretRef: { name: "a" } }]);
      expect(changed.volumes[0].secretName).toBe("b");
      expect(kinds(rendered(directory)).filter((kind) => kind.startsWith("Secret"))).toEqual([]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    const external = {
      store: "vault",
      store_kind: "ClusterSecretStore",
      refresh: "30m",
      data: { password: { key: "prod/db", property: "password", version: "2" }, url: { key: "{{ prod }}" } },
      extract: ["prod/all", "prod/more"],
    };

    test("a Secret of the External Secrets operator", () => {
      const directory = declare({ login: { external, env: true } });
      const objects = rendered(directory);
      const object = find(objects, "ExternalSecret", "prod-shop-login");
      expect(object.apiVersion).toBe("external-secrets.io/v1");
      expect(object.spec).toEqual({
        refreshInterval: "30m",
        secretStoreRef: { kind: "ClusterSecretStore", name: "vault" },
        target: { name: "prod-shop-login" },
        data: [
          { secretKey: "password", remoteRef: { key: "prod/db", property: "password", version: "2" } },
          { secretKey: "url", remoteRef: { key: "{{ prod }}" } },
        ],
        dataFrom: [{ extract: { key: "prod/all" } }, { extract: { key: "prod/more" } }],
      });
      expect(secretsOf(objects).envFrom).toEqual([{ secretRef: { name: "prod-shop-login" } }]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("line breaks at the end of a key stay", () => {
      const remote = { key: "a\n\n", version: "\n\n" };
      const directory = declare({ login: { external: { store: "vault", data: { a: remote } }, env: true } });
      expect(find(rendered(directory), "ExternalSecret").spec.data).toEqual([{ secretKey: "a", remoteRef: remote }]);
    });

    test("an environment takes it from elsewhere, or from an existing Secret", () => {
      const directory = declare({ login: { external: { store: "vault", extract: ["dev"] }, env: true } });
      const dev = find(rendered(directory), "ExternalSecret").spec;
      expect(dev.secretStoreRef).toEqual({ kind: "SecretStore", name: "vault" });
      expect(dev.refreshInterval).toBe("1h");
      expect("data" in dev).toBe(false);
      const at = "apps.shop.secrets.login";
      const prod = find(
        rendered(directory, {
          [`${at}.store`]: "aws",
          [`${at}.extract`]: [],
          [`${at}.data`]: { a: { key: "prod/a" } },
        }),
        "ExternalSecret",
      ).spec;
      expect(prod.secretStoreRef.name).toBe("aws");
      expect(prod.data).toEqual([{ secretKey: "a", remoteRef: { key: "prod/a" } }]);
      expect("dataFrom" in prod).toBe(false);
      const objects = rendered(directory, { [`${at}.existingSecret`]: "by-hand" });
      expect(secretsOf(objects).envFrom).toEqual([{ secretRef: { name: "by-hand" } }]);
      expect(kinds(objects).filter((kind) => kind.startsWith("ExternalSecret"))).toEqual([]);
    });

    describe("a Secret created at install time", () => {
      const directory = declare({ login: { keys: ["user", "tls.key"], mount_path: "/login", env: true } });
      const at = "apps.shop.secrets.login";
      const given = { user: "on", "tls.key": "{{ x }}\r\n\n" };

      test("is not created without values: the chart renders, and the pods expect the Secret", () => {
        const objects = rendered(directory);
        expect(kinds(objects).filter((kind) => kind.startsWith("Secret"))).toEqual([]);
        expect(secretsOf(objects).volumes).toEqual([{ secretName: "prod-shop-login" }]);
        expect(secretsOf(objects).envFrom).toEqual([{ secretRef: { name: "prod-shop-login" } }]);
        expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      });

      test("is created from values, byte for byte", () => {
        const secret = find(rendered(directory, { [`${at}.values`]: given }), "Secret", "prod-shop-login");
        const decoded = Object.entries(secret.data).map(([key, text]) => [
          key,
          Buffer.from(String(text), "base64").toString(),
        ]);
        expect(Object.fromEntries(decoded)).toEqual(given);
        expect(secret.type).toBe("Opaque");
        // Keys of stringData would stay in the Secret when a later version leaves them out.
        expect(secret.stringData).toBeUndefined();
      });

      test("names the missing value", () => {
        const missing = 'apps.shop.secrets.login.values["tls.key"] is missing: a secret has no default';
        expect(() => rendered(directory, { [`${at}.values`]: { user: "a" } })).toThrow(missing);
        expect(() => rendered(directory, { [`${at}.values`]: { user: "a", "tls.key": "" } })).toThrow(missing);
        expect(() => rendered(directory, { [`${at}.create`]: true })).toThrow(
          "apps.shop.secrets.login.values.user is missing",
        );
      });

      test("is not created if values name another one", () => {
        const objects = rendered(directory, { [`${at}.existingSecret`]: "by-hand", [`${at}.create`]: true });
        expect(kinds(objects).filter((kind) => kind.startsWith("Secret"))).toEqual([]);
        expect(secretsOf(objects).volumes).toEqual([{ secretName: "by-hand" }]);
      });

      test("restarts long-running pods when it changes", () => {
        const annotation = (values: RenderOptions["values"]) =>
          podOfShop(rendered(directory, values)).metadata.annotations?.["checksum/secret.login"];
        const before = annotation({ [`${at}.values`]: given });
        expect(before === undefined).toBe(!RESTARTING.includes(app_type));
        expect(annotation({ [`${at}.values`]: { ...given, user: "b" } }) === before).toBe(before === undefined);
      });

      test("accepts only its own keys", () => {
        expect(() => rendered(directory, { [`${at}.values`]: { ...given, usr: "a" } })).toThrow("usr");
        expect(() => rendered(directory, { "apps.shop.secrets.logon.create": true })).toThrow("logon");
      });

      test("is removed with the app", () => {
        expect(rendered(directory, { "apps.shop.enabled": false, [`${at}.values`]: given })).toEqual([]);
      });
    });
  });

  test("Secrets outlive upgrades without values; those of a job before the deployment are hooks that run earlier", () => {
    const secrets = {
      made: { keys: ["a"], env: true },
      fetched: { external: { store: "s", extract: ["x"] }, env: true },
    };
    const annotations = (attributes: Record<string, unknown>) => {
      const directory = chartOf({ apps: [app({ app_name: "shop", secrets, ...attributes })] });
      const objects = render(helm, directory, { values: { "apps.shop.secrets.made.values.a": "b" } });
      return ["Secret", "ExternalSecret"].map((kind) => find(objects, kind).metadata.annotations);
    };
    const keep = { "helm.sh/resource-policy": "keep" };
    expect(annotations({ app_type: "worker" })).toEqual([keep, undefined]);
    expect(annotations({ app_type: "job", phase: "after_deploy" })).toEqual([keep, undefined]);
    const hook = { "helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "-1" };
    expect(annotations({ app_type: "job", phase: "before_deploy" })).toEqual([
      { ...hook, "helm.sh/hook-delete-policy": "before-hook-creation" },
      { ...hook, "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded" },
    ]);
  });

  test("secrets that depend on another app are removed with it", () => {
    const secrets = {
      made: { keys: ["a"], env: true, when: "redis" },
      fetched: { external: { store: "s", extract: ["x"] }, mount_path: "/x", when: "//shop:redis" },
    };
    const directory = chartOf({
      chart: chart({ naming: "app" }),
      apps: [
        app({ app_name: "shop", app_type: "worker", secrets, env_from: [{ secret: "own" }] }),
        app({ app_name: "redis", app_type: "worker" }),
      ],
    });
    const values = { "apps.shop.secrets.made.values.a": "b" };
    expect(kinds(render(helm, directory, { values }))).toEqual([
      "Deployment/redis",
      "Deployment/shop",
      "ExternalSecret/shop-fetched",
      "Secret/shop-made",
    ]);
    const objects = render(helm, directory, { values: { ...values, "apps.redis.enabled": false } });
    expect(kinds(objects)).toEqual(["Deployment/shop"]);
    expect(secretsOf(objects)).toEqual({ volumes: [], mounts: [], envFrom: [{ secretRef: { name: "own" } }] });
    const none = render(helm, directory, { values: { "apps.redis.enabled": false, "apps.shop.envFrom": [] } });
    expect(secretsOf(none).envFrom).toEqual([]);
  });
});

test("values contain no secret, and show where to set one", () => {
  const apps = [app({ app_name: "shop", app_type: "worker", secrets: { login: { keys: ["user", "pin"] } } })];
  const values = String(filesOf({ apps }).get("values.yaml"));
  expect(values).toContain(`        # Values by key: user, pin. Pass them at install time; do not keep them in a file.
        values: {}
`);
});
