import { expect, test } from "@jest/globals";
import { readObject } from "../checks/objects/objects.ts";
import { planOf } from "./planning.ts";
import type { JsonObject } from "./types.ts";

const NAMING = { release: "shop", chartName: "shop", packageLabel: "//shop" };

const workload = (name: string, container: string, kind = "Deployment", annotations: JsonObject = {}) =>
  readObject({
    apiVersion: "apps/v1",
    kind,
    metadata: { name, annotations },
    spec: { template: { metadata: {}, spec: { containers: [{ name: container, image: `${container}:1` }] } } },
  });

const names = (...objects: readonly ReturnType<typeof workload>[]) => {
  const { naming, units } = planOf([{ environment: undefined, objects }], NAMING);
  return [naming, ...units.map(({ name }) => name)];
};

test("the release's name is no part of an app's name", () => {
  expect(names(workload("shop-api", "api"), workload("shop-mailer", "app"))).toEqual(["release", "api", "mailer"]);
  expect(names(workload("shop-api", "api"), workload("mailer", "app"))).toEqual(["app", "api", "mailer"]);
});

test("an app has the name of its container if that is a part of the object's and no one else's", () => {
  expect(names(workload("web-api-prod", "web-api"), workload("worker", "x"))).toEqual(["app", "web-api", "worker"]);
  expect(names(workload("web-api-1", "web-api"), workload("web-api-2", "web-api"))).toEqual([
    "app",
    "web-api-1",
    "web-api-2",
  ]);
});

test("two kinds with one name, and a name that no app can have", () => {
  expect(names(workload("api", "a"), workload("api", "a", "CronJob"))).toEqual([
    "app",
    "api-deployment",
    "api-cronjob",
  ]);
  expect(names(workload("0815", "c"), workload("on", "c"))).toEqual(["app", "app-0815", "app-on"]);
});

test("a Job is an app only as a hook, and a Pod only as a test", () => {
  const hook = (event: string) => ({ "helm.sh/hook": event });
  expect(names(workload("a", "c", "Job"), workload("b", "c", "Pod"), workload("c", "d", "ReplicaSet"))).toEqual([
    "release",
  ]);
  expect(names(workload("a", "x", "Job", hook("pre-install")), workload("b", "y", "Pod", hook("test")))).toEqual([
    "app",
    "a",
    "b",
  ]);
});

test("an app keeps its name in environments that write theirs into objects", () => {
  const { units } = planOf(
    [
      { environment: undefined, objects: [workload("api-dev", "api"), workload("mailer-dev", "mail")] },
      {
        environment: "prod",
        objects: [workload("mailer-prod", "mail"), workload("api-prod", "api"), workload("extra", "e")],
      },
    ],
    NAMING,
  );
  const known = units.map(({ name, versions }) => [
    name,
    [...versions].map(([environment, unit]) => [environment, unit.objectName]),
  ]);
  expect(known).toEqual([
    [
      "api",
      [
        [undefined, "api-dev"],
        ["prod", "api-prod"],
      ],
    ],
    [
      "mailer",
      [
        [undefined, "mailer-dev"],
        ["prod", "mailer-prod"],
      ],
    ],
    ["extra", [["prod", "extra"]]],
  ]);
});

test("what environments put before a name is no part of the app's", () => {
  const inEnvironment = (environment: string, names: readonly string[]) => ({
    environment,
    objects: names.map((name) => workload(`${environment}-${name}`, name.replace(/^.*-/, "c-"))),
  });
  const called = (...names: readonly string[]) =>
    planOf([inEnvironment("dev", names), inEnvironment("prod", names)], NAMING).units.map(({ name }) => name);
  expect(called("cache", "web-api")).toEqual(["cache", "web-api"]);
  expect(called("dev", "db-1", "db-2")).toEqual(["dev", "db-1", "db-2"]);
});
