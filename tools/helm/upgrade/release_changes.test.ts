/** What an upgrade changes in a release. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readObject } from "../checks/objects/objects.ts";
import { type Rendered, releaseChanges, type Versions } from "./release_changes.ts";
import type { JsonObject } from "./types.ts";

function objects(text: string): Rendered {
  return (parseYaml(text).values as readonly JsonObject[]).map(readObject);
}

const map = (name: string, value: string, metadata = "") =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${metadata}}\ndata: {key: "${value}"}\n`;
const secret = (field: string, value: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n${field}: {old: ${value}, same: YQ==}\n`;
const KEEP = ", annotations: {helm.sh/resource-policy: keep}";
const LEFT = ", annotations: {helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-failed}";
const HOOK = ", annotations: {helm.sh/hook: pre-upgrade}";

function kinds(before: string, after: string, live?: string): unknown {
  const versions: Versions = { before: objects(before), after: objects(after), namespace: "here" };
  return Object.fromEntries(
    releaseChanges(live === undefined ? versions : { ...versions, live: objects(live) }).map(({ id, kind }) => [
      id,
      kind,
    ]),
  );
}

test.each<[string, unknown, ...Parameters<typeof kinds>]>([
  ["no release yet", { "ConfigMap/a": "created" }, "", map("a", "1")],
  ["nothing", { "ConfigMap/a": "same" }, map("a", "1"), map("a", "1")],
  ["another value", { "ConfigMap/a": "changed" }, map("a", "1"), map("a", "2")],
  ["another object", { "ConfigMap/a": "deleted", "ConfigMap/b": "created" }, map("a", "1"), map("b", "1")],
  ["an object that is kept", { "ConfigMap/a": "kept" }, map("a", "1", KEEP), ""],
  ["a drifted object", { "ConfigMap/a": "changed" }, map("a", "1"), map("a", "1"), map("a", "9")],
  ["an object that someone deleted", { "ConfigMap/a": "created" }, map("a", "1"), map("a", "1"), ""],
  ["an object that someone deleted, and that goes", { "ConfigMap/a": "kept" }, map("a", "1"), "", ""],
  ["a hook that has run and is gone", { "ConfigMap/a": "same" }, map("a", "1", HOOK), map("a", "1", HOOK), ""],
  ["a hook that no longer runs", { "ConfigMap/a": "deleted" }, map("a", "1", HOOK), ""],
  ["a hook that Helm leaves alone", { "ConfigMap/a": "same" }, map("a", "1", LEFT), "", ""],
  ["a hook that changes", { "ConfigMap/a": "changed" }, map("a", "1", HOOK), map("a", "2", HOOK), ""],
  [
    "the namespace of the release, written out",
    { "ConfigMap/a": "same" },
    map("a", "1"),
    map("a", "1"),
    map("a", "1", ", namespace: here"),
  ],
])("%s", (_, expected, ...versions) => {
  expect(kinds(...versions)).toEqual(expected);
});

test("objects of one name in two namespaces are two", () => {
  const there = ", namespace: there";
  const changes = releaseChanges({
    before: objects(map("a", "1") + map("a", "1", there)),
    after: objects(map("a", "1") + map("a", "2", there)),
    namespace: "here",
  });
  expect(changes.map(({ kind }) => kind).sort()).toEqual(["changed", "same"]);
});

describe("values of Secrets", () => {
  const text = (before: string, after: string, live?: string) =>
    releaseChanges({
      before: objects(before),
      after: objects(after),
      live: live === undefined ? undefined : objects(live),
      namespace: "here",
    });

  test("are hidden, but those that differ can be told", () => {
    const [change] = text(secret("data", "c2VjcmV0"), secret("data", "b3RoZXI="));
    expect(change).toMatchObject({
      kind: "changed",
      before: { data: { old: "(hidden), before", same: "(hidden)" } },
      after: { data: { old: "(hidden), after", same: "(hidden)" } },
    });
    expect(JSON.stringify(change)).not.toMatch(/c2Vj|b3Ro/);
  });

  test("are hidden when a Secret comes or goes", () => {
    for (const [before, after] of [
      ["", secret("stringData", "plain")],
      [secret("stringData", "plain"), ""],
    ] as const) {
      expect(JSON.stringify(text(before, after))).not.toMatch(/plain|cGxhaW4/);
    }
  });

  test("are the same in both notations", () => {
    const live = secret("data", Buffer.from("plain").toString("base64")).replace(
      "same: YQ==",
      `same: ${Buffer.from("YQ==").toString("base64")}`,
    );
    expect(text(secret("stringData", "plain"), secret("stringData", "plain"), live)).toMatchObject([{ kind: "same" }]);
  });
});
