/** Placement of pods, host aliases and DNS, for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, lintChart, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const HOST = "kubernetes.io/hostname";
const ZONE = "topology.kubernetes.io/zone";

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes }), app({ app_name: "other_api" })] });
    const podOfShop = (directory: string, values = {}) =>
      podOf(workloadOf(render(helm, directory, { values: { "apps.other_api.enabled": false, ...values } })));
    const matchLabels = {
      "app.kubernetes.io/name": "shop",
      "app.kubernetes.io/instance": "prod",
      "app.kubernetes.io/component": APP_TYPES[app_type].workload.toLowerCase(),
    };
    const labelSelector = { matchLabels };

    test("several pods of an app are spread as far as there is room, unless declared otherwise", () => {
      const spread = [HOST, ZONE].map((topologyKey) => ({
        topologyKey,
        maxSkew: 1,
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector,
      }));
      const mayBeSeveral = APP_TYPES[app_type].replicas !== undefined;
      const constraints = (attributes: Record<string, unknown>, values = {}) =>
        podOfShop(declare(attributes), values).spec.topologySpreadConstraints;
      expect(constraints({})).toEqual(mayBeSeveral ? spread : undefined);
      expect(constraints({ topology_spread: [] })).toBeUndefined();
      expect(constraints({ anti_affinity: "soft" })).toBeUndefined();
      expect(constraints({ topology_spread: "host" })).toEqual(spread.slice(0, 1));
    });

    test("values change node selector, tolerations and affinity", () => {
      const nodeAffinity = {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "cores", operator: "Gt", values: ["4"] }] }],
        },
      };
      const tolerations = [
        { key: "spot", value: "true", effect: "NoExecute", toleration_seconds: 12345678 },
        { key: "gpu" },
        {},
      ];
      const directory = declare({ node_selector: { disk: "ssd", on: "yes" }, tolerations, affinity: { nodeAffinity } });
      const pod = podOfShop(directory).spec;
      expect(pod.nodeSelector).toEqual({ disk: "ssd", on: "yes" });
      expect(pod.tolerations).toEqual([
        { key: "spot", operator: "Equal", value: "true", effect: "NoExecute", tolerationSeconds: 12345678 },
        { key: "gpu", operator: "Exists" },
        { operator: "Exists" },
      ]);
      expect(pod.affinity).toEqual({ nodeAffinity });
      const changed = podOfShop(directory, {
        "apps.shop.nodeSelector": { disk: null, zone: "a" },
        "apps.shop.tolerations": [],
        "apps.shop.affinity.nodeAffinity": null,
      }).spec;
      expect(changed.nodeSelector).toEqual({ on: "yes", zone: "a" });
      expect([changed.tolerations, changed.affinity]).toEqual([undefined, undefined]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("anti-affinity, soft and hard, selects the app's own pods", () => {
      const soft = {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 100, podAffinityTerm: { topologyKey: HOST, labelSelector } },
          ],
        },
      };
      const hard = (topologyKey: string) => ({
        podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, labelSelector }] },
      });
      const pod = podOfShop(declare({ anti_affinity: "soft" }));
      expect(pod.metadata.labels).toMatchObject(matchLabels);
      expect(pod.spec.affinity).toEqual(soft);
      expect(podOfShop(declare({ anti_affinity: { topology_key: HOST } })).spec.affinity).toEqual(soft);
      expect(podOfShop(declare({ anti_affinity: "hard" })).spec.affinity).toEqual(hard(HOST));
      const directory = declare({ anti_affinity: { type: "hard", topology_key: ZONE } });
      expect(podOfShop(directory).spec.affinity).toEqual(hard(ZONE));
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("values soften, remove, extend and replace anti-affinity", () => {
      const podAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };
      const directory = declare({ anti_affinity: "hard", affinity: { podAffinity } });
      const affinity = (values: object) => podOfShop(directory, values).spec.affinity;
      expect(Object.keys(affinity({}))).toEqual(["podAffinity", "podAntiAffinity"]);
      expect(affinity({ "apps.shop.antiAffinity.type": "none" })).toEqual({ podAffinity });
      expect(Object.keys(affinity({ "apps.shop.antiAffinity.type": "soft" }).podAntiAffinity)).toEqual([
        "preferredDuringSchedulingIgnoredDuringExecution",
      ]);
      const podAntiAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [] };
      expect(affinity({ "apps.shop.affinity.podAntiAffinity": podAntiAffinity })).toEqual({
        podAffinity,
        podAntiAffinity,
      });
      expect(Object.keys(affinity({ "apps.shop.affinity": null }))).toEqual(["podAntiAffinity"]);
      const alone = declare({ anti_affinity: "hard" });
      expect(podOfShop(alone, { "apps.shop.antiAffinity.type": "none" }).spec.affinity).toBeUndefined();
    });

    test("spread over zones and hosts selects the app's own pods, and values change it", () => {
      const spread = (topology_spread: unknown, values = {}) =>
        podOfShop(declare({ topology_spread }), values).spec.topologySpreadConstraints;
      const zone = { topologyKey: ZONE, maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway", labelSelector };
      expect(spread("zone")).toEqual([zone]);
      const racks = { topology_key: "example.com/rack", max_skew: 2000000, when_unsatisfiable: "DoNotSchedule" };
      expect(spread(["zone", "host", racks])).toEqual([
        { topologyKey: "example.com/rack", maxSkew: 2000000, whenUnsatisfiable: "DoNotSchedule", labelSelector },
        { ...zone, topologyKey: HOST },
        zone,
      ]);
      const values = {
        "apps.shop.topologySpread": { [ZONE]: { maxSkew: 3000000 }, [HOST]: null },
      };
      expect(spread(["zone", "host"], values)).toEqual([{ ...zone, maxSkew: 3000000 }]);
      expect(spread("host", { "apps.shop.topologySpread": { [HOST]: null } })).toBeUndefined();
      expect(() => spread("host", { "apps.shop.topologySpread": { x: { maxSkew: 1 } } })).toThrow("whenUnsatisfiable");
    });

    test("classes, host aliases and the resolver are in the pod", () => {
      const directory = declare({
        priority_class: "high",
        runtime_class: "gvisor",
        host_aliases: { "10.0.0.7": ["db.example.com", "db"], "fd00::7": ["six"] },
        dns_policy: "None",
        dns_config: {
          nameservers: ["10.0.0.53"],
          searches: ["shop.example.com"],
          options: { ndots: 2, edns0: "", timeout: "1" },
        },
      });
      expect(podOfShop(directory).spec).toMatchObject({
        priorityClassName: "high",
        runtimeClassName: "gvisor",
        hostAliases: [
          { ip: "10.0.0.7", hostnames: ["db.example.com", "db"] },
          { ip: "fd00::7", hostnames: ["six"] },
        ],
        dnsPolicy: "None",
        dnsConfig: {
          nameservers: ["10.0.0.53"],
          searches: ["shop.example.com"],
          options: [{ name: "ndots", value: "2" }, { name: "edns0" }, { name: "timeout", value: "1" }],
        },
      });
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("pods in the node's network still resolve the cluster's names", () => {
      const network = (attributes: Record<string, unknown>) => {
        const { hostNetwork, dnsPolicy } = podOfShop(declare({ security: "privileged", ...attributes })).spec;
        return { hostNetwork, dnsPolicy };
      };
      expect(network({ host_network: true })).toEqual({ hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" });
      expect(network({ host_network: true, dns_policy: "Default" }).dnsPolicy).toBe("Default");
      expect(network({ host_network: false })).toEqual({ hostNetwork: false, dnsPolicy: undefined });
    });
  });
});
