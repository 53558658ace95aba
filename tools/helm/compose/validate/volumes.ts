/** Volumes: one source each, and one that the app may have. */

import { listWords } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

type Volume = NonNullable<App["volumes"]>[string];
type Projection = NonNullable<Volume["projected"]>[number];

const SOURCES = [
  "claim",
  "existing_claim",
  "empty_dir",
  "config_map",
  "secret",
  "host_path",
  "csi",
  "projected",
  "source",
] as const satisfies readonly (keyof Volume)[];
const PROJECTIONS = [
  "config_map",
  "secret",
  "service_account_token",
  "downward_api",
] as const satisfies readonly (keyof Projection)[];

/** Options that only some sources have. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  items: ["config_map", "secret"],
  optional: ["config_map", "secret"],
  mode: ["config_map", "secret", "projected"],
};

export function validateVolumes(facts: AppFacts): readonly Problem[] {
  const { app, security } = facts;
  return facts.volumes.flatMap(({ name, entry: volume }) => {
    const path = joinPath("volumes", name);
    const parts = (volume.projected ?? []).flatMap((part, index) =>
      sourceProblems(app, `${path}.projected[${index}]`, part, PROJECTIONS),
    );
    return [
      ...sourceProblems(app, path, volume, SOURCES),
      ...parts,
      ...claimProblems(facts, path, volume),
      ...hostPathProblems(app, path, volume, security),
    ];
  });
}

function sourceProblems(
  { label }: App,
  path: string,
  volume: Volume | Projection,
  sources: readonly string[],
): Problem[] {
  const given = sources.filter((source) => source in volume);
  const [source] = given;
  if (source === undefined || given.length > 1) return [notOneSource(label, path, given, sources)];
  return Object.entries(OPTIONS)
    .filter(([option, owners]) => option in volume && !owners.includes(source))
    .map(([option, owners]) => ({
      code: "meaningless-attribute",
      label,
      path: `${path}.${option}`,
      what: `does not apply to \`${source}\``,
      got: volume[option as keyof typeof volume],
      expected: `it only with ${listWords(owners, "or")}`,
      fix: `remove \`${option}\``,
    }));
}

/** An entry that needs exactly one of several keys has none, or more than one. */
export function notOneSource(
  label: string,
  path: string,
  given: readonly string[],
  sources: readonly string[],
): Problem {
  return {
    code: "invalid-value",
    label,
    path,
    what: "does not name exactly one source",
    got: given,
    expected: `one of ${listWords(sources)}`,
    fix: given.length === 0 ? "add one of them" : `keep one of ${listWords(given)}`,
  };
}

function claimProblems(facts: AppFacts, path: string, { claim, when }: Volume): Problem[] {
  if (claim === undefined) return [];
  const { app, hookPhase, runsFirst } = facts;
  const { workload } = facts.traits;
  const problem = (attribute: string, words: Pick<Problem, "what" | "got" | "expected" | "fix">): Problem[] => [
    { code: "conflicting-attributes", label: app.label, path: `${path}.${attribute}`, ...words },
  ];
  if (runsFirst) {
    return problem("claim", {
      what: `does not exist yet when a job of phase \`${hookPhase}\` runs`,
      expected: "a volume that does not belong to the release",
      fix: "use `existing_claim` or `empty_dir`, or another `phase`",
    });
  }
  if (claim.shared === true) return severalNodes(claim, problem);
  if (WORKLOADS[workload].perNode) {
    return problem("claim", {
      what: "would be one volume shared by the pods on all nodes",
      got: claim,
      expected: "a volume on each node, or one that can be shared",
      fix: "use `host_path` or `empty_dir`, or `existing_claim` for a volume that several nodes can mount",
    });
  }
  if (workload === "Deployment") return sharedClaim(facts, claim, problem);
  if (workload !== "StatefulSet") return claim.keep === false ? problem("claim.keep", outlives("a job")) : [];
  const conditional = problem("when", {
    what: "would change the claims of a stateful-service, which Kubernetes does not allow",
    got: when,
    expected: "the claim of a stateful-service without a condition",
    fix: "remove `when`",
  });
  const lost = problem("claim.keep", outlives("a stateful-service"));
  return [...(when === undefined ? [] : conditional), ...(claim.keep === false ? lost : [])];
}

function outlives(owner: string): Pick<Problem, "what" | "expected" | "fix"> {
  return {
    what: `is False, but the claims of ${owner} outlive it`,
    expected: "True, or no value",
    fix: "remove `keep`",
  };
}

type Claim = NonNullable<Volume["claim"]>;

/** The pods of apps that share a claim may be on different nodes. */
function severalNodes(
  { access_modes: modes = ["ReadWriteOnce"] }: Claim,
  problem: (attribute: string, words: Pick<Problem, "what" | "got" | "expected" | "fix">) => Problem[],
): Problem[] {
  if (isForSeveralNodes(modes)) return [];
  return problem("claim.access_modes", {
    what: "let only one node mount the volume, but apps share it",
    got: modes,
    expected: "`ReadWriteMany` or `ReadOnlyMany`",
    fix: 'add `"access_modes": ["ReadWriteMany"]`, or remove `shared`',
  });
}

function isForSeveralNodes(modes: readonly string[]): boolean {
  return modes.includes("ReadWriteMany") || modes.includes("ReadOnlyMany");
}

/** All pods of a Deployment share a claim, including those that a rollout replaces. */
function sharedClaim(
  { replicas = 1 }: AppFacts,
  { access_modes: modes = ["ReadWriteOnce"] }: Claim,
  problem: (attribute: string, words: Pick<Problem, "what" | "got" | "expected" | "fix">) => Problem[],
): Problem[] {
  if (replicas < 2 || isForSeveralNodes(modes)) return [];
  return problem("claim.access_modes", {
    what: `let only one node mount the volume, but the app has ${replicas} pods that share it`,
    got: modes,
    expected: "`ReadWriteMany`, a single pod, or a claim for each pod",
    fix: 'use `app_type = "stateful-service"`, `replicas = 1` or `"access_modes": ["ReadWriteMany"]`',
  });
}

function hostPathProblems(
  { label }: App,
  path: string,
  { host_path }: Volume,
  security: AppFacts["security"],
): Problem[] {
  if (host_path === undefined || security === "privileged") return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: `${path}.host_path`,
      what: `is not allowed by the Pod Security Standard \`${security}\``,
      got: host_path.path,
      expected: '`security = "privileged"`, or another kind of volume',
      fix: "use a claim or `empty_dir`, or change `security`",
    },
  ];
}
