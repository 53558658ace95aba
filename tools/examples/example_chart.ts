/** An example's chart as one Helm renders it. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Json, JsonObject } from "../helm/base/json.ts";
import { parseYaml } from "../helm/base/yaml.ts";
import type { LintReport } from "../helm/checks/types.ts";
import { readText } from "../helm/system/io.ts";
import { containerOf, type KubernetesObject, notesOf, render } from "../helm/test/support/charts.ts";
import { lint } from "../helm/test/support/helm.ts";

type Objects = readonly KubernetesObject[];
type Values = Readonly<Record<string, Json>>;

export interface ExampleChart {
  /** The objects with the default values. */
  readonly objects: Objects;
  /** The objects in an environment. */
  readonly in: (environment: string) => Objects;
  /** The objects with other values, by their dotted path; alone, or over those of an environment. */
  readonly withValues: (values: Values) => Objects;
  readonly withOverlay: (environment: string, values: Values) => Objects;
  /** The text of a file of the chart. */
  readonly text: (path: string) => string;
  /** The content of a YAML or JSON file of the chart. */
  readonly data: (path: string) => JsonObject;
  /** The notes that Helm prints after an installation with the default values. */
  readonly notes: () => string;
  /** What `helm lint` says with the default values and in each environment. */
  readonly lint: () => readonly LintReport[];
}

/** The chart whose path a variable has. Helm renders what a test asks for, once. */
export function exampleChart(helm: string, variable: string, release: string): ExampleChart {
  const directory = resolve(process.env[variable] ?? `no ${variable} in the environment of this test`);
  const rendered = new Map<string, Objects>();
  const withValues = (values: Values) => {
    const key = JSON.stringify(values);
    const objects = rendered.get(key) ?? render(helm, directory, { release, values });
    rendered.set(key, objects);
    return objects;
  };
  const text = (path: string) => readText(join(directory, path));
  const data = (path: string) => (parseYaml(text(path)).values?.[0] ?? {}) as JsonObject;
  return {
    get objects() {
      return withValues({});
    },
    in: (environment) => withValues(data(`values-${environment}.yaml`)),
    withValues,
    withOverlay: (environment, values) => withValues({ ...data(`values-${environment}.yaml`), ...values }),
    text,
    data,
    notes: () => notesOf(helm, directory),
    lint: () => {
      const files = readdirSync(directory).filter((name) => /^values-.*\.yaml$/.test(name));
      const options = files.map((file) => ["--values", join(directory, file)]);
      return [[], ...options].map((values) => lint(helm, directory, values));
    },
  };
}

/** The texts of the files in the directory whose path a variable has. */
export function filesIn(variable: string): ReadonlyMap<string, string> {
  const directory = resolve(process.env[variable] ?? `no ${variable} in the environment of this test`);
  return new Map(readdirSync(directory).map((name) => [name, readText(join(directory, name))]));
}

/** The objects in these files. */
export function objectsIn(variable: string): Objects {
  return [...filesIn(variable).values()].flatMap((text) => parseYaml(text).values ?? []);
}

/** The environment variables of a workload's container: texts, or what they refer to. */
export function variablesOf(workload: KubernetesObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    containerOf(workload).env.map(({ name, value, valueFrom }: KubernetesObject) => [
      name,
      value ?? valueFrom.secretKeyRef ?? valueFrom,
    ]),
  );
}

/** A key of a Secret, as a variable refers to it. */
export function secretKey(name: string, key: string): { readonly name: string; readonly key: string } {
  return { name, key };
}

/** `resources` of a container. */
export function resources(cpu: string, memory: string, cpuLimit: string, memoryLimit: string) {
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } };
}
