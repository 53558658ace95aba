/** Single security settings on top of the presets, for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, lintChart, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const SECCOMP = { type: "RuntimeDefault" };

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const podSpec = (attributes: Record<string, unknown>) => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      return podOf(workloadOf(render(helm, directory))).spec;
    };

    test("a container that starts as root, with four capabilities, under seccomp", () => {
      const add = ["CHOWN", "SETUID", "SETGID", "DAC_OVERRIDE"];
      const security_context = {
        run_as_user: 0,
        run_as_non_root: false,
        read_only_root_filesystem: false,
        capabilities: { add },
      };
      const pod = podSpec({ security_context });
      expect(pod.securityContext).toEqual({ runAsUser: 0, runAsNonRoot: false, seccompProfile: SECCOMP });
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: false,
        capabilities: { add, drop: ["ALL"] },
      });
      expect(pod.volumes).toBeUndefined();
      expect(pod.containers[0].volumeMounts).toBeUndefined();
    });

    test("users and groups are set on the pod, and stay integers", () => {
      const pod = podSpec({
        security_context: {
          run_as_user: 12345678,
          run_as_group: 2000000,
          fs_group: 12345678,
          fs_group_change_policy: "OnRootMismatch",
          supplemental_groups: [0, 12345678],
          seccomp_profile: { localhost_profile: "profiles/shop.json" },
        },
      });
      expect(pod.securityContext).toEqual({
        runAsNonRoot: true,
        runAsUser: 12345678,
        runAsGroup: 2000000,
        fsGroup: 12345678,
        fsGroupChangePolicy: "OnRootMismatch",
        supplementalGroups: [0, 12345678],
        seccompProfile: { type: "Localhost", localhostProfile: "profiles/shop.json" },
      });
    });

    test("a looser preset can be tightened again", () => {
      const capabilities = { drop: ["NET_RAW"] };
      const pod = podSpec({
        security: "privileged",
        security_context: {
          allow_privilege_escalation: false,
          read_only_root_filesystem: true,
          capabilities,
          seccomp_profile: "RuntimeDefault",
        },
      });
      expect(pod.securityContext).toEqual({ seccompProfile: SECCOMP });
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities,
      });
      expect(pod.volumes).toEqual([{ name: "tmp", emptyDir: {} }]);
    });

    test("a preset can be loosened in single points", () => {
      const pod = podSpec({
        security_context: {
          privileged: true,
          allow_privilege_escalation: true,
          capabilities: { drop: [] },
          seccomp_profile: "Unconfined",
        },
      });
      expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: "Unconfined" } });
      expect(pod.containers[0].securityContext).toEqual({
        privileged: true,
        allowPrivilegeEscalation: true,
        readOnlyRootFilesystem: true,
      });
    });

    test("an init container may be root where the app is not, and has none of the app's capabilities", () => {
      const pod = podSpec({
        security_context: { run_as_user: 1000, capabilities: { add: ["NET_BIND_SERVICE"] } },
        init_containers: {
          chown: {
            security_context: { run_as_user: 0, run_as_non_root: false, capabilities: { add: ["CHOWN"] } },
            mounts: { tmp: "/tmp" },
          },
        },
      });
      expect(pod.initContainers[0].securityContext).toEqual({
        runAsNonRoot: false,
        runAsUser: 0,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { add: ["CHOWN"], drop: ["ALL"] },
      });
      expect(pod.initContainers[0].volumeMounts).toEqual([{ name: "tmp", mountPath: "/tmp" }]);
    });
  });
});
