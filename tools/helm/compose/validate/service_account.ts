/** Service accounts: each has a name, one app creates it, and the rules of its roles are complete. */

import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validateServiceAccount({ app }: AppFacts): readonly Problem[] {
  return [...nameless(app), ...incompleteRules(app), ...besideUrls(app)];
}

export function validateServiceAccounts({ apps }: ChartFacts): readonly Problem[] {
  return [...madeTwice(apps), ...madeTooLate(apps)];
}

/** Two apps may share an account, but only one can create it. */
function madeTwice(apps: readonly AppFacts[]): readonly Problem[] {
  const owners = new Map<string, App>();
  return apps.flatMap(({ app, serviceAccount: account }) => {
    if (account === undefined || !account.create || account.name === "") return [];
    const owner = owners.get(account.name);
    owners.set(account.name, owner ?? app);
    return owner === undefined ? [] : alsoMadeBy(app, owner, account.name);
  });
}

function alsoMadeBy({ label }: App, owner: App, name: string): Problem {
  return {
    code: "duplicate-name",
    label,
    path: "service_account",
    what: `names an account that ${owner.label} also creates`,
    got: name,
    expected: "one app that creates it",
    fix: 'add `"create": False` on one of them',
  };
}

/** An account that is created with the deployment does not exist yet for a job that runs before it. */
function madeTooLate(apps: readonly AppFacts[]): readonly Problem[] {
  const makers = new Map(
    apps.flatMap(({ app, serviceAccount, runsFirst }): [string, App][] => {
      const { create = false, name = "" } = serviceAccount ?? {};
      return create && name !== "" && !runsFirst ? [[name, app]] : [];
    }),
  );
  return apps
    .filter(({ runsFirst }) => runsFirst)
    .flatMap(({ app, serviceAccount }): Problem[] => {
      const { create = true, name = "" } = serviceAccount ?? {};
      const maker = makers.get(name);
      if (create || maker === undefined) return [];
      return [
        {
          code: "missing-prerequisite",
          label: app.label,
          path: "service_account",
          what: `names an account that is created with ${maker.label}, after this job has run`,
          got: name,
          expected: "an account that exists before the deployment",
          fix: "write `service_account = {}` to give the job its own, or let the job create this one",
        },
      ];
    });
}

function nameless({ label, service_account: own }: App): Problem[] {
  if (typeof own !== "object" || own.create !== false || own.name !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: "service_account.name",
      what: "is missing, but an account that the chart does not create needs it",
      expected: "the name of an existing account",
      fix: "add `name`, or remove `create`",
    },
  ];
}

function incompleteRules({ label, rbac }: App): Problem[] {
  return (rbac ?? []).flatMap((rule, index): Problem[] => {
    const { resources, non_resource_urls: urls, cluster = DEFAULTS.rbacRule.cluster } = rule;
    const path = `rbac[${index}]`;
    const hasBoth = resources !== undefined && urls !== undefined;
    if (hasBoth || (resources === undefined && urls === undefined)) {
      return [
        {
          code: "invalid-value",
          label,
          path,
          what: hasBoth ? "applies to resources and to URLs, which no rule can" : "does not say what it applies to",
          got: rule,
          expected: "either `resources` or `non_resource_urls`",
          fix: hasBoth ? "write two rules" : 'add `resources`, like `"resources": ["pods"]`',
        },
      ];
    }
    if (urls === undefined || cluster) return [];
    return [
      {
        code: "conflicting-attributes",
        label,
        path: `${path}.non_resource_urls`,
        what: "is not in a namespace, but a rule without `cluster` applies only within one",
        got: urls,
        expected: 'a rule with `"cluster": True`',
        fix: 'add `"cluster": True`',
      },
    ];
  });
}

/** URLs do not belong to an API group and have no names. */
function besideUrls({ label, rbac }: App): Problem[] {
  return (rbac ?? []).flatMap((rule, index) => {
    if (rule.non_resource_urls === undefined || rule.resources !== undefined) return [];
    return (["api_groups", "resource_names"] as const)
      .filter((field) => rule[field] !== undefined)
      .map((field) => ({
        code: "meaningless-attribute",
        label,
        path: `rbac[${index}].${field}`,
        what: "cannot be combined with `non_resource_urls`",
        got: rule[field],
        expected: "it only with `resources`",
        fix: `remove \`${field}\``,
      }));
  });
}
