/**
 * The Secrets and ConfigMaps that must exist, in the notes and in README.md: exactly those to which rendered pods refer and which
 * the chart does not create.
 */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json } from "../../../base/json.ts";
import { dnsName } from "../../../facts/app_types.ts";
import { CORPUS } from "../../corpus/corpus.ts";
import { randomCharts } from "../../random/arbitrary_apps.ts";
import { composeRandom, repaired } from "../../random/repaired.ts";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  type Declaration,
  filesOf,
  isWorkload,
  type KubernetesObject,
  notesOf,
  podOf,
  render,
  renderWithNotes,
  writtenChart,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { needsOfPod, provides } from "../../support/objects.ts";

type Values = Readonly<Record<string, Json>>;

/** `<kind> <name>` to `<keys>: <apps>`. */
type Needs = Readonly<Record<string, string>>;

/** What pods refer to and no object provides. A Secret that the chart can create has all its keys. */
function expected(objects: readonly KubernetesObject[], apps: readonly Attributes[], release: string): Needs {
  const made = new Set(objects.flatMap(provides).map((id) => id.replace("/", " ")));
  const keysOf = new Map(apps.flatMap((declared) => declaredKeys(declared, release)));
  const needs = objects.filter(isWorkload).flatMap((workload) => {
    const name = workload.metadata.labels?.["app.kubernetes.io/name"];
    const found = apps.find(({ app_name }) => dnsName(String(app_name)) === name);
    // Workloads in manifests look after themselves.
    return found === undefined
      ? []
      : needsOfPod(podOf(workload).spec).map((need) => ({ ...need, app: String(found["app_name"]) }));
  });
  const groups = Map.groupBy(
    needs.filter(({ id }) => !made.has(id)),
    ({ id }) => id,
  );
  return Object.fromEntries(
    [...groups].map(([id, group]) => {
      const keys = [...group.flatMap(({ keys }) => keys), ...(keysOf.get(id) ?? [])];
      return [
        id,
        line(
          keys,
          group.map((need) => need.app),
        ),
      ];
    }),
  );
}

function line(keys: readonly string[], apps: readonly string[]): string {
  return [keys, apps].map((words) => [...new Set(words)].sort().join(", ")).join(": ");
}

type Declared = Readonly<Record<string, { readonly keys?: readonly string[] }>>;

function declaredKeys({ app_name, secrets = {} }: Attributes, release: string): [string, readonly string[]][] {
  const own = dnsName(String(app_name));
  const prefix = own === release ? own : `${release}-${own}`;
  return Object.entries(secrets as Declared).flatMap(([name, { keys }]): [string, readonly string[]][] =>
    keys === undefined ? [] : [[`Secret ${prefix}-${name}`, keys]],
  );
}

function ofNotes(notes: string): Needs {
  const lines = notes.split(/^Secrets and ConfigMaps that must exist, with these keys:\n/m)[1] ?? "";
  return Object.fromEntries(
    [...lines.matchAll(/^ {2}- (\w+ \S+?)(?: \((.*)\))?: for (.*)$/gm)].map(([, id = "", keys = "", apps = ""]) => [
      id,
      `${keys}: ${apps}`,
    ]),
  );
}

function ofReadme(readme: string): Needs {
  const plain = (cell: string) => cell.replaceAll("`", "").replace(/^any$/, "");
  return Object.fromEntries(
    [...readme.matchAll(/^\| ((?:Secret|ConfigMap) `.*`) \| (.*) \| (.*) \|$/gm)].map(
      ([, id = "", keys = "", apps = ""]) => [plain(id), `${plain(keys)}: ${plain(apps)}`],
    ),
  );
}

const enabled = (apps: readonly Attributes[], isEnabled: boolean): Values =>
  Object.fromEntries(apps.map(({ app_name }) => [`apps.${app_name}.enabled`, isEnabled]));

