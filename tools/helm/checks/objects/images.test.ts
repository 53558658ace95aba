import { expect, test } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import type { JsonObject } from "../types.ts";
import { imagesIn } from "./images.ts";

test("images of all containers of pods, of image volumes and of custom resources; sorted, each once; no texts", () => {
  const objects = parseYaml(`
apiVersion: batch/v1
kind: CronJob
spec:
  jobTemplate:
    spec:
      template:
        spec:
          initContainers: [{name: a, image: "c:1"}]
          containers: [{name: b, image: "b:1"}, {name: c, image: "c:1"}, {name: d}]
          volumes: [{name: v, image: {reference: "a:1"}}]
---
apiVersion: example.com/v1
kind: Broker
spec: {pods: [{image: "d:1"}], other: {image: {tag: x}}}
---
apiVersion: v1
kind: ConfigMap
data: {image: not-one}
---
apiVersion: v1
kind: Secret
stringData: {image: not-one}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec: {example: {image: not-one}}
`).values as readonly JsonObject[];
  expect(imagesIn(objects)).toEqual(["a:1", "b:1", "c:1", "d:1"]);
});
