/**
 * Policies before two judges: what we say about an object, and what the API server says that has the same policies. They are
 * bound with `Warn`, so that one dry run of an object brings the verdicts of all of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { FUNCTION_GROUPS } from "../../tools/helm/cel/functions.ts";
import { readRendering } from "../../tools/helm/checks/check.ts";
import type { Declaration, JsonObject, Rendering } from "../../tools/helm/checks/types.ts";
import { judge } from "../../tools/helm/policies/judge.ts";
import { matchesResources } from "../../tools/helm/policies/match.ts";
import { labelsOf, readPolicies } from "../../tools/helm/policies/read.ts";
import { subjectsOf } from "../../tools/helm/policies/subjects.ts";
import type { Policies, Verdict } from "../../tools/helm/policies/types.ts";
import { readText } from "../../tools/helm/system/io.ts";
import type { Api } from "./api.ts";
import { createdOf, createPolicy, POLICIES_ROOT, POLICIES_VERSION, removePolicies } from "./bound_policies.ts";
import type { ControlPlane } from "./control_plane.ts";
import { collectionOf } from "./dry_run.ts";
import { inParallel } from "./matrix.ts";
import type { KubernetesObject } from "./objects.ts";
import { until } from "./waiting.ts";

export const POLICIES_FILE = "e2e/cluster/policies.yaml";

/** Where the objects go, and where the parameters are. */
export const NAMESPACE = "policies";
const LABELS = { stage: "test" };

/** What both say about the objects that a policy is about. */
export interface PolicyTally {
  readonly policy: string;
  readonly allowed: number;
  readonly refused: number;
  readonly failed: number;
  readonly undecided: number;
  readonly differences: readonly string[];
}

export async function judgePolicies(
  { api }: ControlPlane,
  objects: readonly JsonObject[],
): Promise<readonly PolicyTally[]> {
  await api.call("POST", "/api/v1/namespaces", {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: NAMESPACE, labels: LABELS },
  });
  await until(
    60,
    async () => (await api.call("GET", `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/default`)).status === 200,
  );
  const text = [readText(POLICIES_FILE), ...examplePolicies()].join("\n---\n");
  const policies = readPolicies([{ path: POLICIES_FILE, text }]);
  if (policies.mistakes.length > 0) throw new Error(JSON.stringify(policies.mistakes[0]));
  const refused = await install(api, policies);
  const said = await inParallel(objects, async (object) => ({ object, theirs: await warningsOf(api, object) }));
  const answered = said.flatMap(({ object, theirs }) => (theirs === undefined ? [] : [{ object, theirs }]));
  const tallies = policies.policies.map(({ name }) => tally(name, policies, answered));
  await removePolicies(api);
  return [...tallies, ...refused];
}

