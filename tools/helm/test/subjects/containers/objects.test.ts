/** Init containers and sidecars, on every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, type KubernetesObject, lintChart, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const DIGEST = `sha256:${"1".repeat(64)}`;
const PROXY = { image: "registry.example.com/proxy", image_tag: "1.10" };

function names(containers: readonly KubernetesObject[] | undefined): string[] {
  return (containers ?? []).map(({ name }) => name);
}

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });
    const podSpec = (directory: string, values = {}) => podOf(workloadOf(render(helm, directory, { values }))).spec;

    test("a minimal init container runs the app's image, with the app's permissions", () => {
      const directory = declare({ image_tag: "7", init_containers: { prepare: { command: ["{{ .x }}", "on"] } } });
      const pod = podSpec(directory, { "apps.shop.image.tag": "8" });
      expect(pod.initContainers).toEqual([
        {
          name: "prepare",
          image: "registry.example.com/shop:8",
          imagePullPolicy: "IfNotPresent",
          command: ["{{ .x }}", "on"],
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
          volumeMounts: [{ name: "tmp-prepare", mountPath: "/tmp" }],
        },
      ]);
      expect(pod.volumes).toEqual([
        { name: "tmp", emptyDir: {} },
        { name: "tmp-prepare", emptyDir: {} },
      ]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("values say what containers run and where more variables come from, whatever is declared", () => {
      const directory = declare({
        command: ["serve"],
        args: ["--all"],
        init_containers: { prepare: { args: ["check"] } },
        sidecars: { proxy: PROXY },
      });
      const texts = ["{{ .x }}", "on", "1e3", "\na\n", "- b"];
      const envFrom = [{ secretRef: { name: "more" } }];
      const values = {
        "apps.shop": { command: texts, args: [], envFrom },
        "apps.shop.initContainers.prepare": { args: texts, envFrom },
        "apps.shop.sidecars.proxy": { command: texts, args: texts },
      };
      const pod = podSpec(directory, values);
      const [own] = pod.containers;
      expect([own.command, own.args, own.envFrom]).toEqual([texts, undefined, envFrom]);
      const other = (name: string) => pod.initContainers.find((container: KubernetesObject) => container.name === name);
      expect(other("prepare")).toMatchObject({ args: texts, envFrom });
      expect(other("prepare").command).toBeUndefined();
      expect(other("proxy")).toMatchObject({ command: texts, args: texts });
      expect(podSpec(directory).containers[0]).toMatchObject({ command: ["serve"], args: ["--all"] });
    });

    test("a sidecar with every attribute", () => {
      const resources = { requests: { cpu: "10m" }, limits: { memory: "64Mi" } };
      const directory = declare({
        sidecars: {
          proxy: {
            ...PROXY,
            image_digest: DIGEST,
            image_pull_policy: "Always",
            command: ["proxy"],
            args: ["--port=9000"],
            working_dir: "/srv",
            ports: { proxy: 9000, stats: { port: 9001, protocol: "UDP" } },
            env: { MODE: "1e3", KEY: { secret: { name: "proxy", key: "key" } } },
            env_from: [{ config_map: "proxy" }],
            health_check: { path: "/health", port: "proxy", liveness: false, startup: true },
            lifecycle: { pre_stop: { path: "/drain", port: "proxy" } },
            resources,
            mounts: { tmp: { path: "/shared", sub_path: "proxy", read_only: false } },
            security_context: { run_as_user: 12345678 },
          },
        },
      });
      const httpGet = { path: "/health", port: "proxy" };
      expect(podSpec(directory).initContainers).toEqual([
        {
          name: "proxy",
          image: `registry.example.com/proxy@${DIGEST}`,
          imagePullPolicy: "Always",
          restartPolicy: "Always",
          command: ["proxy"],
          args: ["--port=9000"],
          workingDir: "/srv",
          ports: [
            { name: "proxy", containerPort: 9000, protocol: "TCP" },
            { name: "stats", containerPort: 9001, protocol: "UDP" },
          ],
          env: [
            { name: "KEY", valueFrom: { secretKeyRef: { name: "proxy", key: "key" } } },
            { name: "MODE", value: "1e3" },
          ],
          envFrom: [{ configMapRef: { name: "proxy" } }],
          readinessProbe: { httpGet },
          startupProbe: { httpGet },
          lifecycle: { preStop: { httpGet: { path: "/drain", port: "proxy" } } },
          resources,
          securityContext: {
            runAsUser: 12345678,
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
          volumeMounts: [
            { name: "tmp", mountPath: "/shared", subPath: "proxy", readOnly: false },
            { name: "tmp-proxy", mountPath: "/tmp" },
          ],
        },
      ]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("the order is by weight, then sidecars first, then by name", () => {
      const directory = declare({
        init_containers: { b: {}, a: {}, last: { weight: 7 }, first: { weight: -7 } },
        sidecars: { z: {}, y: { weight: 1 } },
      });
      expect(names(podSpec(directory).initContainers)).toEqual(["first", "z", "a", "b", "y", "last"]);
    });

    test("a sidecar that is not native is a container after the app's", () => {
      const pod = podSpec(declare({ sidecars: { proxy: { ...PROXY, native: false } } }));
      expect(names(pod.containers)).toEqual(["shop", "proxy"]);
      expect(pod.containers[1].restartPolicy).toBeUndefined();
      expect(pod.initContainers).toBeUndefined();
    });

    test("values change image, resources and variables, and remove a container", () => {
      const sidecars = { proxy: { ...PROXY, env: { A: "1", B: "2" } }, "log-shipper": PROXY };
      const directory = declare({ sidecars, init_containers: { prepare: {} } });
      const pod = podSpec(directory, {
        "apps.shop.sidecars": {
          proxy: { image: { tag: "2.0" }, resources: { limits: { cpu: 1 } }, env: { A: 12345678, B: null } },
          "log-shipper": null,
        },
        "apps.shop.initContainers.prepare.env.NEW": "x",
      });
      expect(names(pod.initContainers)).toEqual(["proxy", "prepare"]);
      expect(pod.initContainers[0]).toMatchObject({
        image: "registry.example.com/proxy:2.0",
        resources: { limits: { cpu: 1 } },
        env: [{ name: "A", value: "12345678" }],
      });
      expect(pod.initContainers[1].env).toEqual([{ name: "NEW", value: "x" }]);
      expect(names(pod.volumes)).toEqual(["tmp", "tmp-prepare", "tmp-proxy"]);
    });

    test("values cannot add containers, or an image to a container without one", () => {
      const directory = declare({ init_containers: { prepare: {} } });
      expect(() => podSpec(directory, { "apps.shop.initContainers.other.env.A": "1" })).toThrow("other");
      expect(() => podSpec(directory, { "apps.shop.initContainers.prepare.image.tag": "1" })).toThrow("image");
    });

    test("without its only init container, the pod has none", () => {
      const directory = declare({ init_containers: { prepare: {} } });
      for (const path of ["apps.shop.initContainers.prepare", "apps.shop.initContainers"]) {
        const pod = podSpec(directory, { [path]: null });
        expect([pod.initContainers ?? [], names(pod.volumes)]).toEqual([[], ["tmp"]]);
      }
    });

    test.each(["baseline", "privileged"])("the preset %s applies to them as well", (security) => {
      const pod = podSpec(declare({ security, init_containers: { prepare: {} } }));
      expect(pod.initContainers[0].securityContext).toEqual(
        security === "baseline" ? { allowPrivilegeEscalation: false } : undefined,
      );
      expect(pod.volumes).toBeUndefined();
    });
  });
});
