/** The life of a release on the cluster: installed, tested, upgraded, rolled back, uninstalled. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, stringify } from "yaml";
import type { Outcome } from "../../tools/helm/system/command.ts";
import { levelOf, optionsOf, readYaml, type Variant } from "./charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { objections } from "./dry_run.ts";
import { type Helm, type Session, saidBy, session } from "./helm.ts";
import { type Namespace, namespaceOf } from "./namespaces.ts";
import { hooksOf, type KubernetesObject, nameOf } from "./objects.ts";
import type { Need } from "./pod_needs.ts";
import type { Run } from "./processes.ts";
import { needsOfInstaller, surround } from "./surroundings.ts";
import { lasting } from "./waiting.ts";

export interface Subject extends Variant {
  readonly helm: Helm;
  readonly namespace: string;
  readonly release: string;
}

/** A step of the life, and what was wrong with it. */
export interface Finding {
  readonly step: string;
  readonly what: string;
}

/** Leads a chart through its life. The findings are empty if all is well. */
export async function live(controlPlane: ControlPlane, subject: Subject): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const report = (step: string, texts: readonly string[]) => findings.push(...texts.map((what) => ({ step, what })));
  const namespace = namespaceOf(controlPlane.api, subject.namespace);
  const options = optionsOf(subject);
  const helm = session(controlPlane, subject.helm, { name: subject.release, namespace: subject.namespace, options });
  await namespace.create(levelOf(subject));
  try {
    const objects = await helm.template(subject.directory);
    report("notes", await missingFromNotes(helm, subject, needsOfInstaller(objects)));
    await surround(controlPlane.api, namespace, objects);
    report("dry run", await objections(controlPlane.api, objects, subject.namespace));
    const before = await namespace.everything();

    const installed = await done(report, "install", await helm.install(subject.directory), namespace);
    if (installed) await change(report, { subject, helm, namespace, objects, directory: controlPlane.directory });
    await done(report, "uninstall", await helm.uninstall(), namespace);
    await namespace.settle();
    report("uninstall", await lasting(() => leftovers(namespace, before)));
  } finally {
    await namespace.remove();
  }
  return findings;
}

type Report = (step: string, texts: readonly string[]) => void;

/** Whether Helm did it. If not, the report has its words and the cluster's. */
async function done(report: Report, step: string, run: Run, namespace: Namespace): Promise<boolean> {
  const said = saidBy(run);
  if (run.exitCode === 0) {
    report(step, said === "" ? [] : [`Helm says: ${said}`]);
    return true;
  }
  const reasons = [...(await namespace.unready()), ...(await namespace.warnings())].slice(0, 6);
  report(step, [[said || run.stdout, ...reasons].join("\n  ")]);
  return false;
}

interface Installed {
  readonly subject: Subject;
  readonly helm: Session;
  readonly namespace: Namespace;
  readonly objects: readonly KubernetesObject[];
  /** For changed copies of the chart. */
  readonly directory: string;
}

async function change(report: Report, { subject, helm, namespace, objects, directory }: Installed): Promise<void> {
  const scratch = mkdtempSync(join(directory, "chart-"));
  await namespace.settle();
  report("install", await lasting(() => unwell(namespace)));
  const first = await namespace.templates();
  report("diff", await wrongDiff(helm.diff(subject.directory), 0));

  if (objects.some((object) => hooksOf(object).includes("test")))
    await done(report, "test", await helm.test(), namespace);

  const upgrade = async (step: string, chart: string, ...more: readonly string[]) => {
    if (!(await done(report, step, await helm.upgrade(chart, ...more), namespace))) return;
    await namespace.settle();
    report(step, await lasting(() => unwell(namespace)));
  };
  await upgrade("new version", withNextVersion(subject, join(scratch, "next")));
  report("new version", await lasting(() => replaced(namespace, first)));

  const values = join(scratch, "values.yaml");
  const changed = changedValues(subject);
  writeFileSync(values, stringify(changed));
  const changes = Object.keys(changed.apps).length > 0;
  report("diff", await wrongDiff(helm.diff(subject.directory, "--values", values), changes ? 2 : 0));
  await upgrade("new values", subject.directory, "--values", values);
  report("diff", await wrongDiff(helm.diff(subject.directory, "--values", values), 0));

  if (await done(report, "rollback", await helm.rollback(1), namespace)) {
    await namespace.settle();
    report("rollback", await lasting(() => unwell(namespace)));
    report("rollback", await lasting(() => replaced(namespace, first)));
  }
}

