/** Service accounts: there is a name for each, one app makes it, and the rules of its roles are complete. */

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

/** Two apps may share an account, but only one can make it. */
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
    what: `names an account that ${owner.label} makes too`,
    got: name,
    expected: "one app that makes it",
    fix: 'add `"create": False` on one of them',
  };
}

/** A job before the deployment finds no account that comes with the deployment. */
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
          what: `names an account that comes with ${maker.label}, after this job has run`,
          got: name,
          expected: "an account that is there before the deployment",
          fix: "write `service_account = {}` for one of the job's own, or let the job make this one",
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
      what: "is missing, and an account that the chart does not make needs it",
      expected: "the name of an account that is there",
      fix: "add `name`, or remove `create`",
    },
  ];
}

function incompleteRules({ label, rbac }: App): Problem[] {
  return (rbac ?? []).flatMap((rule, index): Problem[] => {
    const { resources, non_resource_urls: urls, cluster = DEFAULTS.rbacRule.cluster } = rule;
    const path = `rbac[${index}]`;
    if ((resources === undefined) === (urls === undefined)) {
      return [
        {
          code: "invalid-value",
          label,
          path,
          what: "does not say what it is about",
          got: rule,
          expected: "either `resources` or `non_resource_urls`",
          fix: 'add `resources`, like `"resources": ["pods"]`',
        },
      ];
    }
    if (urls === undefined || cluster) return [];
    return [
      {
        code: "conflicting-attributes",
        label,
        path: `${path}.non_resource_urls`,
        what: "is in no namespace, where a rule without `cluster` holds",
        got: urls,
        expected: 'a rule with `"cluster": True`',
        fix: 'add `"cluster": True`',
      },
    ];
  });
}

/** Addresses belong to no group of the Kubernetes API and have no names. */
function besideUrls({ label, rbac }: App): Problem[] {
  return (rbac ?? []).flatMap((rule, index) => {
    if (rule.non_resource_urls === undefined || rule.resources !== undefined) return [];
    return (["api_groups", "resource_names"] as const)
      .filter((field) => rule[field] !== undefined)
      .map((field) => ({
        code: "meaningless-attribute",
        label,
        path: `rbac[${index}].${field}`,
        what: "means nothing beside `non_resource_urls`",
        got: rule[field],
        expected: "it beside `resources`",
        fix: `remove \`${field}\``,
      }));
  });
}