/** The examples of functions, each of which is true: one policy for each library, about ConfigMaps. */
function examplePolicies(): readonly string[] {
  return FUNCTION_GROUPS.filter(({ examples }) => Object.keys(examples).length > 0).flatMap(({ name, examples }) => {
    const id = `functions-${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
    const matchConstraints = { resourceRules: [createdOf("", "configmaps")] };
    const validations = Object.values(examples).map((expression) => ({ expression }));
    return [
      { kind: "ValidatingAdmissionPolicy", spec: { matchConstraints, validations } },
      { kind: "ValidatingAdmissionPolicyBinding", spec: { policyName: id, validationActions: ["Deny"] } },
    ].map((object) => JSON.stringify({ apiVersion: POLICIES_VERSION, metadata: { name: id }, ...object }));
  });
}

/** Installs the same policies. Those that the server does not take are differences. */
async function install(api: Api, { policies, parameters }: Policies): Promise<readonly PolicyTally[]> {
  const failed: PolicyTally[] = [];
  for (const { body } of parameters) await api.call("POST", `/api/v1/namespaces/${NAMESPACE}/configmaps`, body);
  for (const { name, document, bindings } of policies) {
    const { status, body } = await api.call("POST", `${POLICIES_ROOT}/validatingadmissionpolicies`, document.body);
    if (status !== 201)
      failed.push({ ...NOTHING, policy: name, differences: [`the server refuses it: ${body.message}`] });
    for (const binding of bindings) {
      const warning = {
        ...binding.document.body,
        spec: { ...(binding.document.body["spec"] as object), validationActions: ["Warn"] },
      };
      await api.call("POST", `${POLICIES_ROOT}/validatingadmissionpolicybindings`, warning);
    }
  }
  await installProbe(api);
  return failed;
}

const NOTHING = { allowed: 0, refused: 0, failed: 0, undecided: 0, differences: [] };

/** The server takes some time to notice policies: it knows those before the last one when that one is in effect. */
async function installProbe(api: Api): Promise<void> {
  await createPolicy(api, {
    metadata: { name: "probe" },
    policy: {
      matchConstraints: { resourceRules: [createdOf("", "secrets")] },
      validations: [{ expression: "false" }],
    },
    binding: { validationActions: ["Warn"] },
  });
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "probe" } };
  await until(60, async () => (await warningsOf(api, secret))?.has("probe") === true);
  await sleep(2000);
}

type Warnings = ReadonlyMap<string, readonly string[]>;

/** The messages of each policy that objects; undefined if the server does not get as far as asking policies. */
async function warningsOf(api: Api, object: JsonObject): Promise<Warnings | undefined> {
  const collection = await collectionOf(api, object as unknown as KubernetesObject, NAMESPACE);
  if (collection === undefined) return undefined;
  const { status, warnings } = await api.call("POST", `${collection}?dryRun=All&fieldValidation=Ignore`, object);
  if (status !== 201) return undefined;
  const found = warnings.flatMap((warning) => {
    const [, policy, message] =
      /^Validation failed for ValidatingAdmissionPolicy '(.*?)' with binding '.*?': ([\s\S]*)$/.exec(warning) ?? [];
    return policy === undefined || message === undefined ? [] : [{ policy, message }];
  });
  return new Map(
    [...Map.groupBy(found, ({ policy }) => policy)].map(([policy, group]) => [
      policy,
      group.map(({ message }) => message),
    ]),
  );
}

interface Answered {
  readonly object: JsonObject;
  readonly theirs: Warnings;
}

const PLACE = { release: "shop", namespace: NAMESPACE, namespaceLabels: LABELS };
const DECLARATION: Declaration = {
  label: "//shop:chart",
  ...PLACE,
  usual: PLACE,
  apps: [],
  external: new Set(),
  kubeVersions: [],
  crds: [],
};

/** What we say about an object itself, and not about those that controllers make from it: they are objects of their own here. */
function verdictsOn(object: JsonObject, policies: Policies): readonly Verdict[] {
  const verdicts = judge(policies, renderingOf(object), PLACE);
  return verdicts.filter((verdict) => verdict.kind !== "violation" || verdict.subject.within === "");
}

function tally(name: string, policies: Policies, answered: readonly Answered[]): PolicyTally {
  const own = { ...policies, policies: policies.policies.filter((policy) => policy.name === name) };
  const found = answered
    .filter(({ object, theirs }) => theirs.has(name) || isAbout(own, object))
    .map(({ object, theirs }) => compared(object, theirs.get(name) ?? [], verdictsOn(object, own)));
  const count = (result: string) => found.filter(({ kind }) => kind === result).length;
  const differences = found.flatMap(({ difference }) => difference ?? []);
  return {
    policy: name,
    allowed: count("allowed"),
    refused: count("refused"),
    failed: count("failed"),
    undecided: count("undecided"),
    differences,
  };
}

function isAbout({ policies }: Policies, object: JsonObject): boolean {
  const [subject] = subjectsOf(renderingOf(object), PLACE);
  const labels = labelsOf(NAMESPACE, LABELS);
  return policies.some(
    ({ constraints }) => subject !== undefined && matchesResources(constraints, subject, labels) !== false,
  );
}

function renderingOf(body: JsonObject): Rendering {
  return readRendering([{ body }], DECLARATION);
}

interface Compared {
  readonly kind: "allowed" | "different" | "failed" | "refused" | "undecided";
  readonly difference?: string;
}

/** Of failures, only that there is one is compared: their words are those of each implementation. */
function compared(object: JsonObject, theirs: readonly string[], verdicts: readonly Verdict[]): Compared {
  if (verdicts.some(({ kind }) => kind === "undecided")) return { kind: "undecided" };
  // The server does not warn of failures that a policy ignores.
  const ours = verdicts.flatMap((verdict) =>
    verdict.kind === "violation" && !(verdict.isFailure && verdict.policy.ignoresFailures) ? [verdict.message] : [],
  );
  const words = (messages: readonly string[]) => [...new Set(messages.map(comparable))].sort().join("\n");
  if (words(ours) !== words(theirs)) {
    const said = `we say ${JSON.stringify(ours)}, the API server ${JSON.stringify(theirs)}`;
    return { kind: "different", difference: `${said}\n${JSON.stringify(object)}` };
  }
  if (ours.length === 0) return { kind: "allowed" };
  return { kind: ours.every(isFailure) ? "failed" : "refused" };
}

const FAILURE = /resulted in error: [\s\S]*$/;

function isFailure(message: string): boolean {
  return FAILURE.test(message);
}

function comparable(message: string): string {
  return message.replace(FAILURE, "failed").replaceAll(/\s+/g, " ");
}
