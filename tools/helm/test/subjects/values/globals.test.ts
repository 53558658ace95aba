/** Keys of `global` that nothing reads are errors, unless a parent chart hands them on. */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chart,
  chartOf,
  type Declaration,
  filesOf,
  problemsOf,
  render,
  writtenChart,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

/** A chart within the chart, with one template or other file. */
function withChart(path: string, content: string): Declaration {
  const files = { "redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n", [`redis/${path}`]: content };
  return { chart: chart({ dependencies: [{ chart: ["redis"] }] }), apps: [app()], files };
}

const named = (text: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {key: "${text}"}\n`;

/** What reads `global.other`. */
const READERS: readonly (readonly [string, Declaration])[] = [
  ["a template of a dependency", withChart("templates/x.yaml", named("{{ .Values.global.other }}"))],
  ["the defaults of a dependency", withChart("values.yaml", "global: {other: x}\n")],
  ["a template that takes all of it", withChart("templates/x.yaml", named("{{ toJson .Values.global | b64enc }}"))],
  [
    "a template of the user",
    {
      chart: chart({ templated_manifests: ["x.yaml"] }),
      apps: [app()],
      files: { "x.yaml": named("{{ .Values.global.other }}") },
    },
  ],
];
const NOT_READ: readonly (readonly [string, Declaration])[] = [
  ["only apps", { apps: [app()] }],
  ["a dependency that reads another key", withChart("templates/x.yaml", named("{{ .Values.global.another }}"))],
  ["a dependency that names it elsewhere", withChart("templates/x.yaml", named("{{ .Values.other }}"))],
];

/** The declaration with the key in the chart's own values. */
function withKey(declaration: Declaration): Declaration {
  return { ...declaration, chart: { ...(declaration.chart ?? chart()), values: { global: { other: "x" } } } };
}

describe.each(HELMS)("%s", (_, helm) => {
  const values = { "global.other": "x" };

  test.each(READERS)("read by %s", (_, declaration) => {
    expect(() => render(helm, chartOf(declaration), { values })).not.toThrow();
    expect(problemsOf(withKey(declaration))).toEqual([]);
  });

  test.each(NOT_READ)("not read: %s", (_, declaration) => {
    expect(() => render(helm, chartOf(declaration), { values })).toThrow(
      /global\.other: is a key that nothing in this chart reads \(got "x"\); expected .*\bimagePullSecrets, imageRegistry\b.*\. Fix: /,
    );
    expect(problemsOf(withKey(declaration))).toEqual([
      expect.stringMatching(/^\/\/shop:chart: values\.global\.other: is not a key \(got "x"\); .* \[unknown-value\]$/),
    ]);
  });

  test("a parent chart may have keys for others", () => {
    const inner = [...filesOf({ apps: [app()] })].map(([path, content]) => [`charts/shop/${path}`, content] as const);
    const parent = writtenChart(
      new Map<string, string | Uint8Array>([
        ["Chart.yaml", "apiVersion: v2\nname: parent\nversion: 1.0.0\n"],
        ["values.yaml", "global: {other: x}\n"],
        ...inner,
      ]),
    );
    expect(() => render(helm, parent)).not.toThrow();
  });
});