const SECRETS = {
  existing: { existing: "login", env: true, mounts: { "/run/user": "user" } },
  made: { keys: ["token", "other"], mounts: { "/run/token": "token" } },
  unused: { keys: ["nothing"] },
  external: { external: { store: "vault", extract: ["shop"] }, mount_path: "/run/external" },
};

function scratch(): Json {
  const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
  return { name: "scratch", ephemeral: { volumeClaimTemplate: { spec } } };
}

/** Every way to refer to an object. */
const REFERRING: Attributes = {
  env: {
    URL: { secret: { name: "pg", key: "url" } },
    MODE: { config_map: { name: "modes", key: "mode" } },
    MAYBE: { secret: { name: "maybe", key: "x", optional: true } },
  },
  env_from: [{ secret: "all" }, { config_map: "common" }, { config_map: "perhaps", optional: true }],
  config: { LEVEL: "debug" },
  secrets: SECRETS,
  image_pull_secrets: ["registry"],
  volumes: {
    tls: { secret: "tls", items: { "tls.crt": "a/crt" }, mount_path: "/tls", when: "web" },
    whole: { config_map: "whole", mount_path: "/whole" },
    parts: { config_map: "parts", mounts: { "/one": "one.conf" } },
    root: { config_map: "kube-root-ca.crt", mount_path: "/root" },
    optional: { secret: "optional", optional: true, mount_path: "/optional" },
    csi: { csi: { driver: "csi.example.com", secret: "driver" }, mount_path: "/csi" },
    mixed: {
      projected: [{ secret: "left", items: { l: "l" } }, { config_map: "right" }, { secret: "gone", optional: true }],
      mount_path: "/mixed",
    },
    own: { config_map: "own", mount_path: "/own" },
    sealed: { secret: "sealed", mount_path: "/sealed" },
  },
  init_containers: {
    prepare: {
      env: { INIT: { secret: { name: "pg", key: "init" } } },
      mounts: { parts: { path: "/two", sub_path: "two.conf" } },
    },
  },
  sidecars: { proxy: { env_from: [{ secret: "proxy" }], env: {}, image: "example/proxy", image_tag: "1" } },
  // A list of texts refers to nothing.
  patches: { Deployment: { spec: { template: { spec: { volumes: [scratch()] } } } } },
};

const SHARED = { shared: { files: [{ file: "shop/own.yaml" }], mount_path: "/shared", shared: true } };

const MANIFESTS: Readonly<Record<string, string>> = {
  "shop/own.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\n",
  "shop/sealed.yaml":
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: "sealed"\nspec: {encryptedData: {a: b}}\n' +
    "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: all\n      image: x\n",
};

const EVERY_WAY: Declaration = {
  chart: chart({ env_from: [{ secret: "everywhere" }], manifests: Object.keys(MANIFESTS) }),
  apps: [
    app({ app_name: "shop_api", ...REFERRING }),
    app({
      app_name: "cleanup",
      app_type: "cron-job",
      config_files: SHARED,
      env: { URL: { secret: { name: "pg", key: "user" } } },
    }),
    app({ app_name: "smoke", app_type: "job", phase: "test", env_from: [{ config_map: "common" }] }),
    // A Secret is looked up in the values of its own app, not in those of the app before.
    app({
      app_name: "web",
      app_type: "worker",
      secrets: { session: { keys: ["key"], mounts: { "/run/key": "key" } } },
    }),
  ],
  files: MANIFESTS,
};

const CHARTS: readonly (readonly [string, Declaration])[] = [["every way", EVERY_WAY], ...CORPUS];

