/** Variables that refer to others as `$(NAME)`: Kubernetes replaces only those that come earlier in the list. */

import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../../base/json.ts";
import { app, chart, chartOf, find, type KubernetesObject, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const secret = (name: string, key: string) => ({ secret: { name, key } });

/** Names in the order in which a container has them. */
const namesOf = ({ env }: KubernetesObject) => env.map(({ name }: KubernetesObject) => name);

describe.each(HELMS)("%s", (_, helm) => {
  const containersOf = (objects: readonly KubernetesObject[]) => {
    const { containers, initContainers = [] } = podOf(workloadOf(objects)).spec;
    return Object.fromEntries([...initContainers, ...containers].map((each: KubernetesObject) => [each.name, each]));
  };

  test("the variables that a text names come before it, all others in the order of their names", () => {
    const env = {
      A_URL: "postgres://$(USER):$(PGPASSWORD)@db/x",
      B_ESCAPED: "$$(Z_LAST) $(unknown) $(Z_LAST",
      C_TWICE: "$$$(USER) $(A_URL) $(C_TWICE)",
      D: "",
      PGPASSWORD: secret("db", "password"),
      USER: "$(Z_NAME)",
      Z_LAST: "text",
      Z_NAME: { field: "metadata.name" },
    };
    const container = { env: { B: "$(C)", C: "c" }, image: "registry.example.com/proxy", image_tag: "1.0" };
    const declaration = { apps: [app({ env, init_containers: { first: container }, sidecars: { proxy: container } })] };
    const containers = containersOf(render(helm, chartOf(declaration)));
    expect(namesOf(containers["shop-api"])).toEqual([
      ...["Z_NAME", "USER", "PGPASSWORD", "A_URL"],
      ...["B_ESCAPED", "C_TWICE", "D", "Z_LAST"],
    ]);
    expect(containers["shop-api"].env[3].value).toBe(env.A_URL);
    expect(namesOf(containers["first"])).toEqual(["C", "B"]);
    expect(namesOf(containers["proxy"])).toEqual(["C", "B"]);
  });

  test("variables of the chart, standard ones, and those that values add", () => {
    const declaration = {
      chart: chart({ standard_env: true, env: { ALL: "$(OWN) $(POD_NAME)" } }),
      apps: [app({ env: { OWN: "$(VERSION)", VERSION: "1" } })],
    };
    const values = { "apps.shop_api.env": { APP_NAME: "$(LATER)", LATER: "$(ALL)", VERSION: "$(NODE_NAME)" } };
    const container = containersOf(render(helm, chartOf(declaration), { values }))["shop-api"];
    const names = namesOf(container);
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 6)).toEqual(["NODE_NAME", "VERSION", "OWN", "POD_NAME", "ALL", "LATER"]);
    expect(names.indexOf("APP_NAME")).toBe(6);
  });

  test("the text of another app's address, and the one in its place", () => {
    const url = { app: { name: "db", value: "$(USER):$(PASSWORD)@{host}", fallback: "$(FILE)" } };
    const env = { A: "$(URL)", FILE: "file", PASSWORD: secret("db", "password"), URL: url, USER: "u" };
    const db = app({ app_name: "db", app_type: "stateful-service", port: 5432 });
    const directory = chartOf({ apps: [app({ env }), db] });
    const order = (values: JsonObject) => {
      const deployment = find(render(helm, directory, { values }), "Deployment");
      return namesOf(podOf(deployment).spec.containers[0]).join(" ");
    };
    expect(order({})).toBe("USER PASSWORD URL A FILE");
    expect(order({ "apps.db.enabled": false })).toBe("FILE URL A PASSWORD USER");
  });

  test("values cannot make a circle", () => {
    const directory = chartOf({ apps: [app({ env: { A: "$(B)", B: "b" } })] });
    expect(() => render(helm, directory, { values: { "apps.shop_api.env.B": "$(A)" } })).toThrow(
      "env.B: $(A) is a variable that itself needs B",
    );
  });
});
