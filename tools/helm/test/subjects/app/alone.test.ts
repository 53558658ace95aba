/** An app by itself: what a chart would refuse is refused, and what charts accept is accepted. */
import { describe, expect, test } from "@jest/globals";
import { validateApp } from "../../../compose/validate_app.ts";
import { formatProblem } from "../../../model/problems.ts";
import { CORPUS } from "../../corpus/corpus.ts";
import { type Attributes, app, bytes, type Declaration } from "../../support/charts.ts";

function problemsOf(attributes: Attributes, files: Declaration["files"] = {}): readonly string[] {
  const contents = new Map(Object.entries(files).map(([name, content]) => [name, bytes(content)]));
  return validateApp(JSON.stringify(attributes), contents).map(formatProblem);
}

describe("an app in no chart", () => {
  test("has its problems all at once", () => {
    expect(problemsOf(app({ image: undefined, replica: 2, health_check: { path: "/h", port: "x" } }))).toEqual([
      "//shop:shop_api: image: is missing; expected an image repository without tag or digest, like `ghcr.io/acme/api`. Fix: add `image`. [missing-attribute]",
      "//shop:shop_api: replica: is not an attribute (got 2); expected `replicas`, or another one from docs/attributes.md. Fix: rename it to `replicas`. [unknown-attribute]",
    ]);
  });

  test("has the problems that only rules about several attributes find", () => {
    expect(problemsOf(app({ health_check: { path: "/h", port: "x" } }))).toEqual([
      '//shop:shop_api: health_check.port: is not a port of the app (got "x"); expected one of `http`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
    ]);
  });

  test("needs no app that it mentions", () => {
    const env = { URL: { app: { name: "other", value: "{host}" } } };
    expect(problemsOf(app({ connects_to: ["//other:app"], requires: ["other"], env }))).toEqual([]);
  });
});

test.each(CORPUS)("apps of a chart: %s", (_name, { apps = [], files }) => {
  expect(apps.flatMap((declared) => problemsOf(declared, files))).toEqual([]);
});
