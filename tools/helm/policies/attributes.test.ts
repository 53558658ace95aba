import { expect, test } from "@jest/globals";
import { APP_SCHEMA } from "../model/schemas.ts";
import { attributeOf, NAMED_ATTRIBUTES } from "./attributes.ts";

test("the attributes that fixes name exist", () => {
  expect(NAMED_ATTRIBUTES.filter((name) => !Object.hasOwn(APP_SCHEMA.properties, name))).toEqual([]);
});

test.each([
  ["Deployment", "spec.template.spec.containers[0].image", "image"],
  ["CronJob", "spec.jobTemplate.spec.template.spec.initContainers[1].resources.limits", "resources"],
  ["Deployment", "metadata.labels", "labels"],
  ["Ingress", "spec.rules[0].host", "ingress"],
  ["Service", "spec.type", "service"],
  ["ConfigMap", "data.a", undefined],
])("%s %s", (kind, path, attribute) => {
  expect(attributeOf(kind, path)).toBe(attribute);
});
