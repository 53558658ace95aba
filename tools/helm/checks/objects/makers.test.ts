/** What operators create from their objects, with its keys. */

import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../base/json.ts";
import { readRendering } from "../check.ts";
import { madeObjects } from "./makers.ts";

interface Row {
  readonly kind: string;
  readonly apiVersion?: string;
  readonly annotations?: JsonObject;
  readonly fields: JsonObject;
  readonly made: readonly [id: string, keys: readonly string[] | undefined][];
}

const TLS = ["ca.crt", "tls.crt", "tls.key"];
const ISSUER = { "cert-manager.io/issuer": "letsencrypt" };

const ROWS: readonly Row[] = [
  { kind: "ConfigMap", fields: { data: { a: "1" }, binaryData: { b: "MQ==" } }, made: [["ConfigMap/x", ["a", "b"]]] },
  { kind: "ConfigMap", fields: {}, made: [["ConfigMap/x", undefined]] },
  { kind: "Secret", fields: { data: { a: "MQ==" }, stringData: { b: "1" } }, made: [["Secret/x", ["a", "b"]]] },
  { kind: "ServiceAccount", fields: {}, made: [["ServiceAccount/x", undefined]] },
  { kind: "ExternalSecret", fields: { spec: { data: [{ secretKey: "a" }] } }, made: [["Secret/x", ["a"]]] },
  {
    kind: "ExternalSecret",
    fields: { spec: { target: { name: "y" }, dataFrom: [{ extract: { key: "remote" } }] } },
    made: [["Secret/y", undefined]],
  },
  { kind: "ExternalSecret", fields: { spec: { target: { creationPolicy: "Merge" } } }, made: [] },
  { kind: "SealedSecret", fields: { spec: { encryptedData: { a: "…" } } }, made: [["Secret/x", ["a"]]] },
  {
    kind: "SealedSecret",
    fields: { spec: { encryptedData: { a: "…" }, template: { metadata: { name: "y" }, data: { b: "…" } } } },
    made: [["Secret/y", ["a", "b"]]],
  },
  { kind: "Certificate", fields: { spec: { secretName: "y" } }, made: [["Secret/y", TLS]] },
  {
    kind: "Certificate",
    fields: { spec: { secretName: "y", keystores: { jks: { create: true } } } },
    made: [["Secret/y", undefined]],
  },
  { kind: "Ingress", annotations: ISSUER, fields: { spec: { tls: [{ secretName: "y" }] } }, made: [["Secret/y", TLS]] },
  { kind: "Ingress", fields: { spec: { tls: [{ secretName: "y" }] } }, made: [] },
  {
    kind: "Gateway",
    annotations: ISSUER,
    fields: { spec: { listeners: [{ tls: { certificateRefs: [{ name: "y" }] } }] } },
    made: [["Secret/y", TLS]],
  },
  { kind: "VaultStaticSecret", fields: { spec: { destination: { name: "y" } } }, made: [["Secret/y", undefined]] },
  {
    kind: "SecretProviderClass",
    fields: { spec: { secretObjects: [{ secretName: "y" }] } },
    made: [["Secret/y", undefined]],
  },
  { kind: "Cluster", apiVersion: "cluster.x-k8s.io/v1beta1", fields: {}, made: [] },
  {
    kind: "Cluster",
    apiVersion: "postgresql.cnpg.io/v1",
    fields: {},
    made: ["app", "ca", "replication", "server", "superuser"].map((role) => [`Secret/x-${role}`, undefined]),
  },
];

test.each(ROWS)("$kind $fields", ({ kind, apiVersion = "v1", annotations = {}, fields, made }) => {
  const object = { apiVersion, kind, metadata: { name: "x", annotations }, ...fields };
  const declaration = {
    label: "//x:y",
    release: "prod",
    namespace: "z",
    usual: { release: "prod", namespace: "z" },
    apps: [],
    external: new Set<string>(),
    kubeVersions: [],
    crds: [],
  };
  const found = madeObjects(readRendering([{ body: object }], declaration));
  expect(found.map((each) => [`${each.kind}/${each.name}`, each.keys?.toSorted()])).toEqual(made);
  expect(found.every(({ namespace }) => namespace === "z")).toBe(true);
});
