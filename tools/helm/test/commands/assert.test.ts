/** `assert`: cases that hold, cases that do not, and files that are no cases. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";
import { app, chart, chartOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

process.env["RUNFILES_DIR"] = resolve("..");
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "assert-"));
const results = join(folder, "results.xml");

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
  process.env["XML_OUTPUT_FILE"] = results;
});

const DECLARATION = {
  chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 5 } } } } }),
  apps: [
    app({
      env: { MODE: "calm", TOKEN: "$(MODE)" },
      pod_annotations: { "example.com/team": "shop" },
      resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    }),
    app({ app_name: "mailer", app_type: "worker", resources: { requests: { cpu: "50m" } } }),
  ],
};

/** What `assert` says about cases, without the common start of each line. */
async function assertWith(helm: string, cases: string, ...more: readonly string[]) {
  writeFileSync(join(folder, "cases.yaml"), cases);
  const options = [
    `--chart=${chartOf(DECLARATION)}`,
    "--cases=cases.yaml",
    `--helm=${helm}`,
    "--label=//shop:render_test",
  ];
  const { exitCode, output } = await runCommand(["assert", ...options, ...more]);
  return { exitCode, output };
}

/** One case with these assertions, as YAML in flow style. */
const expecting = (...assertions: readonly string[]) =>
  ["- name: own values", "  expect:", ...assertions.map((each) => `    - {${each}}`)].join("\n");

const DEPLOYMENT = "kind: Deployment, app: shop_api";
const CONTAINER = "spec.template.spec.containers[name=shop-api]";

describe.each(HELMS)("%s", (_, helm) => {
  test("every assertion in its form", async () => {
    const cases = `
${expecting(
  `${DEPLOYMENT}, path: spec.replicas, equals: 2`,
  `${DEPLOYMENT}, name: shop-shop-api, path: '${CONTAINER}.env[name=MODE].value', equals: calm`,
  `${DEPLOYMENT}, path: '${CONTAINER}.env', contains: {name: MODE}`,
  `${DEPLOYMENT}, path: '${CONTAINER}.env', not: {contains: {name: DEBUG}}`,
  `${DEPLOYMENT}, path: '${CONTAINER}.image', matches: '^registry\\.example\\.com/shop:'`,
  `${DEPLOYMENT}, path: '${CONTAINER}.env[*].name', matches: '^[A-Z]+$'`,
  `${DEPLOYMENT}, path: 'spec.template.metadata.annotations["example.com/team"]', equals: shop`,
  `${DEPLOYMENT}, path: '${CONTAINER}.livenessProbe', exists: false`,
  `${DEPLOYMENT}, path: '${CONTAINER}.env', count: 2`,
  `${DEPLOYMENT}, contains: {spec: {template: {spec: {containers: [{ports: [{containerPort: 8000}]}]}}}}`,
  "kind: Deployment, count: 2",
  "kind: Deployment, path: spec.template.spec.securityContext.runAsNonRoot, equals: true",
  "kind: Ingress, exists: false",
  "kind: Service, name: '*-api', exists: true",
  "kind: Service, path: spec.type, not: {equals: LoadBalancer}",
)}
- name: prod
  environment: prod
  release: x
  namespace: team
  expect:
    - {kind: Deployment, name: x-shop-api, path: spec.replicas, equals: 5}
- name: values over those of the environment
  environment: prod
  values: {apps: {shop_api: {replicas: 7}, mailer: {enabled: false}}}
  expect:
    - {kind: Deployment, path: spec.replicas, equals: 7}
- name: a misspelt value
  values: {apps: {shop_api: {replica: 7}}}
  fails_with: replica
`;
    expect(await assertWith(helm, cases)).toEqual({ exitCode: 0, output: "4 cases, 18 assertions: all hold" });
    const xml = readText(results);
    expect(xml.match(/<testcase /g)).toHaveLength(18);
    expect(xml.match(/<testsuite name="\/\/shop:render_test prod" tests="1" failures="0"/g)).toHaveLength(1);
    expect(xml).toContain(
      '<testcase classname="//shop:render_test own values" name="Deployment of app shop_api spec.replicas is 2" file="cases.yaml" line="4"/>',
    );
  });

  test("what a case asks of a cluster, and what the test has for all cases", async () => {
    const values = join(folder, "more.yaml");
    writeFileSync(values, "apps: {shop_api: {replicas: 3}}");
    const cases = `
- name: all
  expect: [{kind: Deployment, name: r-shop-api, path: spec.replicas, equals: 3}]
- name: one of it
  values: {apps: {shop_api: {replicas: 4}}}
  kube_version: "1.33"
  upgrade: true
  api_versions: [example.com/v1]
  expect: [{kind: Deployment, app: shop_api, path: spec.replicas, equals: 4}]
`;
    const options = ["--environment=prod", "-f", "more.yaml", "--release=r", "--namespace=n", "--kube-version=1.32"];
    expect(await assertWith(helm, cases, ...options)).toEqual({
      exitCode: 0,
      output: "2 cases, 2 assertions: all hold",
    });
  });
});