describe.each(HELMS)("%s", (_, helm) => {
  const compare = (directory: string, apps: readonly Attributes[], values: Values) => {
    const { objects, notes } = renderWithNotes(helm, directory, values);
    expect([values, ofNotes(notes)]).toEqual([values, expected(objects, apps, "prod")]);
    return ofNotes(notes);
  };

  test.each(CHARTS)("notes of a chart: %s", (_name, declaration) => {
    const { apps = [] } = declaration;
    const directory = chartOf(declaration);
    compare(directory, apps, {});
    for (const half of [0, 1]) {
      const some = apps.filter((_app, index) => index % 2 === half);
      compare(directory, apps, enabled(some, false));
    }
    expect(compare(directory, apps, enabled(apps, false))).toEqual({});
  });

  test("notes follow the values", () => {
    const apps = EVERY_WAY.apps ?? [];
    const directory = chartOf(EVERY_WAY);
    const set = (values: Values) => compare(directory, apps, values);
    const made = "Secret prod-shop-api-made";
    expect(set({})).toMatchObject({ [made]: "other, token: shop_api", "Secret login": "user: shop_api" });
    expect(set({ "apps.shop_api.secrets.made.values": { token: "a", other: "b" } })).not.toHaveProperty([made]);
    const chosen = set({
      "apps.shop_api.secrets.external.existingSecret": "mine",
      "global.imagePullSecrets": ["pull"],
    });
    expect(chosen).toMatchObject({ "Secret mine": ": shop_api", "Secret pull": ": cleanup, shop_api, smoke, web" });
    expect(set({ "apps.shop_api.sidecars.proxy": null })).not.toHaveProperty(["Secret proxy"]);
  });

  test.each<[string, Values]>([
    ["Secret a", { "apps.bare.env.A": { valueFrom: { secretKeyRef: { name: "a", key: "k" } } } }],
    ["ConfigMap b", { "apps.bare.env.B": { valueFrom: { configMapKeyRef: { name: "b", key: "k" } } } }],
    ["Secret c", { "apps.bare.envFrom": [{ secretRef: { name: "c" } }] }],
    ["ConfigMap d", { "apps.bare.envFrom": [{ prefix: "D_", configMapRef: { name: "d" } }] }],
    ["Secret e", { "apps.bare.sidecars.proxy.envFrom": [{ secretRef: { name: "e" } }] }],
    ["Secret f", { "global.imagePullSecrets": ["f"] }],
    ["Secret g", { "global.env.G": { valueFrom: { secretKeyRef: { name: "g", key: "k" } } } }],
    ["ConfigMap h", { "global.envFrom": [{ configMapRef: { name: "h" } }] }],
  ])("%s in values alone", (id, values) => {
    const proxy = { env: {}, env_from: [], image: "example/proxy", image_tag: "1" };
    const bare = app({ app_name: "bare", app_type: "worker", sidecars: { proxy } });
    const shared = { env: { LEVEL: "debug" }, env_from: [{ config_map: "levels", optional: true }] };
    const directory = chartOf({ chart: chart(shared), apps: [bare] });
    expect(compare(directory, [bare], {})).toEqual({});
    expect(Object.keys(compare(directory, [bare], values))).toEqual([id]);
  });

  test("what the chart alone says", () => {
    const shared = { env: { URL: { secret: { name: "pg", key: "url" } } }, env_from: [{ config_map: "levels" }] };
    const bare = app({ app_name: "bare", app_type: "worker" });
    const needs = compare(chartOf({ chart: chart(shared), apps: [bare] }), [bare], {});
    expect(needs).toEqual({ "ConfigMap levels": ": bare", "Secret pg": "url: bare" });
  });

  test.each([
    ["Secret login", { volumes: [{ name: "login", secret: { secretName: "login" } }] }],
    ["Secret registry", { imagePullSecrets: [{ name: "registry" }] }],
  ])("%s in a patch alone", (id, spec) => {
    const patches = { Deployment: { spec: { template: { spec } } } };
    const patched = app({ app_name: "patched", app_type: "worker", patches });
    expect(compare(chartOf({ apps: [patched] }), [patched], {})).toEqual({ [id]: ": patched" });
  });

  test("every way to refer to an object", () => {
    expect(ofNotes(notesOf(helm, chartOf(EVERY_WAY)))).toEqual({
      "ConfigMap common": ": shop_api, smoke",
      "ConfigMap modes": "mode: shop_api",
      "ConfigMap parts": "one.conf, two.conf: shop_api",
      "ConfigMap right": ": shop_api",
      "ConfigMap whole": ": shop_api",
      "Secret all": ": shop_api",
      "Secret driver": ": shop_api",
      "Secret everywhere": ": cleanup, shop_api, smoke, web",
      "Secret left": "l: shop_api",
      "Secret login": "user: shop_api",
      "Secret pg": "init, url, user: cleanup, shop_api",
      "Secret prod-shop-api-made": "other, token: shop_api",
      "Secret prod-web-session": "key: web",
      "Secret proxy": ": shop_api",
      "Secret registry": ": shop_api",
      "Secret tls": "tls.crt: shop_api",
    });
  });
});

