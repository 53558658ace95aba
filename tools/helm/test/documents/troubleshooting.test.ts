/** `docs/troubleshooting.md` quotes what the tools say, in the words of the checks that predict it. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import { isMap, readObject } from "../../checks/objects/objects.ts";
import { readText } from "../../system/io.ts";
import { autoscaledReplicas } from "../../upgrade/checks/autoscaled_replicas.ts";
import { grownClaim } from "../../upgrade/checks/grown_claim.ts";
import { immutableField } from "../../upgrade/checks/immutable_field.ts";
import { sharedPort } from "../../upgrade/checks/shared_port.ts";
import { unownedDefault } from "../../upgrade/checks/unowned_default.ts";
import type { Upgrade, UpgradeCheck } from "../../upgrade/types.ts";

const document = readText("docs/troubleshooting.md");

/** The sections by their headings. */
const SECTIONS = new Map(
  document.split(/^## /m).map((section) => [section.slice(0, section.indexOf("\n")), section] as const),
);

function objectsOf(yaml: string) {
  return (parseYaml(yaml).values ?? []).filter(isMap).map(readObject);
}

/** What a check says of an object that changes. */
function wordsOf(check: UpgradeCheck, before: string, after: string): string {
  const version = { version: "1.0.0", metadata: {}, values: {}, schema: undefined, files: new Map(), environments: [] };
  const objects = { before: objectsOf(before), after: objectsOf(after), renumbered: [], environment: undefined };
  const upgrade: Upgrade = { previous: version, next: version, renderings: [objects] };
  const problems = check.run(upgrade);
  expect(problems).toHaveLength(1);
  return problems.map(({ what, fix }) => `${what}. ${fix}`).join("");
}

const object = (apiVersion: string, kind: string, spec: string) =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: x}, spec: ${spec}}`;
const storage = (size: string) => `{resources: {requests: {storage: ${size}}}}`;
const templates = (size: string) => `{volumeClaimTemplates: [{metadata: {name: data}, spec: ${storage(size)}}]}`;

/** Each check with a change that it reports, the section for it, and what the API server says there. */
const ROWS: readonly (readonly [UpgradeCheck, string, string, string, string])[] = [
  [
    immutableField,
    object("apps/v1", "StatefulSet", templates("1Gi")),
    object("apps/v1", "StatefulSet", templates("2Gi")),
    "Claims cannot be changed",
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  ],
  [
    grownClaim,
    object("v1", "PersistentVolumeClaim", storage("1Gi")),
    object("v1", "PersistentVolumeClaim", storage("2Gi")),
    "Claims cannot be changed",
    "field can not be less than status.capacity",
  ],
  [
    unownedDefault,
    object("apps/v1", "Deployment", "{}"),
    object("apps/v1", "Deployment", "{strategy: {type: Recreate}}"),
    "An update strategy cannot be changed",
    "Forbidden: may not be specified when strategy `type` is 'Recreate'",
  ],
  [
    unownedDefault,
    object("apps/v1", "StatefulSet", "{}"),
    object("apps/v1", "StatefulSet", "{updateStrategy: {type: OnDelete}}"),
    "An update strategy cannot be changed",
    "only allowed for updateStrategy 'RollingUpdate'",
  ],
  [
    autoscaledReplicas,
    object("apps/v1", "Deployment", "{}"),
    object("apps/v1", "Deployment", "{replicas: 2}"),
    "Helm 4 reports a conflict",
    "--force-conflicts",
  ],
  [
    autoscaledReplicas,
    object("apps/v1", "Deployment", "{replicas: 2}"),
    object("apps/v1", "Deployment", "{}"),
    "Autoscaling drops the pods to one",
    "Argo CD",
  ],
  [
    sharedPort,
    object("v1", "Service", "{ports: [{port: 53, protocol: UDP}]}"),
    object("v1", "Service", "{ports: [{port: 53, protocol: UDP}, {port: 53}]}"),
    "Helm 3 loses a port",
    "Helm 3",
  ],
];

describe("docs/troubleshooting.md", () => {
  test.each(ROWS.map((row) => [row[0].code, row] as const))("%s", (_, [check, before, after, section, words]) => {
    expect(wordsOf(check, before, after)).toContain(words);
    expect(SECTIONS.get(section)).toContain(words);
  });

  test("quotes the chart's own message about a claim, in the words of the check", () => {
    const what = "changes, which Kubernetes rejects";
    const quoted = `apps.db.persistence.data.size: ${what} (got "20Gi"); expected "10Gi" as before. Fix: keep the value, or`;
    expect(SECTIONS.get("Claims cannot be changed")).toContain(quoted);
    expect(wordsOf(immutableField, ROWS[0]?.[1] ?? "", ROWS[0]?.[2] ?? "")).toContain(what);
  });
});
