/** The patches in `docs/other_charts.md` do what they promise: each reaches its object, in fields that Kubernetes has. */
import { describe, expect, test } from "@jest/globals";
import { isObject, type Json } from "../../base/json.ts";
import { schemaCatalog } from "../../checks/catalog/schemas.ts";
import { newestKubeVersion } from "../../facts/kube_versions.ts";
import { readText } from "../../system/io.ts";
import { type Attributes, app, chart, filesOf, type KubernetesObject } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { renderUmbrella, umbrellasOf } from "../support/umbrella.ts";

const DOCUMENT = readText("docs/other_charts.md");

/** The rows of all tables. */
const ROWS = DOCUMENT.split("\n")
  .filter((line) => /^\| (?!bjw-s|---)/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

type Patch = Readonly<Record<string, Json>>;

/** The patches in code, as Starlark writes them. */
const PATCHES = ROWS.flatMap(([, , here = ""]) => here.match(/`\{.*?\}`/g) ?? []).map((code) => {
  const json = code.slice(1, -1).replace(/\b(True|False)\b/g, (word) => word.toLowerCase());
  return [code, JSON.parse(json) as Patch] as const;
});

const VOLUMES = { data: { claim: { size: "1Gi" }, mount_path: "/data" } };
const EXTERNAL = { app_type: "external-api" };
const SERVICE = { service: { type: "LoadBalancer", session_affinity: "ClientIP", external_traffic_policy: "Local" } };

/** What an app needs to have the object that a patch names. */
const NEEDS: Readonly<Record<string, Attributes>> = {
  Deployment: { health_check: { path: "/health" }, replicas: 1, volumes: VOLUMES },
  StatefulSet: { app_type: "stateful-service", volumes: VOLUMES },
  Job: { app_type: "job" },
  Service: SERVICE,
  Ingress: EXTERNAL,
  HTTPRoute: { ...EXTERNAL, route: { parent_refs: [{ name: "public" }] } },
  HorizontalPodAutoscaler: {
    autoscaling: { max_replicas: 3, cpu: 80 },
    resources: { requests: { cpu: "1" }, limits: { cpu: "1" } },
  },
  PodDisruptionBudget: { replicas: 2 },
  "PersistentVolumeClaim/data": { replicas: 1, volumes: VOLUMES },
  "ExternalSecret/keys": { secrets: { keys: { env: true, external: { extract: ["shop"], store: "vault" } } } },
  ServiceAccount: { service_account: { create: true } },
  NetworkPolicy: { network_policy: {} },
  ServiceMonitor: { metrics: {} },
  PodMonitor: { metrics: { kind: "pod_monitor" } },
};

const CHARTS = PATCHES.map(([, patches], index) => {
  const name = `patch-${index}`;
  const needs = Object.keys(patches).map((key) => NEEDS[key] ?? {});
  const shop = app({ app_name: "shop", app_type: "internal-api", ...Object.assign({}, ...needs), patches });
  const chart_name = name;
  return { name, files: filesOf({ chart: chart({ chart_name, ingress_mode: "per-app" }), apps: [shop] }) };
});

/** Whether an object contains a patch. An item of a list may have more fields than the patch sets. */
function contains(object: Json | undefined, patch: Json): boolean {
  if (Array.isArray(patch)) {
    return Array.isArray(object) && patch.every((item) => object.some((other: Json) => contains(other, item)));
  }
  if (!isObject(patch)) return object === patch;
  return isObject(object) && Object.entries(patch).every(([key, value]) => contains(object[key], value));
}

test("every row says what to do", () => {
  expect(ROWS.length).toBeGreaterThan(80);
  const idle = ROWS.filter(([bjws = "", nxs = "", here = ""]) => `${bjws}${nxs}` === "" || here === "");
  expect(idle).toEqual([]);
  expect(new Set(ROWS.map((row) => row.length))).toEqual(new Set([3]));
});

test("every patch names an object that the app has", () => {
  const keys = [...new Set(PATCHES.flatMap(([, patches]) => Object.keys(patches)))];
  expect(keys.sort()).toEqual(Object.keys(NEEDS).sort());
});

describe.each(HELMS)("%s", (_, helm) => {
  const rendered = new Map(umbrellasOf(CHARTS).flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));

  test.each(PATCHES.map(([code, patches], index) => [code, patches, CHARTS[index]?.name ?? ""] as const))(
    "%s",
    (_code, patches, name) => {
      const objects: readonly KubernetesObject[] = rendered.get(name) ?? [];
      for (const [key, patch] of Object.entries(patches)) {
        const patched = objects.filter(({ kind }) => kind === key.split("/")[0]);
        expect(patched.map((object) => contains(object, patch))).toContain(true);
      }
      const { problemsOf } = schemaCatalog();
      expect(objects.flatMap((object) => problemsOf(object, newestKubeVersion()))).toEqual([]);
      // Items are merged: the container keeps its image.
      const images = objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []).map(({ image }) => image);
      expect(images.filter((image) => image === undefined)).toEqual([]);
    },
  );
});