const [, [, HELM]] = HELMS as [unknown, [string, string]];

test("everything that does not hold is reported at once, each with the part of the object that it is about", async () => {
  const { exitCode, output } = await assertWith(
    HELM,
    `- name: own values
  expect:
    - {kind: Service, path: "spec.ports[0].port", equals: 8000}
    - {kind: Deployment, app: mailer, path: spec.replicas, equals: 2}
- name: prod
  environment: prod
  expect:
    - {kind: Service, path: "spec.ports[name=http].port", equals: 80}
    - kind: Service
      exists: false
- name: broken
  values: {apps: {shop_api: {replicas: -1}}}
  expect:
    - {kind: Service, exists: true}
- name: fine
  fails_with: oh no
`,
  );
  expect(exitCode).toBe(1);
  const said = output.replace(/cannot be rendered: .*?; expected/, "cannot be rendered: …; expected");
  const fix = "Fix: correct the chart or its values, or the assertion. [failed-assertion]";
  expect(
    said,
  ).toBe(`//shop:render_test: cases.yaml:4: Deployment/shop-mailer spec.replicas: is not equal (got 1); expected 2. ${fix}
    apiVersion: "apps/v1"
    kind: "Deployment"
    metadata: {…}
    spec:
      replicas: 1
      strategy: {…}
      selector: {…}
      template: {…}

//shop:render_test: cases.yaml:8: Service/shop-shop-api spec.ports[name=http].port: is not equal (got 8000); expected 80. ${fix}
    apiVersion: "v1"
    kind: "Service"
    metadata: {…}
    spec:
      type: "ClusterIP"
      selector: {…}
      ports:
        - name: "http"
          port: 8000
          targetPort: "http"
          protocol: "TCP"

//shop:render_test: cases.yaml:9: Service: exists (got ["Service/shop-shop-api"]); expected no object. ${fix}

//shop:render_test: cases.yaml:11: case "broken": cannot be rendered: …; expected a chart that renders. Fix: correct the values of the case or the chart, or write \`fails_with\` instead of \`expect\`. [failed-rendering]

//shop:render_test: cases.yaml:15: case "fine": is rendered (got ["PodDisruptionBudget/shop-shop-api","Service/shop-shop-api","Deployment/shop-mailer","Deployment/shop-shop-api"]); expected an error with "oh no". Fix: correct the values of the case, or what should refuse them. [rendered-case]

4 cases, 6 assertions: 5 failed`);
  const xml = readText(results);
  expect(xml.match(/<failure message="\/\/shop:render_test: cases\.yaml:\d+: /g)).toHaveLength(5);
  expect(xml).toContain('<testsuite name="//shop:render_test prod" tests="2" failures="2" errors="0" skipped="0">');
});

/** What is wrong with one assertion, without what is the same for all. */
async function wrong(assertion: string): Promise<string> {
  const { exitCode, output } = await assertWith(HELM, expecting(assertion));
  expect(exitCode).toBe(1);
  const [line = ""] = output.split("\n");
  return line
    .replace("//shop:render_test: cases.yaml:3: ", "")
    .replace(" Fix: correct the chart or its values, or the assertion.", "");
}

test.each([
  [
    "kind: Deploymnt, exists: true",
    "Deploymnt: does not exist; expected an object. Fix: write `kind: Deployment`. [failed-assertion]",
  ],
  [
    "kind: Deployment, app: shop-ap, path: spec, exists: false",
    "Deployment of app shop-ap: selects no object; expected at least one object; `exists: false` says that there is none. Fix: write `app: shop-api`. [failed-assertion]",
  ],
  [
    "kind: Deployment, name: shop, path: spec, exists: true",
    "Deployment/shop: selects no object; expected at least one object; `exists: false` says that there is none. Fix: correct `name`, `kind` or `app`: there are `Deployment/shop-mailer` and `Deployment/shop-shop-api`. [failed-assertion]",
  ],
  [
    "kind: Queue, exists: true",
    "Queue: does not exist; expected an object. Fix: correct `kind`: there are `Deployment`, `PodDisruptionBudget` and `Service`. [failed-assertion]",
  ],
  [
    "kind: Service, count: 2",
    'Service: selects 1 object (got ["Service/shop-shop-api"]); expected 2. [failed-assertion]',
  ],
  [
    "kind: Service, path: spec.port, equals: 80",
    "Service/shop-shop-api spec.port: is not there; expected 80. Fix: correct the chart, or the path: `spec` has `type`, `selector` and `ports`. [failed-assertion]",
  ],
  [
    "kind: Service, path: 'spec.prts[*].port', not: {equals: 80}",
    "Service/shop-shop-api spec.prts[*].port: is not there; expected anything but 80. Fix: correct the chart, or the path: `spec` has `type`, `selector` and `ports`. [failed-assertion]",
  ],
  [
    "kind: Service, path: 'spec.ports[name=web].port', exists: true",
    "Service/shop-shop-api spec.ports[name=web].port: is not there; expected a value. Fix: correct the chart, or the path: `spec.ports` has `http`. [failed-assertion]",
  ],
  [
    "kind: Service, path: spec.type, exists: false",
    'Service/shop-shop-api spec.type: is there (got "ClusterIP"); expected nothing. [failed-assertion]',
  ],
  [
    "kind: Service, path: spec.type, matches: '^Load'",
    'Service/shop-shop-api spec.type: does not match (got "ClusterIP"); expected text that matches `^Load`. [failed-assertion]',
  ],
  [
    "kind: Service, path: spec.type, contains: Load",
    'Service/shop-shop-api spec.type: does not contain the text (got "ClusterIP"); expected "Load". [failed-assertion]',
  ],
  [
    "kind: Service, path: spec.type, count: 1",
    'Service/shop-shop-api spec.type: has 0 entries (got "ClusterIP"); expected 1. [failed-assertion]',
  ],
  [
    "kind: Service, path: spec, not: {contains: {type: ClusterIP}}",
    /^Service\/shop-shop-api spec: is what it must not be \(got \{.*\); expected anything but a value that contains \{"type":"ClusterIP"\}\. \[failed-assertion\]$/,
  ],
  [
    "kind: Service, path: spec, contains: {ports: [{name: http, port: 80}]}",
    "Service/shop-shop-api spec.ports[name=http].port: is not equal (got 8000); expected 80. [failed-assertion]",
  ],
  [
    "kind: Service, path: spec.ports, contains: [{port: 80}]",
    /^Service\/shop-shop-api spec\.ports: has no such item \(got .*\); expected an item that contains \{"port":80\}\. \[failed-assertion\]$/,
  ],
  [
    "kind: Service, path: spec.selector, equals: {}",
    /^Service\/shop-shop-api spec\.selector\["app\.kubernetes\.io\/name"\]: is there \(got "shop-api"\); expected nothing\. \[failed-assertion\]$/,
  ],
])("%s: is not so", async (assertion, message) => {
  const said = await wrong(assertion);
  if (typeof message === "string") expect(said).toBe(message);
  else expect(said).toMatch(message);
});

test.each([
  [
    "kind: Service, equls: 1",
    "[0].expect[0].equls: is not a key (got 1); expected `equals`, or another one from docs/render_tests.md. Fix: rename it to `equals`. [unknown-case-key]",
  ],
  [
    "kind: Service",
    '[0].expect[0]: is missing a key (got {"kind":"Service"}); expected exactly one of `exists`, `count`, `equals`, `contains`, `matches` and `not`. Fix: change `[0].expect[0]` to a valid value. [invalid-value]',
  ],
  [
    "kind: Service, path: a, equals: 1, count: 2",
    '[0].expect[0]: has several keys of which it can have one (got {"kind":"Service","path":"a","equals":1,"count":2}); expected exactly one of `exists`, `count`, `equals`, `contains`, `matches` and `not`. Fix: change `[0].expect[0]` to a valid value. [invalid-value]',
  ],
  [
    "kind: Service, path: 'a[', equals: 1",
    '[0].expect[0].path: is malformed (got "a["); expected a path like `spec.ports[0].port` or `metadata.annotations["example.com/team"]`. Fix: correct the path. [invalid-value]',
  ],
  [
    "kind: Service, matches: x",
    "[0].expect[0].path: is missing; expected the place of the text. Fix: add `path`. [missing-key]",
  ],
  [
    "kind: Service, path: a, not: {matches: '('}",
    '[0].expect[0].not.matches: is not a regular expression: Unterminated group (got "("); expected a regular expression. Fix: correct it. [invalid-value]',
  ],
])("%s: is no assertion", async (assertion, message) => {
  expect(await wrong(assertion)).toBe(message);
});

test.each([
  [
    "- name: a\n  expct: []",
    [
      "cases.yaml:2: [0].expct: is not a key (got []); expected `expect`, or another one from docs/render_tests.md. Fix: rename it to `expect`. [unknown-case-key]",
    ],
  ],
  [
    "- name: a\n- name: a\n  name: b",
    [
      "cases.yaml: is not YAML: Map keys must be unique at line 3, column 3; expected a YAML file with a list of cases. Fix: correct the text. [invalid-yaml]",
    ],
  ],
  [
    "",
    [
      "cases.yaml: has 0 documents; expected one list of cases. Fix: write one list, like `- {name: …, expect: […]}`. [invalid-type]",
    ],
  ],
  [
    "- {name: a, fails_with: x}\n- {name: a, fails_with: x}",
    [
      'cases.yaml:2: name: is the name of another case, too (got "a"); expected another name for each case of a test. Fix: rename one of them. [duplicate-name]',
    ],
  ],
  [
    "- {name: a, fails_with: x, environment: prd}",
    [
      'cases.yaml:1: environment: is not an environment of the chart (got "prd"); expected `prod`. Fix: write `prod`. [unknown-environment]',
    ],
  ],
  [
    "- {name: a, fails_with: x, kube_version: 1.33}",
    [
      expect.stringMatching(
        /^cases\.yaml:1: \[0\]\.kube_version: has the wrong type \(got 1\.33\); expected a version in quotes, like `"1\.33"`\. Fix: /,
      ),
    ],
  ],
])("a file with %j is reported, and nothing is rendered", async (text, lines) => {
  const { exitCode, output } = await assertWith("no-helm", text);
  expect(exitCode).toBe(1);
  expect(output.split("\n").map((line) => line.replace("//shop:render_test: ", ""))).toEqual(lines);
});

test("a single case, by its name", async () => {
  const cases = "- {name: one, fails_with: x}\n- {name: two, expect: [{kind: Service, exists: true}]}\n";
  expect(await assertWith(HELM, cases, "--case=two")).toEqual({ exitCode: 0, output: "1 case, 1 assertion: all hold" });
  expect(await assertWith(HELM, cases, "--case=twos")).toEqual({
    exitCode: 1,
    output:
      '//shop:render_test: --case: is not the name of a case (got "twos"); expected `one` or `two`. Fix: write "two". [unknown-case]',
  });
});
