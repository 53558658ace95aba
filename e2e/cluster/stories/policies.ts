/** `docs/policies.md`: the cluster's policies in the repository, and how it notices that they have changed. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Report } from "../../../tools/helm/checks/report/report.ts";
import { runCommand } from "../../../tools/helm/commands.ts";
import { type Attributes, app, chart } from "../../../tools/helm/test/support/charts.ts";
import { POLICY_RULES } from "../../../tools/helm/test/support/policy_rules.ts";
import { removePolicies } from "../bound_policies.ts";
import { collectionOf } from "../dry_run.ts";
import type { Fields, KubernetesObject } from "../objects.ts";
import { podSpecOf } from "../objects.ts";
import { until } from "../waiting.ts";
import { runLine, runPage } from "./documented.ts";
import type { Scene } from "./scene.ts";

const PATH = "docs/policies.md";
const FILES = ["policies", "parameters", "namespaces"].map((name) => `platform/${name}.yaml`);
const RESOURCES = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";

/** They write files, and print nothing. */
const EXPORTS = Object.fromEntries(
  [
    "kubectl get validatingadmissionpolicies,validatingadmissionpolicybindings -o yaml > platform/policies.yaml",
    "kubectl get configmaps --namespace=platform -o yaml > platform/parameters.yaml",
    "kubectl get namespaces shop shop-test -o yaml > platform/namespaces.yaml",
  ].map((command) => [command, { shows: /^$/ }]),
);

/** What an app has that breaks no rule of the page. */
const CORRECT = {
  image: "registry.acme.example/shop-api",
  labels: { owner: "mail" },
  pod_labels: { owner: "mail" },
  resources: { limits: { memory: "512Mi" } },
};

export async function exportedPolicies(scene: Scene): Promise<void> {
  const folder = mkdtempSync(join(dirname(scene.write({})), "policies-"));
  mkdirSync(join(folder, "platform"));
  try {
    await tell(scene, folder);
  } finally {
    await removePolicies(scene.controlPlane.api);
  }
}

async function tell(scene: Scene, folder: string): Promise<void> {
  const { controlPlane, namespace, expect } = scene;
  const shell = async (line: string) => {
    const { exitCode, stdout, stderr } = await runLine(scene, folder, line);
    return { exitCode, said: `${stdout}${stderr}` };
  };
  const succeed = async (line: string) => {
    const { exitCode, said } = await shell(line);
    if (exitCode !== 0) throw new Error(`${line}: ${said}`);
  };
  const apply = async (objects: readonly object[]) => {
    writeFileSync(join(folder, "applied.json"), JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
    await succeed("kubectl apply --filename applied.json");
    // The API server says by and by what it thinks of an expression.
    await until(60, async () => (await controlPlane.api.list(RESOURCES)).every(isChecked));
  };
  // Those of the page would have to be there for both Helms.
  const placeholders = { "namespaces shop shop-test": () => `namespaces ${namespace.name} platform` };
  const exportAgain = async () => {
    await runPage(scene, { path: PATH, folder, placeholders, expected: EXPORTS });
    return shell("git diff --exit-code platform/");
  };
  const agree = (what: string, attributes: Attributes, wanted: readonly string[]) =>
    compareVerdicts(scene, folder, { what, attributes, wanted });

  await succeed(`kubectl label namespace ${namespace.name} rules=strict`);
  await apply([
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "platform" } },
    ...POLICY_RULES.flatMap(({ policy }) => parseAllDocuments(policy).map((document) => boundByLabel(document.toJS()))),
  ]);
  await succeed("git init --quiet");
  await exportAgain();
  for (const { title, policy, app: attributes } of POLICY_RULES) {
    const name = /name: ([\w-]+)/.exec(policy)?.[1] ?? "";
    const { labels, pod_labels, ...others } = CORRECT;
    const owner = name === "owner" ? {} : { labels, pod_labels };
    await agree(title, { ...others, ...owner, ...attributes }, [name]);
  }
  await agree("no rule is broken", { app_name: "shop_api", ...CORRECT }, []);

  await succeed("git add platform");
  const same = await exportAgain();
  expect(`nothing has changed: ${same.said}`, same.exitCode === 0);

  const patch = (message: string) =>
    succeed(
      `kubectl patch validatingadmissionpolicy no-load-balancer --type=json --patch '[{"op": "replace", "path": "/spec/validations/0/message", "value": ${JSON.stringify(message)}}]'`,
    );
  await patch("ask the platform team");
  const changed = await exportAgain();
  expect(
    `a changed policy: ${changed.said}`,
    changed.exitCode === 1 && /^\+.*message: ask the platform team$/m.test(changed.said),
  );
  await patch("load balancers cost money; use an Ingress");
  const restored = await exportAgain();
  const lines = restored.said.split("\n").filter((line) => /^[+-](?![+-]{2} )/.test(line));
  const meaningless = /^[+-] +(generation|observedGeneration|resourceVersion): /;
  expect(
    `changed back, only what the server counts differs: ${restored.said}`,
    restored.exitCode === 1 && lines.every((line) => meaningless.test(line)),
  );

  await apply(NEW_POLICY.map(boundByLabel));
  const added = await exportAgain();
  expect(`a new policy: ${added.said}`, added.exitCode === 1 && /^\+ +name: no-configmaps$/m.test(added.said));
  await agree("a new policy", { app_name: "shop_api", ...CORRECT, config: { MODE: "fast" } }, ["no-configmaps"]);
}