/** The diff, if it does not end as it should: 0 if the release stays as it is, 2 if it would change. */
async function wrongDiff(diff: Promise<Outcome>, expected: 0 | 2): Promise<readonly string[]> {
  const { exitCode, output } = await diff;
  return exitCode === expected ? [] : [`exit code ${exitCode} instead of ${expected}:\n${output}`];
}

/** Whoever installs the chart reads in its notes what has to be there. */
async function missingFromNotes(
  helm: Session,
  { directory }: Variant,
  needs: readonly Need[],
): Promise<readonly string[]> {
  const lines = (await helm.notes(directory)).split("\n");
  const words = (line: string) => new Set(line.split(/[^\w.-]+/));
  const unnamed = needs.filter(
    ({ name, keys }) => !lines.some((line) => [name, ...keys].every((word) => words(line).has(word))),
  );
  return [
    ...new Set(unnamed.map(({ kind, name, keys, by }) => `${kind} ${name} ${keys.join(", ")}: not in NOTES (${by})`)),
  ];
}

async function unwell(namespace: Namespace): Promise<readonly string[]> {
  const [pods, services, budgets, autoscalers] = [
    namespace.unready(),
    namespace.servicesWithoutPods(),
    namespace.blockingBudgets(),
    namespace.waitingAutoscalers(),
  ];
  return [
    ...(await pods).map((pod) => `not ready: ${pod}`),
    ...(await services).map((service) => `no pod behind Service ${service}`),
    ...(await budgets).map((budget) => `PodDisruptionBudget ${budget} allows no disruption`),
    ...(await autoscalers).map((autoscaler) => `HorizontalPodAutoscaler ${autoscaler} has not scaled yet`),
  ];
}

/** Workloads whose pods come from another template than before. */
async function replaced(namespace: Namespace, before: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const after = await namespace.templates();
  const changed = [...before].filter(([workload, hash]) => after.has(workload) && after.get(workload) !== hash);
  return changed.map(([workload]) => `the pods of ${workload} were replaced`);
}

/** A copy of the chart in its next version. */
function withNextVersion({ directory }: Variant, copy: string): string {
  cpSync(directory, copy, { recursive: true, dereference: true });
  const path = join(copy, "Chart.yaml");
  const document = parseDocument(readFileSync(path, "utf8"));
  const [version = ""] = /^\d+\.\d+\./.exec(String(document.get("version"))) ?? [];
  document.set("version", `${version}999`);
  writeFileSync(path, document.toString(), { mode: 0o644 });
  return copy;
}

/** Other resources and an annotation for the pods of every app. */
function changedValues(subject: Variant): { readonly apps: object } {
  const { apps = {} } = readYaml(subject, "values.yaml");
  const changed = Object.entries<object>(apps).map(([app, values]) => [
    app,
    {
      ...("resources" in values ? { resources: { requests: { cpu: "3m" } } } : {}),
      ...("podAnnotations" in values ? { podAnnotations: { changed: "by-test" } } : {}),
    },
  ]);
  return { apps: Object.fromEntries(changed) };
}

/** What an uninstalled release leaves, other than claims, which keep their data, and the pods of tests, which keep their logs. */
async function leftovers(
  namespace: Namespace,
  before: ReadonlyMap<string, KubernetesObject>,
): Promise<readonly string[]> {
  const after = await namespace.everything();
  return [...after.values()]
    .filter((object) => !before.has(nameOf(object)) && object.kind !== "PersistentVolumeClaim")
    .filter((object) => object.metadata.deletionTimestamp === undefined && !hooksOf(object).includes("test"))
    .map((object) => `${nameOf(object)} is left`);
}
