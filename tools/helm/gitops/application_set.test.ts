/** `argocd_application_set`: its object, what Argo CD makes of it, and what is wrong with a rollout. */
import { describe, expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import type { KubernetesObject } from "../test/support/charts.ts";
import {
  type Attributes,
  CHART,
  DEV,
  expectProblem,
  objects,
  type ProblemRow,
  REGISTRY,
  run,
} from "../test/support/gitops.ts";

/** Go templates of fields and of texts, as far as ours have them. */
function rendered(value: Json, fields: JsonObject): Json {
  if (typeof value === "string") {
    return value.replace(/\{\{ (?:"(.*?)"|\.(\w+)) \}\}/g, (_, text, field) => text ?? String(fields[field]));
  }
  if (Array.isArray(value)) return value.map((item: Json) => rendered(item, fields));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rendered(inner, fields)]));
}

function merged(base: Json, patch: Json): Json {
  if (!isObject(base) || !isObject(patch)) return patch;
  const changed = Object.entries(patch).map(([key, value]) => [key, merged(base[key] ?? {}, value)]);
  return { ...base, ...Object.fromEntries(changed) };
}

describe("argocd_application_set", () => {
  const setOf = (attributes: Attributes, chart: Attributes = CHART) =>
    objects("argocd_application_set", { ...REGISTRY, ...attributes }, chart)["shop.yaml"];

  /** What Argo CD makes of the elements: the template rendered with the fields, and the patch merged over it. */
  const generated = ({ spec }: KubernetesObject): Json[] =>
    spec.generators[0].list.elements.map((element: JsonObject) => {
      expect(spec.templatePatch).toBe("patch" in element ? "{{ toJson .patch }}" : undefined);
      const application = rendered(spec.template, element) as KubernetesObject;
      const patched = merged(application, element["patch"] ?? {}) as KubernetesObject;
      // Argo CD 3.5, `applyTemplatePatch`.
      return { ...patched, spec: { ...patched.spec, project: application.spec.project } };
    });

  test.each<[string, Attributes]>([
    ["the same everywhere", {}],
    ["in one cluster only", { environments: ["dev"] }],
    [
      "different by environment",
      { overrides: { dev: { automated: { prune: true }, labels: { a: "b" } }, prod: { project: "p-{environment}" } } },
    ],
    [
      "with text that looks like a template",
      { labels: { a: "{{ .name }}" }, ignore_differences: [{ kind: "{{ x }}" }] },
    ],
  ])("makes the applications of argocd_application: %s", (_, attributes) => {
    const applications = Object.values(objects("argocd_application", { ...REGISTRY, ...attributes })).map(
      ({ metadata: { namespace: _namespace, ...metadata }, spec }) => ({ metadata, spec }),
    );
    expect(generated(setOf(attributes))).toEqual(applications);
  });

  test("elements have what the template names; what is the same is in the template", () => {
    const { spec } = setOf(
      { environments: ["prod", "dev"] },
      { ...CHART, deploy: { dev: { namespace: "a" }, prod: { namespace: "b" } } },
    );
    expect(spec.generators).toEqual([
      {
        list: {
          elements: [
            { environment: "prod", namespace: "b" },
            { environment: "dev", namespace: "a" },
          ],
        },
      },
    ]);
    expect(spec.template.metadata.name).toBe("shop-{{ .environment }}");
    expect(spec.templatePatch).toBeUndefined();
    expect([spec.goTemplate, spec.goTemplateOptions]).toEqual([true, ["missingkey=error"]]);
  });

  test("a rollout in steps, and the note that it needs a feature that is off", () => {
    const rolling_sync = [{ environments: ["dev"] }, { environments: ["prod"], max_update: "50%" }];
    const { value } = run("argocd_application_set", { ...REGISTRY, rolling_sync });
    expect(value?.get("shop.yaml")).toMatch(
      /^# Made from \/\/shop:argocd by .*\n# `strategy` needs progressive syncs, which are off by default/,
    );
    expect(setOf({ rolling_sync }).spec.strategy).toEqual({
      type: "RollingSync",
      rollingSync: {
        steps: [
          { matchExpressions: [{ key: "environment", operator: "In", values: ["dev"] }] },
          { matchExpressions: [{ key: "environment", operator: "In", values: ["prod"] }], maxUpdate: "50%" },
        ],
      },
    });
    expect(run("argocd_application_set", REGISTRY).value?.get("shop.yaml")).not.toContain("progressive");
  });

  test("what happens to its applications", () => {
    expect(setOf({ applications_sync: "create-only", preserve_resources_on_deletion: true }).spec.syncPolicy).toEqual({
      applicationsSync: "create-only",
      preserveResourcesOnDeletion: true,
    });
    expect(setOf({}).spec.syncPolicy).toBeUndefined();
  });
});

describe("problems", () => {
  test.each<ProblemRow>([
    [
      "an environment without a step",
      "argocd_application_set",
      { ...REGISTRY, rolling_sync: [{ environments: ["dev"] }] },
      CHART,
      '//shop:argocd: rolling_sync: has no step for an environment, so Argo CD would never sync it (got "prod"); expected each environment in one step. Fix: add `{"environments": ["prod"]}`, or leave `prod` out of `environments`. [missing-step]',
    ],
    [
      "an environment in two steps",
      "argocd_application_set",
      { ...DEV, rolling_sync: [{ environments: ["dev"] }, { environments: ["dev"] }] },
      CHART,
      '//shop:argocd: rolling_sync[1].environments[0]: is in an earlier step, too (got "dev"); expected each environment in one step. Fix: remove it from one of them. [duplicate-step]',
    ],
    [
      "healing that a rollout does not do",
      "argocd_application_set",
      { ...DEV, automated: { self_heal: true }, rolling_sync: [{ environments: ["dev"] }] },
      CHART,
      "//shop:argocd: automated.self_heal: has no effect with `rolling_sync`, which starts syncs itself (got true); expected `self_heal` or `rolling_sync`. Fix: remove one of them. [ignored-attribute]",
    ],
  ])("%s", expectProblem);
});
