/** An app with a pod on each node, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import {
  type Attributes,
  app,
  chartOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const agent = (attributes: Attributes = {}) => app({ app_name: "agent", app_type: "daemon", ...attributes });

describe.each(HELMS)("%s", (_, helm) => {
  function rendered(...apps: readonly Attributes[]): KubernetesObject[] {
    const directory = chartOf({ apps });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    return render(helm, directory);
  }

  test("alone it is a DaemonSet and nothing else, with no number of pods and nothing to spread them", () => {
    const objects = rendered(agent());
    expect(kinds(objects)).toEqual(["DaemonSet/prod-agent"]);
    const { spec } = find(objects, "DaemonSet");
    expect(Object.keys(spec).sort()).toEqual(["selector", "template", "updateStrategy"]);
    expect(spec.selector.matchLabels).toEqual(podOf(find(objects, "DaemonSet")).metadata.labels);
    expect(podOf(find(objects, "DaemonSet")).spec.topologySpreadConstraints).toBeUndefined();
    expect(podOf(find(objects, "DaemonSet")).spec.restartPolicy).toBeUndefined();
  });

  test.each([
    [{ type: "OnDelete" }, { type: "OnDelete" }],
    [{ max_unavailable: "10%" }, { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } }],
    // Kubernetes' own default beside it would be 1, and refused.
    [{ max_surge: 1 }, { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }],
    [{ max_surge: 0 }, { type: "RollingUpdate", rollingUpdate: { maxSurge: 0 } }],
  ])("the update strategy %j", (update_strategy, expected) => {
    const { spec } = find(rendered(agent({ update_strategy, min_ready_seconds: 7 })), "DaemonSet");
    expect(spec).toMatchObject({ updateStrategy: expected, minReadySeconds: 7 });
  });

  test("it has its nodes' files, runs on tainted ones, and restarts when its configuration changes", () => {
    const declared = {
      security: "privileged",
      tolerations: [{ operator: "Exists" }],
      volumes: { logs: { host_path: { path: "/var/log" }, mount_path: "/logs" } },
    };
    const pod = (level: string) => podOf(find(rendered(agent({ ...declared, config: { LEVEL: level } })), "DaemonSet"));
    const { spec, metadata } = pod("info");
    expect(spec.tolerations).toEqual([{ operator: "Exists" }]);
    expect(spec.volumes).toEqual([{ name: "logs", hostPath: { path: "/var/log" } }]);
    expect(pod("debug").metadata.annotations["checksum/config"]).not.toBe(metadata.annotations["checksum/config"]);
  });

  test("metrics are scraped from its pods, and from its Service if it asks for one", () => {
    const metrics = { ports: { metrics: 9100 }, metrics: {} };
    expect(kinds(rendered(agent(metrics)))).toEqual(["DaemonSet/prod-agent", "PodMonitor/prod-agent"]);
    const served = rendered(agent({ ...metrics, service: {} }));
    expect(kinds(served)).toEqual(["DaemonSet/prod-agent", "Service/prod-agent", "ServiceMonitor/prod-agent"]);
    expect(find(served, "Service").spec.selector).toEqual(podOf(find(served, "DaemonSet")).metadata.labels);
  });

  test("who calls it gets in, and finds its Service", () => {
    const caller = app({
      app_name: "api",
      env: { AGENT: { app: { name: "agent", value: "{host}:{port}", optional: true } } },
    });
    const objects = rendered(agent({ port: 4317, service: {} }), caller);
    const { podSelector, ingress } = find(objects, "NetworkPolicy").spec;
    expect(podSelector.matchLabels).toEqual(podOf(find(objects, "DaemonSet")).metadata.labels);
    expect(ingress[0].ports).toEqual([{ port: 4317, protocol: "TCP" }]);
    expect(podOf(find(objects, "Deployment")).spec.containers[0].env).toEqual([
      { name: "AGENT", value: "prod-agent:4317" },
    ]);
  });

  test("patches reach it by its kind", () => {
    const patches = { DaemonSet: { spec: { revisionHistoryLimit: 2 } } };
    expect(find(rendered(agent({ patches })), "DaemonSet").spec.revisionHistoryLimit).toBe(2);
  });
});
