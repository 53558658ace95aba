/** What counts as a difference, and where it is. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readObject } from "../checks/objects/objects.ts";
import { spelledOut, stored } from "./defaults.ts";
import { differences } from "./differences.ts";
import { objectDifferences } from "./object_differences.ts";
import { formatPath } from "./path.ts";
import type { Json, JsonObject } from "./types.ts";

const read = (text: string) => parseYaml(text).values?.[0] as Json;

describe("values", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["empty and missing ones are the same", "{a: {}, b: [], c: null, d: {e: {}}}", "{}", []],
    ["an empty text, zero and false are not missing", '{a: "", b: 0, c: false}', "{}", ["a", "b", "c"]],
    ["quantities by their amount", "{limits: {memory: 1Gi, cpu: 1}}", "{limits: {memory: 1024Mi, cpu: 1000m}}", []],
    ["but not other texts", "{a: 1Gi}", "{a: 1024Mi}", ["a"]],
    ["an empty selector selects everything", "{namespaceSelector: {}}", "{}", ["namespaceSelector"]],
    ["lists without a key by position", "{a: [1, 2]}", "{a: [1, 3]}", ["a[1]"]],
    ["and as a whole if their lengths differ", "{a: [1, 2]}", "{a: [2]}", ["a"]],
    ["another type", "{a: {b: 1}}", "{a: [1]}", ["a"]],
  ])("%s", (_, before, after, expected) => {
    expect(differences(read(before), read(after)).map(({ path }) => formatPath(path))).toEqual(expected);
  });
});

/** The differences between two Deployments with these specs of their pods. */
function inPods(before: string, after: string, complete = spelledOut): readonly string[] {
  const [older, newer] = [before, after].map((spec) =>
    readObject({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "a" },
      spec: { template: { spec: read(spec) as JsonObject } },
    }),
  ) as [ReturnType<typeof readObject>, ReturnType<typeof readObject>];
  return objectDifferences({ before: older, after: newer }, complete).map(
    ({ path, isOrder }) =>
      `${formatPath(path).replace("spec.template.spec.", "")}${isOrder === true ? " (order)" : ""}`,
  );
}

describe("lists with a merge key", () => {
  const env = (names: string) => `{containers: [{name: x, image: i, env: [${names}]}]}`;

  test("items are found wherever they stand", () => {
    expect(inPods(env("{name: A, value: a}, {name: B}"), env("{name: C}, {name: A, value: b}"))).toEqual([
      "containers[name=x].env[name=A].value",
      "containers[name=x].env[name=B]",
      "containers[name=x].env[name=C]",
    ]);
  });

  test("another order is a difference of its own", () => {
    expect(inPods(env("{name: A}, {name: B}"), env("{name: B}, {name: A}"))).toEqual([
      "containers[name=x].env (order)",
    ]);
  });

  test("a container under another name is the same one; several are not", () => {
    const of = (names: readonly string[]) =>
      `{containers: [${names.map((name) => `{name: ${name}, image: i}`).join(", ")}]}`;
    expect(inPods(of(["a"]), of(["b"]).replace("image: i", "image: j"))).toEqual([
      "containers[name=b].image",
      "containers[name=b].name",
    ]);
    expect(inPods(of(["a", "b"]), of(["c", "d"]))).toHaveLength(4);
  });

  test("a key that two items share tells nothing apart", () => {
    expect(inPods(env("{name: A}, {name: A}"), env("{name: A}, {name: A, value: b}"))).toEqual([
      "containers[name=x].env[1].value",
    ]);
  });
});

describe("defaults of the API", () => {
  test.each([
    [
      "are no difference",
      "{containers: [{name: x, image: 'i:1', livenessProbe: {httpGet: {port: 1}}, ports: [{containerPort: 1}]}]}",
      "{dnsPolicy: ClusterFirst, containers: [{name: x, image: 'i:1', imagePullPolicy: IfNotPresent, livenessProbe: {periodSeconds: 10, httpGet: {port: 1, path: /, scheme: HTTP}}, ports: [{containerPort: 1, protocol: TCP}]}]}",
      [],
    ],
    [
      "anything else is",
      "{containers: [{name: x, image: 'i:1', livenessProbe: {httpGet: {port: 1}}}]}",
      "{dnsPolicy: Default, containers: [{name: x, image: 'i:1', imagePullPolicy: Always, livenessProbe: {periodSeconds: 5, httpGet: {port: 1}}}]}",
      ["containers[name=x].imagePullPolicy", "containers[name=x].livenessProbe.periodSeconds", "dnsPolicy"],
    ],
    [
      "those that follow from another field change with it unseen",
      "{containers: [{name: x, image: i}]}",
      "{containers: [{name: x, image: 'i:1'}]}",
      ["containers[name=x].image"],
    ],
    [
      "a request is the limit if there is none",
      "{containers: [{name: x, resources: {limits: {cpu: 1}}}]}",
      "{containers: [{name: x, resources: {limits: {cpu: 1}, requests: {cpu: 1000m}}}]}",
      [],
    ],
    ["what is off by itself may be switched off", "{hostNetwork: false, enableServiceLinks: true}", "{}", []],
  ])("%s", (_, before, after, expected) => {
    expect(inPods(before, after)).toEqual(expected);
  });

  test("what the API server stores as it is written differs for it", () => {
    expect(inPods("{enableServiceLinks: true}", "{}", stored)).toEqual(["enableServiceLinks"]);
  });

  test.each([
    ["i", "Always"],
    ["i:latest", "Always"],
    ["r:5000/i", "Always"],
    ["r:5000/i:2", "IfNotPresent"],
    ["i@sha256:0", "IfNotPresent"],
    ["i:latest@sha256:0", "Always"],
  ])("the image %s is pulled %s", (image, policy) => {
    expect(
      inPods(
        `{containers: [{name: x, image: "${image}"}]}`,
        `{containers: [{name: x, image: "${image}", imagePullPolicy: ${policy}}]}`,
      ),
    ).toEqual([]);
    expect(
      inPods(
        `{volumes: [{name: v, image: {reference: "${image}"}}]}`,
        `{volumes: [{name: v, image: {reference: "${image}", pullPolicy: ${policy}}}]}`,
      ),
    ).toEqual([]);
  });
});
