/** Settings and files in ConfigMaps, as both Helm majors render them. */

import { describe, expect, test } from "@jest/globals";
import { TYPES, typesWithTrait } from "../../support/app_types.ts";
import { AWKWARD_FILES } from "../../support/awkward_files.ts";
import {
  app,
  bytes,
  chart,
  chartOf,
  containerOf,
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

const FILE_LIST = Object.keys(AWKWARD_FILES).map((name) => ({ file: `shop/${name}` }));
const HANDED_IN = Object.fromEntries(Object.entries(AWKWARD_FILES).map(([name, content]) => [`shop/${name}`, content]));

function workload(objects: readonly KubernetesObject[]): KubernetesObject {
  return objects.find(isWorkload);
}

/** The content of a ConfigMap, as hexadecimal bytes. */
function contents({ data = {}, binaryData = {} }: KubernetesObject): Record<string, string> {
  const texts = Object.entries(data as Record<string, string>).map(([key, text]) => [key, Buffer.from(text)] as const);
  const binaries = Object.entries(binaryData as Record<string, string>).map(
    ([key, text]) => [key, Buffer.from(text, "base64")] as const,
  );
  return Object.fromEntries([...texts, ...binaries].map(([key, content]) => [key, content.toString("hex")]));
}

const hexadecimal = Object.fromEntries(
  Object.entries(AWKWARD_FILES).map(([name, content]) => [name, Buffer.from(bytes(content)).toString("hex")]),
);

describe.each(HELMS)("%s", (_, helm) => {
  const config = { LEVEL: "info", "with.dot": "{{ .x }}\n\n", ON: "on", EMPTY: "" };

  describe.each(TYPES)("%s", (app_type) => {
    test("settings become a ConfigMap and environment variables, and values change single ones", () => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, config })] });
      const objects = render(helm, directory, { values: { "apps.shop.config": { LEVEL: "debug", PORT: 12345678 } } });
      expect(find(objects, "ConfigMap", "prod-shop-config").data).toEqual({
        ...config,
        LEVEL: "debug",
        PORT: "12345678",
      });
      expect(containerOf(workload(objects)).envFrom).toEqual([{ configMapRef: { name: "prod-shop-config" } }]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      expect(render(helm, directory, { values: { "apps.shop.enabled": false } })).toEqual([]);
    });

    test("own sources come after the chart's, so that they win", () => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, config, env_from: [{ secret: "s" }] })] });
      expect(containerOf(workload(render(helm, directory))).envFrom).toEqual([
        { configMapRef: { name: "prod-shop-config" } },
        { secretRef: { name: "s" } },
      ]);
      const none = render(helm, directory, { values: { "apps.shop.envFrom": [] } });
      expect(containerOf(workload(none)).envFrom).toEqual([{ configMapRef: { name: "prod-shop-config" } }]);
    });

    test("files are mounted as a directory or one by one, with their mode", () => {
      const config_files = {
        all: { files: [{ file: "shop/plain.conf" }], mount_path: "/etc/shop", mode: "0755" },
        one: {
          files: [{ file: "shop/plain.conf", key: "shop.conf" }, { file: "shop/crlf.txt" }],
          mount_path: "/etc/shop.conf",
          sub_path: "shop.conf",
          mounts: { "/etc/other.txt": "crlf.txt" },
        },
      };
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, config_files })], files: HANDED_IN });
      const pod = podOf(workload(render(helm, directory))).spec;
      expect(pod.containers[0].volumeMounts.slice(1)).toEqual([
        { name: "all", mountPath: "/etc/shop", readOnly: true },
        { name: "one", mountPath: "/etc/shop.conf", subPath: "shop.conf", readOnly: true },
        { name: "one", mountPath: "/etc/other.txt", subPath: "crlf.txt", readOnly: true },
      ]);
      expect(pod.volumes.slice(1)).toEqual([
        { name: "all", configMap: { name: "prod-shop-all", defaultMode: 0o755 } },
        { name: "one", configMap: { name: "prod-shop-one" } },
      ]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("pods restart when the configuration that they refer to changes, and only then", () => {
      const pod = (version: string, files: typeof AWKWARD_FILES, values: RenderOptions["values"] = {}) => {
        const config_files = { all: { files: FILE_LIST }, made: { files: [{ file: "shop/made" }], templated: true } };
        const apps = [
          app({ app_name: "shop", app_type, config, config_files }),
          app({ app_name: "other", app_type: "worker", config: { A: "a" } }),
        ];
        const directory = chartOf({ chart: chart({ chart_version: version, app_version: "1.0.0" }), apps, files });
        return podOf(
          workload(render(helm, directory, { values }).filter(({ metadata }) => metadata.name === "prod-shop")),
        );
      };
      const files = { ...HANDED_IN, "shop/made": "{{ .Values.apps.other.replicas }}" };
      const before = pod("1.0.0", files);
      expect(pod("2.0.0", files)).toEqual(before);
      expect(pod("1.0.0", files, { "apps.other.config": { A: "b" } })).toEqual(before);
      const changed = (after: KubernetesObject) =>
        Object.entries(after.metadata.annotations ?? {}).flatMap(([name, value]) =>
          before.metadata.annotations[name] === value ? [] : [name],
        );
      const restarts = RESTARTING.includes(app_type);
      expect(Object.keys(before.metadata.annotations ?? {}).sort()).toEqual(
        restarts ? ["checksum/all", "checksum/config", "checksum/made"] : [],
      );
      expect(changed(pod("1.0.0", files, { "apps.shop.config": { LEVEL: "x" } }))).toEqual(
        restarts ? ["checksum/config"] : [],
      );
      const bin = Uint8Array.from({ length: 256 }, (_, index) => (index === 200 ? 201 : index));
      expect(changed(pod("1.0.0", { ...files, "shop/bytes.bin": bin }))).toEqual(restarts ? ["checksum/all"] : []);
      expect(changed(pod("1.0.0", files, { "apps.other.replicas": 7 }))).toEqual(restarts ? ["checksum/made"] : []);
    });
  });

  test("a hook's ConfigMaps are earlier hooks only if ordinary ones would come too late", () => {
    const config_files = { all: { files: [{ file: "shop/plain.conf" }] } };
    const annotations = (phase: string, weight = {}) => {
      const declared = app({ app_name: "shop", app_type: "job", config, config_files, phase, ...weight });
      const objects = render(helm, chartOf({ apps: [declared], files: HANDED_IN }));
      return ["config", "all"].map((name) => find(objects, "ConfigMap", `prod-shop-${name}`).metadata.annotations);
    };
    const hook = (events: string) => ({
      "helm.sh/hook": events,
      "helm.sh/hook-weight": "4",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(annotations("before_deploy", { weight: 5 })).toEqual(Array(2).fill(hook("pre-install,pre-upgrade")));
    expect(annotations("before_upgrade", { weight: 5 })).toEqual(Array(2).fill(hook("pre-upgrade")));
    for (const phase of ["after_deploy", "after_upgrade", "test", "manual"]) {
      expect(annotations(phase)).toEqual([undefined, undefined]);
    }
  });

  test("files arrive byte for byte, text and binary, and are in the chart unchanged", () => {
    const declaration = {
      apps: [app({ app_name: "shop", app_type: "worker", config_files: { all: { files: FILE_LIST } } })],
      files: HANDED_IN,
    };
    const directory = chartOf(declaration);
    const map = find(render(helm, directory), "ConfigMap");
    expect(contents(map)).toEqual(hexadecimal);
    expect(Object.keys(map.binaryData).sort()).toEqual([
      "bytes.bin",
      "del.txt",
      "latin1.txt",
      "next_line.txt",
      "nul.bin",
    ]);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    for (const [name, content] of Object.entries(AWKWARD_FILES)) {
      expect(filesOf(declaration).get(`files/shop/all/${name}`)).toEqual(bytes(content));
    }
  });

  test("each arrives by itself as well, with nothing after it to protect its end", () => {
    const entries = FILE_LIST.map((file, index) => [`f${index}`, { files: [file] }]);
    const config_files = Object.fromEntries(entries);
    const objects = render(
      helm,
      chartOf({ apps: [app({ app_name: "shop", app_type: "worker", config_files })], files: HANDED_IN }),
    );
    const maps = FILE_LIST.map((_file, index) => contents(find(objects, "ConfigMap", `prod-shop-f${index}`)));
    expect(Object.assign({}, ...maps)).toEqual(hexadecimal);
  });

  test("templated files are evaluated, and the result arrives byte for byte", () => {
    const text = "{{ .Release.Name }}: {{ .Values.apps.shop.replicas }}\n\n";
    const config_files = { made: { files: [{ file: "shop/made.txt" }], templated: true } };
    const directory = chartOf({
      apps: [app({ app_name: "shop", app_type: "worker", config_files })],
      files: { "shop/made.txt": text },
    });
    expect(find(render(helm, directory), "ConfigMap").data).toEqual({ "made.txt": "prod: 1\n\n" });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("text that is readable as a block is one, so that changes show line by line", () => {
    const config_files = { all: { files: [{ file: "shop/plain.conf" }] } };
    const files = filesOf({ apps: [app({ app_name: "shop", app_type: "worker", config_files })], files: HANDED_IN });
    expect(files.get("templates/shop-all-configmap.yaml")).toContain(
      '  {{- dict "plain.conf" (.Files.Get "files/shop/all/plain.conf") | toYaml | nindent 2 }}\n',
    );
  });

  test("plain names, and names that need quoting in values", () => {
    const config_files = { "my-files": { files: [{ file: "shop/plain.conf" }], mount_path: "/etc/shop" } };
    const directory = chartOf({
      chart: chart({ naming: "app" }),
      apps: [app({ app_name: "my-shop", app_type: "worker", config: { A: "b" }, config_files })],
      files: HANDED_IN,
    });
    expect(kinds(render(helm, directory))).toEqual([
      "ConfigMap/my-shop-config",
      "ConfigMap/my-shop-my-files",
      "Deployment/my-shop",
    ]);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  });

  test("additional pod annotations are next to the checksums and never override them", () => {
    const directory = chartOf({ apps: [app({ app_name: "shop", app_type: "worker", config: { A: "b" } })] });
    const values = { "apps.shop.podAnnotations": { a: "b", "checksum/config": "c" } };
    const { annotations } = podOf(workload(render(helm, directory, { values }))).metadata;
    expect(annotations).toEqual({ a: "b", "checksum/config": expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