const [[, HELM = ""] = []] = HELMS;

test.each(CHARTS)("README.md of a chart: %s", (_name, declaration) => {
  const { apps = [] } = declaration;
  const objects = render(HELM, chartOf(declaration), { release: "shop" });
  expect(ofReadme(String(filesOf(declaration).get("README.md")))).toEqual(expected(objects, apps, "shop"));
});

test("README.md names what apps need that some values file enables", () => {
  const needy = (app_name: string) =>
    app({ app_name, app_type: "worker", enabled: false, env_from: [{ secret: app_name }] });
  const declared = chart({ environments: { prod: { apps: { "in-prod": { enabled: true } } } } });
  const requiring = (app_name: string, other: unknown) => ({ ...needy(app_name), enabled: true, requires: [other] });
  const apps = [
    ...[needy("nowhere"), needy("in-prod"), requiring("with-none", "nowhere"), requiring("with-it", "in-prod")],
    ...[requiring("neither", ["nowhere", "with-none"]), requiring("either", ["nowhere", "with-it"])],
  ];
  const readme = String(filesOf({ chart: declared, apps }).get("README.md"));
  expect(ofReadme(readme)).toEqual({
    "Secret either": ": either",
    "Secret in-prod": ": in-prod",
    "Secret with-it": ": with-it",
  });
});

test("README.md shows how to create them", () => {
  const readme = String(filesOf(EVERY_WAY).get("README.md"));
  expect(readme).toContain(
    "\nThe chart can also create `shop-shop-api-made` from `apps.shop_api.secrets.made.values`, " +
      "`shop-web-session` from `apps.web.secrets.session.values`.\n",
  );
  expect([...readme.matchAll(/^kubectl --namespace default create (.*)$/gm)].map(([, command]) => command)).toEqual([
    "configmap modes --from-literal=mode=…",
    "configmap parts --from-file=one.conf=… --from-file=two.conf=…",
    "secret generic left --from-file=l=…",
    "secret generic login --from-file=user=…",
    "secret generic pg --from-literal=init=… --from-literal=url=… --from-literal=user=…",
    "secret generic shop-shop-api-made --from-file=other=… --from-file=token=…",
    "secret generic shop-web-session --from-file=key=…",
    "secret generic tls --from-file=tls.crt=…",
  ]);
});

test("notes of random charts", () => {
  const drawn = fc.sample(randomCharts(2000), { numRuns: 20, seed: 1 });
  const composed = drawn.flatMap((declared) => {
    const { value, problems = [] } = composeRandom(declared);
    const found = value === undefined ? repaired(declared, problems) : { declared, files: value };
    return found === undefined ? [] : [found];
  });
  expect(composed.length).toBeGreaterThan(8);
  for (const { declared, files } of composed) {
    const directory = writtenChart(files);
    const { objects, notes } = renderWithNotes(HELM, directory);
    const apps = declared.apps as readonly Attributes[];
    expect(ofNotes(notes)).toEqual(expected(objects, apps, "prod"));
  }
});
