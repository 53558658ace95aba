/** `README.md` of a chart: what people need to install it, without knowing how it was made. */

import { listWords } from "../../base/text.ts";
import { stringifyYaml } from "../../base/yaml.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView, RequiredObjectView } from "../../model/chart_view.ts";
import { block, code, table } from "./markdown.ts";
import { rollbacks, troubleshooting, upgrades } from "./readme_operation.ts";
import { appValueRows, chartValueRows } from "./value_rows.ts";

export function readme(view: ChartView, required: readonly RequiredObjectView[]): string {
  const isEmpty = view.apps.length === 0;
  const sections = [
    [`# ${view.name} ${view.version}`, view.description],
    ["## Install", ...install(view), podSecurity(view)],
    isEmpty ? [] : ["## Apps", ...apps(view)],
    view.environments.length === 0 ? [] : ["## Environments", ...environments(view)],
    required.length === 0 ? [] : ["## Secrets and ConfigMaps", ...requirements(view, required)],
    view.apps.some(hasFixedClaims) ? ["## Storage", ...storage(view)] : [],
    isEmpty ? [] : ["## Upgrade", ...upgrades(view), "## Roll back", ...rollbacks(view)],
    isEmpty ? [] : ["## Troubleshooting", ...troubleshooting(view, required.length > 0)],
    ["## Values", ...values(view)],
  ];
  return `${sections
    .flat()
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")}\n`;
}

/** The command that installs or upgrades the chart, run in the chart's folder. */
function command(view: ChartView, options = ""): string {
  const namespace = ` --namespace ${view.namespace}${view.createNamespace ? " --create-namespace" : ""}`;
  return `helm upgrade --install ${view.name} .${namespace}${options}`;
}

function install(view: ChartView): string[] {
  if (view.gitops === "argocd") {
    return [
      "The chart is for Argo CD: its jobs are hooks of a sync, and every sync runs them, including the first. In the Application:",
      block(application(view)),
      "Helm can install it, too:",
      block(command(view)),
    ];
  }
  const isTested = view.apps.some(({ workload }) => workload === "Pod");
  return [
    "In the chart's folder, this installs the chart or upgrades it:",
    block(command(view)),
    view.createNamespace
      ? ""
      : `The namespace \`${view.namespace}\` must exist; add \`--create-namespace\` to create it.`,
    isTested ? "To run its tests:" : "",
    isTested ? block(`helm test ${view.name} --namespace ${view.namespace} --logs`) : "",
  ];
}

/** The level that the namespace may be labelled with (Kubernetes documentation, "Pod Security Admission"). */
function podSecurity({ podSecurity: level, dependencies }: ChartView): string {
  if (level === undefined || level === "privileged") return "";
  const standard = `The pods of the apps meet the Pod Security Standard _${level}_`;
  if (dependencies.length === 0) return `${standard}, so the namespace may enforce it.`;
  return `${standard}. Those of ${listWords(dependencies.map(({ key }) => key))} may not: look at them before the namespace enforces it.`;
}

/** The part of an Argo CD Application that depends on the chart (Argo CD documentation, "Application Specification"). */
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

/** When a hook runs, as Argo CD calls it if the chart is for Argo CD. */
function moment(annotations: Readonly<Record<string, string>>): string {
  return annotations["argocd.argoproj.io/hook"] ?? annotations["helm.sh/hook"] ?? "";
}

function environments(view: ChartView): string[] {
  const commands = view.environments.map(({ name }) =>
    view.gitops === "argocd" ? `valueFiles: [values-${name}.yaml]` : command(view, ` --values values-${name}.yaml`),
  );
  return ["Each environment has its own values file:", block(commands.join("\n"))];
}

function values({ values, valuesSchema }: ChartView): string[] {
  const chart = chartValueRows(values, valuesSchema);
  const apps = appValueRows(values, valuesSchema);
  return [
    table(["value", "type", "default", "description"], chart),
    apps.length === 0 ? "" : table(["value", "type", "default", "apps", "description"], apps),
  ];
}

function requirements({ namespace }: ChartView, required: readonly RequiredObjectView[]): string[] {
  const rows = required.map(({ kind, name, keys, apps }) => [
    `${kind} ${code(name)}`,
    keys.length === 0 ? "any" : keys.map(code).join(", "),
    apps.map(code).join(", "),
  ]);
  const keyed = required.filter(({ keys }) => keys.length > 0);
  const fromValues = required.flatMap(({ name, values }) =>
    values === undefined ? [] : [`${code(name)} from ${code(values)}`],
  );
  return [
    "The chart uses these objects but does not create them. As far as their apps are enabled, they must be in the namespace before you install the chart:",
    table(["object", "keys", "apps"], rows),
    fromValues.length === 0 ? "" : `The chart can also create ${fromValues.join(", ")}.`,
    keyed.length === 0 ? "" : block(keyed.map((object) => creation(namespace, object)).join("\n")),
  ];
}

function creation(namespace: string, { kind, name, keys, files }: RequiredObjectView): string {
  const type = kind === "Secret" ? "secret generic" : "configmap";
  const content = keys.map((key) => ` --from-${files.includes(key) ? "file" : "literal"}=${key}=…`);
  return `kubectl --namespace ${namespace} create ${type} ${name}${content.join("")}`;
}

function hasFixedClaims({ isStateful, claims }: AppView): boolean {
  return isStateful && claims.length > 0;
}

function storage({ apps, name, namespace }: ChartView): string[] {
  const owners = apps.filter(hasFixedClaims);
  const [app] = owners;
  const selector = `--selector app.kubernetes.io/instance=${name},app.kubernetes.io/name=${app?.name}`;
  const kubectl = `kubectl --namespace ${namespace}`;
  return [
    `The claims of ${owners.map(({ key }) => code(key)).join(", ")} are fixed at installation. Kubernetes rejects an upgrade that changes \`enabled\`, \`size\` or \`storageClass\` below \`persistence\`.`,
    "To give the claims another size, which may only grow, delete the StatefulSet without its pods, patch each claim, and upgrade with the new `size`:",
    block(
      [
        `${kubectl} delete statefulset ${selector} --cascade=orphan`,
        `${kubectl} get persistentvolumeclaims ${selector}`,
        `${kubectl} patch persistentvolumeclaim … --patch '{"spec": {"resources": {"requests": {"storage": "…"}}}}'`,
      ].join("\n"),
    ),
    "To change `enabled` or `storageClass`, delete the StatefulSet with its pods before the upgrade. A claim keeps its storage class: for another one, back up the data and delete the claim as well.",
  ];
}
