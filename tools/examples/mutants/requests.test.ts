import { expect, test } from "@jest/globals";
import { mutantsOf, type SystemRequest } from "./requests.ts";

const text = (content: string) => new TextEncoder().encode(content);

const REQUEST: SystemRequest = {
  chart: JSON.stringify({ schema_version: 1, label: "//shop:chart", chart_name: "shop" }),
  apps: [JSON.stringify({ schema_version: 1, label: "//shop:api", app_name: "api", app_type: "worker" })],
  files: new Map([
    ["shop/a.yaml", text("port: 80\n---\nhost: a\n")],
    ["shop/b.json", text('{"on": true}')],
    ["shop/init.sql", text("-- A comment.\nCREATE DATABASE a;\n\nCREATE DATABASE b;\n")],
    ["shop/start.sh", text("#!/bin/sh\n# A comment.\nexec a\n")],
  ]),
  checks: new Map(),
  gitops: {
    PROJECTS: {
      macro: "argocd_project",
      declaration: JSON.stringify({ schema_version: 1, label: "//shop:projects", project: "shop" }),
    },
  },
};

const mutants = new Map(mutantsOf(REQUEST).map(({ name, variants }) => [name, variants]));

test("every figure of declarations and files, but nothing that the rules add", () => {
  expect([...mutants.keys()]).toEqual([
    "chart shop chart_name: removed",
    "chart shop chart_name: changed",
    "api app_name: removed",
    "api app_name: changed",
    "api app_type: removed",
    "api app_type: changed",
    "a.yaml [0]: removed",
    "a.yaml [0].port: removed",
    "a.yaml [0].port: changed",
    "a.yaml [1]: removed",
    "a.yaml [1].host: removed",
    "a.yaml [1].host: changed",
    "b.json on: removed",
    "b.json on: changed",
    "init.sql line 2: removed",
    "init.sql line 4: removed",
    "start.sh line 1: removed",
    "start.sh line 3: removed",
    "projects project: removed",
    "projects project: changed",
  ]);
});

test("each changes one thing", () => {
  const file = (name: string, path: string) => new TextDecoder().decode(mutants.get(name)?.[0]?.files.get(path));
  expect(file("a.yaml [0].port: changed", "shop/a.yaml")).toBe('port: 81\n---\nhost: "a"\n');
  expect(file("b.json on: removed", "shop/b.json")).toBe("{}");
  expect(file("init.sql line 2: removed", "shop/init.sql")).toBe("-- A comment.\n\nCREATE DATABASE b;\n");
  expect(mutants.get("chart shop chart_name: changed")?.[0]?.chart).toContain('"chart_name":"shopx"');
  expect(mutants.get("projects project: changed")?.[0]?.gitops["PROJECTS"]?.declaration).toContain('"project":"shopx"');
  expect(JSON.parse(mutants.get("api app_type: changed")?.[1]?.apps[0] ?? "").app_type).toBe("external-api");
});

test("apps of an earlier chart are not changed again", () => {
  expect(mutantsOf(REQUEST, [REQUEST]).some(({ name }) => name.startsWith("api "))).toBe(false);
});
