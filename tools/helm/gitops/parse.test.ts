/** Attributes that nobody can read, and what is said about the others: everything that is certain, all at once. */
import { describe, expect, test } from "@jest/globals";
import type { GitopsMacro } from "../model/gitops_schemas.ts";
import { type Attributes, CHART, DIGEST, expectProblem, problems, REGISTRY } from "../test/support/gitops.ts";

test("a field's own name", () => {
  expectProblem(
    "a field's own name",
    "argocd_application",
    { ...REGISTRY, syncOptions: ["A=b"] },
    CHART,
    '//shop:argocd: syncOptions: is not an attribute (got ["A=b"]); expected `sync_options`. Fix: rename it to `sync_options`. [unknown-attribute]',
  );
});

/** The place and the code of each problem. */
function found(macro: GitopsMacro, attributes: Attributes, chart: Attributes = CHART): readonly string[] {
  return problems(macro, attributes, chart).map((line) =>
    line.replace(/^(?:\/\/[\w:]+: )?(\S+): .* \[([a-z-]+)\]$/, "$1 $2"),
  );
}

test("all at once", () => {
  const attributes = {
    environments: ["prd"],
    overrides: { x: {} },
    roles: 1,
    sync_windows: [{ kind: "deny", schedule: "@daily", duration: "8h" }],
  };
  expect(found("argocd_project", attributes)).toEqual([
    "environments[0] unknown-environment",
    "overrides.x unknown-environment",
    "repository missing-source",
    "roles invalid-type",
    "sync_windows[0].schedule invalid-schedule",
  ]);
});

describe("an attribute that others depend on", () => {
  test.each<[string, GitopsMacro, Attributes, readonly string[]]>([
    [
      "environments: what the chart does not have, and what has nothing to do with them",
      "argocd_project",
      {
        environments: "dev",
        overrides: { prod: {}, x: {} },
        project: "all",
        sync_windows: [{ kind: "deny", schedule: "@daily", duration: "8h" }],
      },
      [
        "environments invalid-type",
        "overrides.x unknown-environment",
        "repository missing-source",
        "sync_windows[0].schedule invalid-schedule",
      ],
    ],
    [
      "environments of a rollout: steps that are wrong in any case, but no missing one",
      "argocd_application_set",
      { ...REGISTRY, environments: "dev", rolling_sync: [{ environments: ["dev", "x", "dev"] }] },
      [
        "environments invalid-type",
        "rolling_sync[0].environments[1] unknown-environment",
        "rolling_sync[0].environments[2] duplicate-step",
      ],
    ],
    [
      "repository: there is one, so none is missing",
      "argocd_application",
      { repository: 1, environments: ["x"], digest: DIGEST },
      ["environments[0] unknown-environment", "repository invalid-type"],
    ],
    [
      "repository and git: two are too many, whatever they say",
      "argocd_application",
      { repository: 1, git: { repo_url: "a", path: "b" } },
      ["git conflicting-source", "repository invalid-type"],
    ],
    [
      "git: a digest does not pin it, whatever it says",
      "argocd_application",
      { git: { repo_url: "a" }, digest: DIGEST },
      ["digest unpinned-source", "git.path missing-attribute"],
    ],
  ])("%s", (_, macro, attributes, expected) => {
    expect(found(macro, attributes)).toEqual(expected);
  });

  test("git, where the chart has a repository: the chart's is not meant", () => {
    const chart = { ...CHART, repository: "oci://registry.acme.io/charts" };
    expect(found("argocd_application", { git: 1, environments: ["x"] }, chart)).toEqual([
      "environments[0] unknown-environment",
      "git invalid-type",
    ]);
  });

  test("the chart's own problems come with them", () => {
    expect(found("argocd_application", { ...REGISTRY, environments: 1 }, { ...CHART, chart_version: 1 })).toEqual([
      "environments invalid-type",
      "chart_version invalid-type",
    ]);
  });
});
