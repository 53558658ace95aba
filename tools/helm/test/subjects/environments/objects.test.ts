/** Environments: their files, and how both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import { environmentOptions } from "../../../system/helm.ts";
import { app, chart, chartOf, type Declaration, filesOf, find, kinds } from "../../support/charts.ts";
import { HELMS, lint, template } from "../../support/helm.ts";

const FILE = "# Ours.\napps:\n  shop_api: {replicas: 3, env: {MODE: null}}\n";

const DECLARATION: Declaration = {
  chart: chart({
    environments: {
      dev: { apps: { shop_api: { replicas: 1, env: { EMPTY: "" } } }, global: { imagePullSecrets: ["x"] } },
    },
    environment_files: { prod: "shop/prod.yaml" },
  }),
  apps: [app({ env: { MODE: "slow" } })],
  files: { "shop/prod.yaml": FILE },
};

test("a dict is written like values.yaml, in its order and with its comments, and names its environment", () => {
  expect(filesOf(DECLARATION).get("values-dev.yaml")).toBe(
    `# Values for all apps, and for the charts that this chart depends on.
global:
  # Secrets used to pull images: names, or {name: …}.
  imagePullSecrets:
    - "x"
  # Name of the environment that these values are for.
  environment: "dev"
# The apps, by name.
apps:
  shop_api:
    # Number of pods.
    replicas: 1
    # Environment variables by name: a string, or {valueFrom: …} as in Kubernetes. To replace one source by another, set the old one to null.
    env:
      EMPTY: ""
`,
  );
});

test("a file is in the chart byte for byte; files and dicts are also where chart-testing looks for them", () => {
  const files = filesOf(DECLARATION);
  expect(Buffer.from(files.get("values-prod.yaml") as Uint8Array).toString()).toBe(FILE);
  for (const name of ["dev", "prod"])
    expect(files.get(`ci/${name}-values.yaml`)).toBe(files.get(`values-${name}.yaml`));
  const settled = filesOf({ ...DECLARATION, chart: chart() });
  expect(settled.get("values.yaml")).toEqual(files.get("values.yaml"));
});

test("a dict does not set a variable with the name of a property that every object inherits", () => {
  const environments = { dev: { apps: { shop_api: { env: { MODE: "fast" } } } } };
  const files = filesOf({ chart: chart({ environments }), apps: [app({ env: { constructor: "x", MODE: "slow" } })] });
  expect(String(files.get("values-dev.yaml"))).toMatch(/env:\n {6}MODE: "fast"\n$/);
});

test("a dict may name another environment, and an empty file is an environment as well", () => {
  const environments = { canary: { global: { environment: "prod" } } };
  const files = filesOf({
    chart: chart({ environments, environment_files: { plain: "shop/plain.yaml" } }),
    files: { "shop/plain.yaml": "# nothing\n" },
  });
  expect(files.get("values-canary.yaml")).toContain('environment: "prod"');
  expect(files.has("values-plain.yaml")).toBe(true);
});

describe.each(HELMS)("%s", (_, helm) => {
  test("each lints, and changes exactly what it sets", () => {
    const directory = chartOf(DECLARATION);
    const rendered = (name: string) => {
      const options = environmentOptions(directory, name);
      expect(lint(helm, directory, options)).toEqual({ passed: true, messages: [] });
      return template(helm, "prod", directory, options).objects as never[];
    };
    expect(kinds(rendered("dev"))).toEqual(["Deployment/prod-shop-api", "Service/prod-shop-api"]);
    const prod = find(rendered("prod"), "Deployment");
    expect(prod.spec.replicas).toBe(3);
    expect(prod.spec.template.spec.containers[0].env).toBeUndefined();
  });
});
