/** `README.md` of a chart: what a person needs who installs it and knows nothing of how it was made. */

import { stringifyYaml } from "../../base/yaml.ts";
import type { ChartView, RequiredSecretView } from "../../model/chart_view.ts";
import { block, code, table } from "./markdown.ts";
import { valueRows } from "./value_rows.ts";

export function readme(view: ChartView, required: readonly RequiredSecretView[]): string {
  const sections = [
    [`# ${view.name} ${view.version}`, view.description],
    ["## Install", ...install(view)],
    view.apps.length === 0 ? [] : ["## Apps", ...apps(view)],
    view.environments.length === 0 ? [] : ["## Environments", ...environments(view)],
    required.length === 0 ? [] : ["## Secrets", ...secrets(view, required)],
    ["## Values", table(["value", "type", "default", "description"], valueRows(view.values, view.valuesSchema))],
  ];
  return `${sections
    .flat()
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")}\n`;
}

/** The command that installs and upgrades, in the folder that holds the chart. */
function command(view: ChartView, options = ""): string {
  const namespace = ` --namespace ${view.namespace}${view.createNamespace ? " --create-namespace" : ""}`;
  return `helm upgrade --install ${view.name} .${namespace}${options}`;
}

function install(view: ChartView): string[] {
  if (view.gitops === "argocd") {
    return [
      "The chart is made for Argo CD: its jobs are hooks of a sync, which Helm itself would take for ordinary jobs. Every sync runs them, the first one too. In the Application:",
      block(application(view)),
    ];
  }
  const isTested = view.apps.some(({ workload }) => workload === "Pod");
  return [
    "In the folder of the chart; the same command upgrades:",
    block(command(view)),
    view.createNamespace ? "" : `The namespace \`${view.namespace}\` has to be there; \`--create-namespace\` makes it.`,
    isTested ? "Then, to run its tests:" : "",
    isTested ? block(`helm test ${view.name} --namespace ${view.namespace} --logs`) : "",
  ];
}

/** What an Argo CD Application says of the chart (Argo CD documentation, "Application Specification"). */
function application(view: ChartView): string {
  const options = view.createNamespace ? { syncPolicy: { syncOptions: ["CreateNamespace=true"] } } : {};
  const source = { helm: { releaseName: view.name } };
  return stringifyYaml({ spec: { destination: { namespace: view.namespace }, source, ...options } }).trimEnd();
}

function apps(view: ChartView): string[] {
  const rows = view.apps.map(({ key, type, workload, ports, hook }) => [
    code(key),
    type,
    `${workload}${hook === undefined ? "" : `, ${moment(hook.annotations)}`}`,
    ports.map(({ name, port }) => `${name} ${port}`).join(", "),
  ]);
  return [table(["app", "type", "runs as", "ports"], rows)];
}

/** When a hook runs, in the words of whoever runs it. */
function moment(annotations: Readonly<Record<string, string>>): string {
  return annotations["helm.sh/hook"] ?? annotations["argocd.argoproj.io/hook"] ?? "";
}

function environments(view: ChartView): string[] {
  const commands = view.environments.map(({ name }) =>
    view.gitops === "argocd" ? `valueFiles: [values-${name}.yaml]` : command(view, ` --values values-${name}.yaml`),
  );
  return ["Each has a values file of its own:", block(commands.join("\n"))];
}

function secrets({ namespace }: ChartView, required: readonly RequiredSecretView[]): string[] {
  const rows = required.map((secret) => [
    code(secret.name),
    secret.keys.length === 0 ? "whatever it holds" : secret.keys.map(code).join(", "),
    secret.apps.map(code).join(", "),
  ]);
  const keyed = required.filter(({ keys }) => keys.length > 0);
  return [
    "The chart refers to these Secrets and does not make them. They have to be in the namespace before it is installed:",
    table(["Secret", "keys", "apps"], rows),
    keyed.length === 0 ? "" : block(keyed.map((secret) => createSecret(namespace, secret)).join("\n")),
  ];
}

function createSecret(namespace: string, { name, keys }: RequiredSecretView): string {
  const literals = keys.map((key) => ` --from-literal=${key}=…`);
  return `kubectl --namespace ${namespace} create secret generic ${name}${literals.join("")}`;
}
