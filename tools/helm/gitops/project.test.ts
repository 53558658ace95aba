/** `argocd_project`: its objects, and what is wrong with a project. */
import { describe, expect, test } from "@jest/globals";
import {
  type Attributes,
  CHART,
  DEV,
  expectProblem,
  LONG,
  objects,
  type ProblemRow,
  REGISTRY,
} from "../test/support/gitops.ts";

describe("argocd_project", () => {
  test("one for each environment, which allows only its own source and destinations", () => {
    const files = objects("argocd_project", REGISTRY);
    expect(Object.keys(files)).toEqual(["shop-dev.yaml", "shop-prod.yaml"]);
    expect(files["shop-prod.yaml"]).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      metadata: { name: "shop-prod", namespace: "argocd" },
      spec: {
        description: "shop in prod",
        sourceRepos: ["oci://ghcr.io/acme/charts/shop"],
        destinations: [
          { name: "prod-eu", namespace: "shop" },
          { name: "arn:aws:eks:us-east-1:1:cluster/shop", namespace: "shop" },
        ],
      },
    });
  });

  test("one for all environments", () => {
    const files = objects(
      "argocd_project",
      { ...REGISTRY, project: "shop", source_repos: ["https://a"] },
      { ...CHART, create_namespace: true },
    );
    expect(Object.keys(files)).toEqual(["shop.yaml"]);
    const { spec } = files["shop.yaml"];
    expect(spec.destinations.length).toBe(3);
    expect(spec.sourceRepos).toEqual(["oci://ghcr.io/acme/charts/shop", "https://a"]);
    expect(spec.clusterResourceWhitelist).toEqual([{ group: "", kind: "Namespace" }]);
  });

  test("roles: a policy for each action, each once", () => {
    const policies = [
      { actions: ["get", "sync"] },
      { actions: ["get"] },
      { resource: "logs", actions: ["get"], object: "shop-*", effect: "deny" },
    ];
    const roles = { on_call: { description: "On call", groups: ["ops"], policies } };
    const { spec } = objects("argocd_project", { ...REGISTRY, overrides: { dev: { roles } } })["shop-dev.yaml"];
    expect(spec.roles).toEqual([
      {
        name: "on_call",
        description: "On call",
        groups: ["ops"],
        policies: [
          "p, proj:shop-dev:on_call, applications, get, shop-dev/*, allow",
          "p, proj:shop-dev:on_call, applications, sync, shop-dev/*, allow",
          "p, proj:shop-dev:on_call, logs, get, shop-dev/shop-*, deny",
        ],
      },
    ]);
  });

  test("sync windows say what they apply to", () => {
    const window = { kind: "deny", schedule: "0 16 * * fri", duration: "64h" };
    const sync_windows = [window, { ...window, namespaces: ["a"], time_zone: "Europe/Berlin", manual_sync: true }];
    const { spec } = objects("argocd_project", { ...REGISTRY, sync_windows })["shop-dev.yaml"];
    expect(spec.syncWindows).toEqual([
      { ...window, timeZone: "UTC", manualSync: false, applications: ["*"] },
      { ...window, timeZone: "Europe/Berlin", manualSync: true, namespaces: ["a"] },
    ]);
  });
});

const window = (changes: Attributes) => [{ kind: "deny", schedule: "0 16 * * 5", duration: "8h", ...changes }];
const role = (policy: Attributes) => ({ reader: { policies: [{ actions: ["get"], ...policy }] } });

describe("problems", () => {
  test.each<ProblemRow>([
    [
      "a project's name that is too long",
      "argocd_project",
      { ...DEV, project: `${LONG}-{environment}` },
      CHART,
      `//shop:argocd: project: makes a name of 64 characters (got "${LONG}-dev"); expected at most 63, because it becomes a label. Fix: choose a shorter \`project\`. [invalid-name]`,
    ],
    [
      "a schedule that is no cron",
      "argocd_project",
      { ...DEV, sync_windows: window({ schedule: "0 25 * * 5" }) },
      CHART,
      '//shop:argocd: sync_windows[0].schedule: has an invalid hour (got "0 25 * * 5"); expected 0 to 23, `*`, ranges like `0-23`, steps like `*/2`, or a comma-separated list of these. Fix: write it like `0 16 * * 5`, every Friday at 16:00. [invalid-schedule]',
    ],
    [
      "a schedule that only CronJobs know",
      "argocd_project",
      { ...DEV, overrides: { dev: { sync_windows: window({ schedule: "@daily" }) } } },
      CHART,
      '//shop:argocd: overrides.dev.sync_windows[0].schedule: is the name of a schedule, which Argo CD does not know here (got "@daily"); expected five fields. Fix: write it like `0 16 * * 5`, every Friday at 16:00. [invalid-schedule]',
    ],
    [
      "a time zone that does not exist",
      "argocd_project",
      { ...DEV, sync_windows: window({ time_zone: "Europe/Berln" }) },
      CHART,
      '//shop:argocd: sync_windows[0].time_zone: is not a time zone (got "Europe/Berln"); expected a name from the IANA time zone database, like `Europe/Berlin` or `Etc/UTC`. Fix: write "Europe/Berlin". [unknown-time-zone]',
    ],
    [
      "a duration without a unit",
      "argocd_project",
      { ...DEV, sync_windows: window({ duration: "8" }) },
      CHART,
      '//shop:argocd: sync_windows[0].duration: is malformed (got "8"); expected a duration like `30s`, `10m` or `1h30m`. Fix: change `sync_windows[0].duration` to a valid value. [invalid-value]',
    ],
    [
      "an action that Argo CD does not know",
      "argocd_project",
      { ...DEV, roles: role({ actions: ["list"] }) },
      CHART,
      '//shop:argocd: roles.reader.policies[0].actions[0]: is malformed (got "list"); expected `get`, `create`, `update`, `delete`, `sync`, `override`, `*`, or one like `action/apps/Deployment/restart`. Fix: change `roles.reader.policies[0].actions[0]` to a valid value. [invalid-value]',
    ],
    [
      "a resource that projects have no rules for",
      "argocd_project",
      { ...DEV, roles: role({ resource: "projects" }) },
      CHART,
      '//shop:argocd: roles.reader.policies[0].resource: is not one of the allowed values (got "projects"); expected one of `applications`, `applicationsets`, `clusters`, `exec`, `logs` and `repositories`. Fix: write one of these. [invalid-value]',
    ],
    [
      "an override for a project that environments share",
      "argocd_project",
      { ...REGISTRY, project: "shop", overrides: { dev: { description: "…" } } },
      CHART,
      '//shop:argocd: overrides.dev: is for one environment, but several share the project (got "shop"); expected a project for each environment. Fix: write `{environment}` into `project`. [shared-project]',
    ],
  ])("%s", expectProblem);
});
