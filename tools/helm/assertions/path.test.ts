import { describe, expect, test } from "@jest/globals";
import { parsePath, placesAt } from "./path.ts";

test.each([
  ["spec.replicas", ["spec", "replicas"]],
  ["spec.ports[0].name", ["spec", "ports", 0, "name"]],
  ["[1].a", [1, "a"]],
  ["spec.rules[*].host", ["spec", "rules", true, "host"]],
  ["containers[name=api].image", ["containers", { field: "name", value: "api" }, "image"]],
  ["claims[metadata.name=a=b]", ["claims", { field: "metadata.name", value: "a=b" }]],
  ['metadata.annotations["a.b/c"]', ["metadata", "annotations", "a.b/c"]],
  ["metadata.annotations['*']", ["metadata", "annotations", "*"]],
  ["", []],
])("%s is a path", (text, steps) => {
  expect(parsePath(text)).toEqual(steps);
});

test.each(["a[", "a]", "a..b", "a.", ".", "a[x]", "a[0]b", 'a."b"', "a[]"])("%s is no path", (text) => {
  expect(parsePath(text)).toBeUndefined();
});

describe("places", () => {
  const body = { list: [{ name: "a", port: 1 }, { name: "b" }, { name: "a" }], map: { "x.y": 0 }, none: [] };

  test.each([
    ["list[*].port", ["list[0].port", 1], ["list[1].port", undefined], ["list[2].port", undefined]],
    ["list[name=a].port", ["list[name=a].port", 1], ["list[name=a].port", undefined]],
    ["list[port=1].name", ["list[port=1].name", "a"]],
    ["list[name=c].port", ["list[name=c].port", undefined]],
    ['map["x.y"]', ['map["x.y"]', 0]],
    ["map.constructor", ["map.constructor", undefined]],
    ["none[*]", ["none[*]", undefined]],
    ["nothing[*].a", ["nothing[*].a", undefined]],
    ["map[0]", ["map[0]", undefined]],
  ])("at %s", (path, ...places) => {
    expect(placesAt(body, parsePath(path) ?? []).map(({ path: at, value }) => [at, value])).toEqual(places);
  });

  test("where a path ends that leads nowhere", () => {
    expect(placesAt(body, ["list", 0, "x", "y"])[0]?.end?.path).toBe("list[0]");
    expect(placesAt(body, ["list", 0, "name"])[0]?.end).toBeUndefined();
  });
});
