/** Tests fullstack with both Helm majors: every requirement of its plan. */
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { readText } from "../helm/system/io.ts";
import {
  containerOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../helm/test/support/charts.ts";
import { HELMS, lint } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["FULLSTACK_CHART"] ?? "fullstack_chart");
const MINIKUBE = join(CHART, "values-minikube.yaml");

function values(container: KubernetesObject): Record<string, unknown> {
  return Object.fromEntries(container.env.map(({ name, value }: KubernetesObject) => [name, value]));
}

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(helm, CHART, { release: "demo" });

  test("lints with the default values and with those of Minikube", () => {
    expect(lintChart(helm, CHART)).toEqual({ passed: true, messages: [] });
    expect(lint(helm, CHART, ["--values", MINIKUBE])).toEqual({ passed: true, messages: [] });
  });

  test("has these objects and no others", () => {
    expect(kinds(objects)).toEqual([
      "ConfigMap/demo-postgres-init",
      "Deployment/demo-backend",
      "Deployment/demo-frontend",
      "HorizontalPodAutoscaler/demo-backend",
      "HorizontalPodAutoscaler/demo-frontend",
      "Ingress/demo",
      "Job/demo-migration",
      "NetworkPolicy/demo-backend",
      "NetworkPolicy/demo-postgres",
      "PodDisruptionBudget/demo-backend",
      "PodDisruptionBudget/demo-frontend",
      "Role/demo-backend",
      "RoleBinding/demo-backend",
      "Service/demo-backend",
      "Service/demo-frontend",
      "Service/demo-postgres",
      "Service/demo-postgres-headless",
      "ServiceAccount/demo-backend",
      "StatefulSet/demo-postgres",
    ]);
  });

  test("apps find each other by their Services' names and ports", () => {
    expect(values(containerOf(find(objects, "Deployment", "demo-frontend")))).toEqual({
      BACKEND_URL: "http://demo-backend:8000",
    });
    expect(values(containerOf(find(objects, "Deployment", "demo-backend")))).toMatchObject({
      DATABASE_HOST: "demo-postgres",
      DATABASE_PORT: "5432",
    });
  });

  test("only declared callers reach the backend and the database", () => {
    const callers = (name: string) =>
      find(objects, "NetworkPolicy", name).spec.ingress.flatMap(({ from }: KubernetesObject) =>
        from.map(({ podSelector }: KubernetesObject) => podSelector.matchLabels["app.kubernetes.io/name"]),
      );
    expect(callers("demo-backend")).toEqual(["frontend"]);
    expect(callers("demo-postgres").sort()).toEqual(["backend", "migration"]);
  });

  test("autoscaled apps have no `replicas`", () => {
    for (const name of ["demo-backend", "demo-frontend"]) {
      expect(find(objects, "Deployment", name).spec.replicas).toBeUndefined();
      expect(find(objects, "HorizontalPodAutoscaler", name).spec.scaleTargetRef).toMatchObject({
        kind: "Deployment",
        name,
      });
    }
  });

  test("the database keeps its data and runs as non-root", () => {
    const database = find(objects, "StatefulSet");
    const [claim] = database.spec.volumeClaimTemplates;
    expect(claim.spec.resources.requests).toEqual({ storage: "5Gi" });
    expect(podOf(database).spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 999, fsGroup: 999 });
    expect(find(objects, "ConfigMap").data["init.sql"]).toContain("CREATE DATABASE todo;\n");
  });

  test("Minikube: one pod each, no autoscaler, no budget", () => {
    const overlay = parseYaml(readText(MINIKUBE)).values?.[0] as never;
    const small = render(helm, CHART, { release: "demo", values: overlay });
    expect(kinds(small).filter((name) => /^(HorizontalPodAutoscaler|PodDisruptionBudget)/.test(name))).toEqual([]);
    expect(small.filter(({ kind }) => kind === "Deployment").map(({ spec }) => spec.replicas)).toEqual([1, 1]);
    expect(find(small, "Ingress").spec.rules.map(({ host }: KubernetesObject) => host)).toEqual(["todo.local"]);
  });
});
