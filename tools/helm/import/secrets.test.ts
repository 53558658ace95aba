import { expect, test } from "@jest/globals";
import { readObject } from "../checks/objects/objects.ts";
import { withoutSecrets } from "./secrets.ts";
import type { JsonObject } from "./types.ts";

const scrub = (...bodies: readonly JsonObject[]) => withoutSecrets(bodies.map(readObject));

test("a Secret becomes an ExternalSecret with its name, keys and type", () => {
  const { objects, remarks } = scrub({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "tls" },
    type: "kubernetes.io/tls",
    data: { "tls.key": "aHVudGVyMg==" },
    stringData: { "tls.crt": "hunter2" },
  });
  expect(JSON.stringify([objects, remarks])).not.toMatch(/hunter2|aHVudGVyMg/);
  expect(objects[0]?.body).toMatchObject({
    kind: "ExternalSecret",
    metadata: { name: "tls" },
    spec: {
      target: { name: "tls", template: { type: "kubernetes.io/tls" } },
      data: [{ secretKey: "tls.crt" }, { secretKey: "tls.key" }],
    },
  });
  expect(remarks[0]).toMatchObject({ place: "Secret/tls", what: expect.stringContaining("tls.crt, tls.key") });
});

test("literal secrets of variables come from a Secret", () => {
  const { objects, remarks } = scrub({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "api" },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: "api",
              env: [
                { name: "DB_PASSWORD", value: "hunter2" },
                { name: "URL", value: "amqp://user:hunter2@queue" },
                { name: "SAFE_URL", value: "amqp://user:$(DB_PASSWORD)@queue" },
                { name: "API_KEY", value: "$(DB_PASSWORD)" },
                { name: "LEVEL", value: "info" },
              ],
            },
          ],
        },
      },
    },
  });
  expect(JSON.stringify([objects, remarks])).not.toContain("hunter2");
  const env = JSON.stringify(objects[0]?.body);
  for (const name of ["DB_PASSWORD", "URL"]) {
    expect(env).toContain(JSON.stringify({ name, valueFrom: { secretKeyRef: { name: "api-secrets", key: name } } }));
  }
  expect(env).toContain('{"name":"API_KEY","value":"$(DB_PASSWORD)"},{"name":"LEVEL","value":"info"}');
  expect(objects[1]).toMatchObject({ kind: "ExternalSecret", name: "api-secrets" });
});

test("secret settings of a ConfigMap are left out, and the rest stays", () => {
  const { objects, remarks } = scrub({
    kind: "ConfigMap",
    metadata: { name: "c" },
    data: { API_KEY: "hunter2", A: "1" },
  });
  expect(objects[0]?.body["data"]).toEqual({ A: "1" });
  expect(remarks).toEqual([
    { subject: "secret", place: "ConfigMap/c", what: expect.stringMatching(/^API_KEY are left out/) },
  ]);
});

test("a Secret without content stays", () => {
  const secret = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "token" },
    type: "kubernetes.io/service-account-token",
  };
  expect(scrub(secret)).toEqual({ objects: [readObject(secret)], remarks: [] });
});
