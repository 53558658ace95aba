/** What a comparison finds, under which names, and what people may accept of it. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readObject } from "../checks/objects/objects.ts";
import { formatProblem } from "../model/problems.ts";
import { compare, type Settings } from "./comparison.ts";
import type { JsonObject, KubernetesObject } from "./types.ts";

function objects(text: string): readonly KubernetesObject[] {
  return (parseYaml(text).values as readonly JsonObject[]).map(readObject);
}

const map = (name: string, value: string, metadata = "") =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${metadata}}\ndata: {key: "${value}"}\n`;
const pod = (spec: string, name = "a", labels = "{app: shop}") =>
  `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: ${labels}}, template: {metadata: {labels: ${labels}}, spec: ${spec}}}\n`;
const service = (name: string) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: shop}, ports: [{port: 80}]}\n`;
const ingress = (backend: string) =>
  `---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {rules: [{host: x, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${backend}, port: {number: 80}}}}]}}]}\n`;

function found(before: string, after: string, settings: Partial<Settings> = {}) {
  const { comparison, problems } = compare(
    { before: objects(before), after: objects(after) },
    { renames: {}, acceptances: {}, label: "compare", ...settings },
  );
  const { missing, extra, changed, same, accepted } = comparison;
  return {
    missing: missing.map(({ id }) => id),
    extra: extra.map(({ id }) => id),
    changed: changed.flatMap(({ id, fields }) => fields.map(({ path }) => `${id} ${path}`)),
    same,
    accepted,
    problems: problems.map(formatProblem),
  };
}

const NOTHING = { missing: [], extra: [], changed: [], same: 1, accepted: [], problems: [] };

describe("objects", () => {
  test("are missing, extra, changed or the same", () => {
    expect(found(map("a", "1") + map("b", "1") + map("c", "1"), map("b", "2") + map("c", "1") + map("d", "1"))).toEqual(
      {
        ...NOTHING,
        missing: ["ConfigMap/a"],
        extra: ["ConfigMap/d"],
        changed: ["ConfigMap/b data.key"],
      },
    );
  });

  test("belong to the app that their labels, their pods or their backends name", () => {
    const { comparison } = compare(
      {
        before: objects(map("m", "1", ", labels: {app.kubernetes.io/name: web, app: no}") + pod("{}") + service("s")),
        after: objects(ingress("s")),
      },
      { renames: {}, acceptances: {}, label: "compare" },
    );
    expect([...comparison.missing, ...comparison.extra].map(({ id, app }) => `${id} ${app}`)).toEqual([
      "ConfigMap/m web",
      "Deployment/a shop",
      "Service/s shop",
      "Ingress/i s",
    ]);
  });

  test.each([
    ["a namespace that only one side writes", map("a", "1", ", namespace: x"), map("a", "1")],
    [
      "what the cluster keeps for itself",
      `${map("a", "1", ", uid: u, resourceVersion: '7', annotations: {meta.helm.sh/release-name: r}")}status: {x: 1}\n`,
      map("a", "1"),
    ],
    [
      "marks of the tool",
      map("a", "1", ", labels: {helm.sh/chart: a-1, heritage: Helm, app.kubernetes.io/managed-by: Helm}"),
      map("a", "1", ", labels: {helm.sh/chart: b-2}"),
    ],
  ])("%s is no difference", (_, before, after) => {
    expect(found(before, after)).toEqual(NOTHING);
  });

  test("of one name in two namespaces are told apart", () => {
    const [here, there] = [map("a", "1", ", namespace: x"), map("a", "1", ", namespace: y")];
    expect(found(here + there, here + map("a", "2", ", namespace: y"))).toMatchObject({
      changed: ["ConfigMap/a data.key"],
      same: 1,
    });
  });

  test("the values of Secrets are not shown", () => {
    const secret = (value: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: ${value}}\n`;
    const { comparison } = compare(
      { before: objects(secret("plain")), after: objects(secret("other")) },
      { renames: {}, acceptances: {}, label: "compare" },
    );
    expect(comparison.changed).toEqual([
      {
        id: "Secret/s",
        app: undefined,
        previously: undefined,
        fields: [{ path: "data.a", before: "(hidden)", after: "(hidden)" }],
      },
    ]);
  });
});

describe("the order of a list", () => {
  const init = (names: string) => pod(`{initContainers: [${names}]}`);
  const env = (variables: string) => pod(`{containers: [{name: x, env: [${variables}]}]}`);

  test("of init containers matters", () => {
    expect(found(init("{name: a}, {name: b}"), init("{name: b}, {name: a}")).changed).toEqual([
      "Deployment/a spec.template.spec.initContainers (order)",
    ]);
  });

  test.each([
    ["does not matter", "x", []],
    ["matters if one refers to another", "$(A)", ["Deployment/a spec.template.spec.containers[name=x].env (order)"]],
  ])("of variables %s", (_, value, expected) => {
    const [a, b] = ["{name: A, value: a}", `{name: B, value: "${value}"}`];
    expect(found(env(`${a}, ${b}`), env(`${b}, ${a}`)).changed).toEqual(expected);
  });
});

describe("names of ports", () => {
  const named = (port: string, target: string, backend: string) =>
    pod(
      `{containers: [{name: x, ports: [{name: http, containerPort: 8080}], livenessProbe: {httpGet: {port: ${port}}}}]}`,
    ) +
    `---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: shop}, ports: [{name: web, port: 80, targetPort: ${target}}]}\n` +
    ingress("s").replace("number: 80", backend);

  test("are the numbers that they stand for", () => {
    expect(found(named("http", "http", "name: web"), named("8080", "8080", "number: 80"))).toEqual({
      ...NOTHING,
      same: 3,
    });
  });

  test("are a difference where they stand for another number, or for none", () => {
    expect(found(named("http", "http", "name: web"), named("8081", "other", "number: 81")).changed).toEqual([
      "Deployment/a spec.template.spec.containers[name=x].livenessProbe.httpGet.port",
      "Ingress/i spec.rules[host=x].http.paths[path=/].backend.service.port.number",
      "Service/s spec.ports[port=80].targetPort",
    ]);
  });
});

describe("renames", () => {
  const renames = { "Deployment/old": "new", "Service/old-service": "new" };

  test("an object is compared under its new name, and references follow", () => {
    const before = pod("{}", "old") + service("old-service") + ingress("old-service");
    const after = pod("{}", "new") + service("new") + ingress("new");
    expect(found(before, after, { renames })).toEqual({ ...NOTHING, same: 3 });
  });

  test("`*` stands for the hash of a generated name", () => {
    const renames = { "ConfigMap/settings-*": "settings" };
    const uses = (name: string) => pod(`{volumes: [{name: v, configMap: {name: ${name}}}]}`);
    const [before, after] = [
      map("settings-7f9bhk", "1") + uses("settings-7f9bhk"),
      map("settings", "1") + uses("settings"),
    ];
    expect(found(before, after, { renames })).toEqual({ ...NOTHING, same: 2 });
  });

  test("a change of a renamed object says what it was", () => {
    const { comparison } = compare(
      { before: objects(map("old", "1")), after: objects(map("new", "2")) },
      { renames: { "ConfigMap/old": "new" }, acceptances: {}, label: "compare" },
    );
    expect(comparison.changed).toMatchObject([{ id: "ConfigMap/new", previously: "ConfigMap/old" }]);
  });

  test.each([
    [
      { "Deployment/x": "new" },
      'compare: renames["Deployment/x"]: is no object that there is now; expected `<Kind>/<name>` of an object of the manual side. Fix: correct it, or remove it. [unused-rename]',
    ],
    [
      { "ConfigMap/a": "x" },
      'compare: renames["ConfigMap/a"]: has a new name that no object has (got "x"); expected the name of an object of the same kind on the generated side. Fix: correct it, or remove it. [unused-rename]',
    ],
  ])("%j is a problem", (wrong, problem) => {
    expect(found(map("a", "1"), map("a", "1"), { renames: wrong }).problems).toEqual([problem]);
  });
});

describe("acceptances", () => {
  const [before, after] = [
    map("a", "1") + map("b", "1") + map("c", "1"),
    map("b", "2") + map("c", "2") + map("d", "1"),
  ];

  test("by object, by place, and with `*`", () => {
    const acceptances = {
      "ConfigMap/a": "Nothing reads it.",
      "ConfigMap/b data": "It was wrong.",
      "*/d": "It is new.",
    };
    expect(found(before, after, { acceptances })).toEqual({
      ...NOTHING,
      same: 0,
      changed: ["ConfigMap/c data.key"],
      accepted: [
        { place: "ConfigMap/a", reason: "Nothing reads it." },
        { place: "ConfigMap/b data.key", reason: "It was wrong." },
        { place: "ConfigMap/d", reason: "It is new." },
      ],
    });
  });

  test("one that no longer stands, and one without a reason, are problems", () => {
    const acceptances = { "ConfigMap/x": "Gone.", "ConfigMap/a": " " };
    expect(found(before, after, { acceptances }).problems).toEqual([
      'compare: accept["ConfigMap/x"]: matches no problem; expected only acceptances that match a problem. Fix: remove it. [unused-acceptance]',
      'compare: accept["ConfigMap/a"]: has no reason (got ""); expected why the difference does no harm. Fix: explain in a sentence why this may happen. [no-reason]',
    ]);
  });
});
