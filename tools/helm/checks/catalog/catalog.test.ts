/** The bundled schemas: complete, and with the details that were read from the packages. */

import { describe, expect, test } from "@jest/globals";
import { KUBE_VERSIONS } from "../../facts/kube_versions.ts";
import text from "./catalog.gen.jsonl";
import { readCatalog } from "./catalog.ts";
import type { FieldSchema } from "./field_schema.ts";
import sources from "./generate/sources.json" with { type: "json" };

const catalog = readCatalog(text);

test("the versions match the sources and the text", () => {
  expect(KUBE_VERSIONS).toEqual(Object.keys(sources.kubernetes));
  expect(KUBE_VERSIONS).toEqual(catalog.versions);
});

test("a version that is not bundled is an error of the caller", () => {
  expect(() => catalog.kindsIn("1.20")).toThrow(
    "Kubernetes 1.20 is not bundled; there are 1.30, 1.32, 1.33, 1.34, 1.36",
  );
});

describe.each(KUBE_VERSIONS)("Kubernetes %s", (version) => {
  const definition = (apiVersion: string, kind: string) =>
    catalog.definition(version, catalog.nameOf(version, apiVersion, kind) ?? "");

  test("every definition that a kind refers to exists and is closed", () => {
    const visited = new Set<string>();
    const open: string[] = [];
    const visit = (name: string) => {
      if (visited.has(name)) return;
      visited.add(name);
      visitSchema(name, catalog.definition(version, name));
    };
    const visitSchema = (name: string, schema: FieldSchema) => {
      const { $ref, properties, items, additionalProperties } = schema;
      if (properties !== undefined && additionalProperties === undefined) open.push(name);
      if ($ref !== undefined) visit($ref);
      const inner = [...Object.values(properties ?? {}), items, additionalProperties];
      for (const one of inner) if (typeof one === "object") visitSchema(name, one);
    };
    for (const { apiVersion, kind } of catalog.kindsIn(version)) visit(catalog.nameOf(version, apiVersion, kind) ?? "");
    expect(open).toEqual([]);
    expect(visited.size).toBeGreaterThan(800);
  });

  test.each([
    ["apps/v1", "Deployment"],
    ["apps/v1", "StatefulSet"],
    ["autoscaling/v2", "HorizontalPodAutoscaler"],
    ["batch/v1", "CronJob"],
    ["batch/v1", "Job"],
    ["cert-manager.io/v1", "Certificate"],
    ["apiextensions.k8s.io/v1", "CustomResourceDefinition"],
    ["argoproj.io/v1alpha1", "Application"],
    ["argoproj.io/v1alpha1", "ApplicationSet"],
    ["external-secrets.io/v1", "ExternalSecret"],
    ["gateway.networking.k8s.io/v1", "Gateway"],
    ["gateway.networking.k8s.io/v1", "HTTPRoute"],
    ["keda.sh/v1alpha1", "ScaledObject"],
    ["monitoring.coreos.com/v1", "PodMonitor"],
    ["monitoring.coreos.com/v1", "PrometheusRule"],
    ["monitoring.coreos.com/v1", "ServiceMonitor"],
    ["networking.k8s.io/v1", "Ingress"],
    ["networking.k8s.io/v1", "NetworkPolicy"],
    ["policy/v1", "PodDisruptionBudget"],
    ["rbac.authorization.k8s.io/v1", "ClusterRoleBinding"],
    ["v1", "ConfigMap"],
    ["v1", "Event"],
    ["v1", "PersistentVolumeClaim"],
    ["v1", "Pod"],
    ["v1", "Secret"],
    ["v1", "Service"],
    ["v1", "ServiceAccount"],
  ])("has %s %s", (apiVersion, kind) => {
    expect(definition(apiVersion, kind).properties).toMatchObject({ apiVersion: { type: "string" }, metadata: {} });
  });

  test("has required fields, integers, enums, quantities, and fields that are a number or a string", () => {
    expect(catalog.definition(version, "V1ServicePort")).toMatchObject({
      required: ["port"],
      properties: {
        port: { type: "integer" },
        protocol: { enum: ["", "SCTP", "TCP", "UDP"] },
        targetPort: { type: ["integer", "string"] },
      },
    });
    expect(catalog.definition(version, "V1ResourceRequirements").properties?.["limits"]).toMatchObject({
      additionalProperties: { type: ["number", "string"] },
    });
    expect(catalog.definition(version, "V1ObjectMeta").properties?.["labels"]).toEqual({
      type: "object",
      additionalProperties: { type: "string" },
    });
  });
});