function isChecked({ metadata, status }: KubernetesObject & { readonly metadata: Fields }): boolean {
  return status?.observedGeneration === metadata.generation;
}

/** A binding only for the namespace of the story, which has a label. */
function boundByLabel(object: Fields): Fields {
  if (object.kind !== "ValidatingAdmissionPolicyBinding") return object;
  const matchResources = { namespaceSelector: { matchLabels: { rules: "strict" } } };
  return { ...object, spec: { ...object.spec, matchResources } };
}

const NEW_POLICY = [
  {
    kind: "ValidatingAdmissionPolicy",
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] }],
      },
      validations: [{ expression: "object.metadata.name.startsWith('kube-')", message: "settings are in the image" }],
    },
  },
  {
    kind: "ValidatingAdmissionPolicyBinding",
    spec: { policyName: "no-configmaps", validationActions: ["Deny"] },
  },
].map((object) => ({ apiVersion: "admissionregistration.k8s.io/v1", metadata: { name: "no-configmaps" }, ...object }));

interface Compared {
  readonly what: string;
  readonly attributes: Attributes;
  /** The policies that refuse the chart. */
  readonly wanted: readonly string[];
}

/** The chart is refused by these policies: by the build, which has the exported files, and by the API server. */
async function compareVerdicts(scene: Scene, folder: string, { what, attributes, wanted }: Compared): Promise<void> {
  const { namespace, writeDeclared, commands, controlPlane, expect } = scene;
  const declared = { policies: FILES, namespace: namespace.name };
  const directory = writeDeclared({ chart: declared, apps: [attributes] });
  const ours = await built(scene, folder, { directory, declared, attributes });
  expect(`${what}: the build says ${ours}, not ${wanted}`, sorted(ours) === sorted(wanted));
  const objects = (await commands.template(directory)).flatMap(withPod);
  let theirs: readonly string[] = [];
  await until(30, async () => {
    theirs = (await Promise.all(objects.map((object) => refusalsOf(controlPlane, namespace.name, object)))).flat();
    return sorted(theirs) === sorted(wanted);
  });
  expect(`${what}: the API server says ${theirs}, not ${wanted}`, sorted(theirs) === sorted(wanted));
}

const sorted = (names: readonly string[]) => JSON.stringify([...new Set(names)].sort());

interface BuiltChart {
  readonly directory: string;
  readonly declared: Attributes;
  readonly attributes: Attributes;
}

/** The policies that refuse a chart in the report of a build; anything that is wrong with the files is there as well. */
async function built({ helm }: Scene, folder: string, { directory, declared, attributes }: BuiltChart) {
  const write = (name: string, content: object) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const report = join(folder, "report.json");
  const { exitCode, output } = await runCommand([
    "check",
    `--chart=${directory}`,
    `--declaration=${write("chart.json", chart(declared))}`,
    `--app=${write("app.json", app(attributes))}`,
    ...FILES.map((file) => `--policies=${join(folder, file)}`),
    `--helm=${helm.program}`,
    "--helm-version=4.0.0",
    `--report=${report}`,
  ]);
  if (exitCode !== 0) throw new Error(output);
  const { problems } = JSON.parse(readFileSync(report, "utf8")) as Report;
  return problems
    .filter(({ code }) => code.includes("policy"))
    .map(({ code, path, what }) => (code.startsWith("policy:") ? code.slice("policy:".length) : `${path} ${what}`));
}

/** An object, and a pod as its controller would make it. */
function withPod(object: KubernetesObject): readonly KubernetesObject[] {
  const spec = object.kind === "Pod" ? undefined : podSpecOf(object);
  const { labels } = object.spec?.template?.metadata ?? {};
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: object.metadata.name, labels }, spec };
  return spec === undefined ? [object] : [object, pod];
}

/** The policy that refuses an object in a dry run. */
async function refusalsOf({ api }: Scene["controlPlane"], namespace: string, object: KubernetesObject) {
  const collection = await collectionOf(api, object, namespace);
  const { status, body } = await api.call("POST", `${collection}?dryRun=All`, object);
  if (status === 201) return [];
  return [
    /ValidatingAdmissionPolicy '(.*?)' with binding '.*?' denied request/.exec(body.message)?.[1] ?? body.message,
  ];
}
