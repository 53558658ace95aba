/** Service accounts and their permissions, for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
  workloadOf,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const PODS = { resources: ["pods", "pods/log"], verbs: ["get", "list"] };
const NODES = { resources: ["nodes"], verbs: ["list"], cluster: true };
const KINDS = ["ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"];

function accountKinds(objects: readonly KubernetesObject[]): string[] {
  return kinds(objects.filter(({ kind }) => KINDS.includes(kind)));
}

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });
    const podSpec = (objects: readonly KubernetesObject[]) => podOf(workloadOf(objects)).spec;

    test("rules create an account for the app, a role, and the token", () => {
      const directory = declare({ rbac: [PODS, { ...PODS, api_groups: ["apps"], resource_names: ["x"] }] });
      const objects = render(helm, directory);
      expect(accountKinds(objects)).toEqual(["Role/prod-shop", "RoleBinding/prod-shop", "ServiceAccount/prod-shop"]);
      expect(podSpec(objects)).toMatchObject({ serviceAccountName: "prod-shop", automountServiceAccountToken: true });
      expect(find(objects, "ServiceAccount").automountServiceAccountToken).toBe(false);
      expect(find(objects, "Role").rules).toEqual([
        { apiGroups: [""], ...PODS },
        { apiGroups: ["apps"], ...PODS, resourceNames: ["x"] },
      ]);
      const { roleRef, subjects } = find(objects, "RoleBinding");
      expect(roleRef).toEqual({ apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "prod-shop" });
      expect(subjects).toEqual([{ kind: "ServiceAccount", name: "prod-shop", namespace: "shop" }]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("cluster rules are in a ClusterRole without a namespace, but with the namespace in its name", () => {
      const urls = { non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true };
      const directory = declare({ rbac: [PODS, NODES, urls] });
      const objects = render(helm, directory);
      expect(accountKinds(objects)).toEqual([
        "ClusterRole/shop-prod-shop",
        "ClusterRoleBinding/shop-prod-shop",
        "Role/prod-shop",
        "RoleBinding/prod-shop",
        "ServiceAccount/prod-shop",
      ]);
      const [role, binding] = [find(objects, "ClusterRole"), find(objects, "ClusterRoleBinding")];
      expect([role.metadata.namespace, binding.metadata.namespace]).toEqual([undefined, undefined]);
      expect(role.rules).toEqual([
        { apiGroups: [""], resources: ["nodes"], verbs: ["list"] },
        { nonResourceURLs: ["/healthz"], verbs: ["get"] },
      ]);
      const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "shop-prod-shop" };
      expect(binding.roleRef).toEqual(roleRef);
      expect(binding.subjects).toEqual([{ kind: "ServiceAccount", name: "prod-shop", namespace: "shop" }]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test.each([
      ["a name is of one that is there", "shop-account", [], "shop-account", false],
      ["a name that YAML takes for a number", "4", [], "4", false],
      ["a name that YAML takes for nothing", { name: "null", create: true }, ["ServiceAccount/null"], "null", false],
      ["a dict without a name makes one", {}, ["ServiceAccount/prod-shop"], "prod-shop", false],
      ["annotations make one", { name: "x", annotations: { role: "y" } }, ["ServiceAccount/x"], "x", false],
      ["create says so", { name: "x", create: true, automount: true }, ["ServiceAccount/x"], "x", true],
      ["create says no", { name: "x", create: false, annotations: { role: "y" } }, [], "x", false],
    ])("account: %s", (_title, service_account, expected, serviceAccountName, automountServiceAccountToken) => {
      const directory = declare({ service_account });
      const objects = render(helm, directory);
      expect(accountKinds(objects)).toEqual(expected);
      expect(podSpec(objects)).toMatchObject({ serviceAccountName, automountServiceAccountToken });
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    // An account that an earlier version had would stay in the pods, although it is deleted.
    test("an app without an account names the namespace's default account", () => {
      expect(podSpec(render(helm, declare({})))).toMatchObject({
        serviceAccountName: "default",
        automountServiceAccountToken: false,
      });
    });

    test("a disabled token stays disabled, whatever the rules", () => {
      const objects = render(helm, declare({ rbac: [PODS], service_account: { automount: false } }));
      expect(podSpec(objects).automountServiceAccountToken).toBe(false);
    });

    test("values name another account, and decide whether the chart creates one", () => {
      const directory = declare({
        rbac: [PODS],
        annotations: { team: "shop" },
        service_account: { annotations: { "eks.amazonaws.com/role-arn": "dev" } },
      });
      const annotated = render(helm, directory, {
        values: { "apps.shop.serviceAccount.annotations": { "eks.amazonaws.com/role-arn": "prod" } },
      });
      expect(find(annotated, "ServiceAccount").metadata.annotations).toMatchObject({
        team: "shop",
        "eks.amazonaws.com/role-arn": "prod",
      });
      const named = render(helm, directory, {
        values: { "apps.shop.serviceAccount": { create: false, name: "other" } },
      });
      expect(accountKinds(named)).toEqual(["Role/prod-shop", "RoleBinding/prod-shop"]);
      expect(podSpec(named).serviceAccountName).toBe("other");
      expect(find(named, "RoleBinding").subjects[0].name).toBe("other");
      const none = render(helm, directory, {
        values: { "apps.shop.serviceAccount.create": false, "apps.shop.rbac.create": false },
      });
      expect(accountKinds(none)).toEqual([]);
      expect(podSpec(none).serviceAccountName).toBe("default");
    });

    test("enabled: false removes account and roles", () => {
      const directory = declare({ rbac: [PODS, NODES] });
      expect(accountKinds(render(helm, directory, { values: { "apps.shop.enabled": false } }))).toEqual([]);
    });
  });

  const HOOK = "helm.sh/hook";

  test.each([
    ["before_deploy", "pre-install,pre-upgrade"],
    ["before_upgrade", "pre-upgrade"],
  ])("phase %s: account and roles are hooks of the same events, before the job", (phase, events) => {
    const job = app({
      app_name: "shop",
      app_type: "job",
      phase,
      weight: -5,
      annotations: { note: "x" },
      service_account: { annotations: { role: "y" } },
      rbac: [PODS, NODES],
    });
    const objects = render(helm, chartOf({ apps: [job] }));
    expect(objects).toHaveLength(6);
    for (const { kind, metadata } of objects.filter(({ kind }) => kind !== "Job")) {
      expect([kind, metadata.annotations]).toEqual([
        kind,
        {
          note: "x",
          ...(kind === "ServiceAccount" ? { role: "y" } : {}),
          [HOOK]: events,
          "helm.sh/hook-weight": "-6",
          "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
        },
      ]);
    }
    expect(find(objects, "Job").metadata.annotations).toMatchObject({ [HOOK]: events, "helm.sh/hook-weight": "-5" });
  });

  test.each(["after_deploy", "after_upgrade", "test", "manual"])("phase %s: they are ordinary objects", (phase) => {
    const objects = render(helm, chartOf({ apps: [app({ app_name: "shop", app_type: "job", phase, rbac: [PODS] })] }));
    for (const { kind, metadata } of objects.filter(({ kind }) => KINDS.includes(kind))) {
      expect([kind, metadata.annotations]).toEqual([kind, undefined]);
    }
  });

  test.each(["before_deploy", "after_deploy", "before_upgrade", "after_upgrade", "test", "manual"])(
    "phase %s: a job without an account names the namespace's default account",
    (phase) => {
      const objects = render(helm, chartOf({ apps: [app({ app_name: "shop", app_type: "job", phase })] }));
      expect(podOf(workloadOf(objects)).spec.serviceAccountName).toBe("default");
    },
  );

  test.each(["r".repeat(53), "1st", "with.dots"])(
    "release %s: the roles bind, and the pod has, one account",
    (release) => {
      const apps = [app({ app_name: "x".repeat(40), app_type: "worker", rbac: [PODS, NODES] })];
      const objects = render(helm, chartOf({ apps }), { release });
      const { name } = find(objects, "ServiceAccount").metadata;
      expect(podOf(workloadOf(objects)).spec.serviceAccountName).toBe(name);
      for (const kind of ["RoleBinding", "ClusterRoleBinding"]) expect(find(objects, kind).subjects[0].name).toBe(name);
      expect(find(objects, "RoleBinding").roleRef.name).toBe(find(objects, "Role").metadata.name);
      expect(find(objects, "ClusterRoleBinding").roleRef.name).toBe(find(objects, "ClusterRole").metadata.name);
    },
  );

  test("plain names: the account is named like the app, and two apps may share one", () => {
    const apps = [
      app({ app_name: "a", app_type: "worker", service_account: { name: "shared", create: true } }),
      app({ app_name: "b", app_type: "worker", service_account: "shared" }),
      app({ app_name: "c", app_type: "worker", service_account: {} }),
    ];
    const objects = render(helm, chartOf({ chart: chart({ naming: "app" }), apps }));
    expect(accountKinds(objects)).toEqual(["ServiceAccount/c", "ServiceAccount/shared"]);
    const accounts = objects.filter(({ kind }) => kind === "Deployment").map((workload) => podOf(workload).spec);
    expect(accounts.map(({ serviceAccountName }) => serviceAccountName)).toEqual(["shared", "shared", "c"]);
  });
});
