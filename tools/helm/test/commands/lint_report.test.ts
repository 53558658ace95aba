/** The report of `helm lint` on a chart, and who asks for it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../checks/report/report.ts";
import { chart, type Declaration } from "../support/charts.ts";
import { type Built, build, check, HELM_3, HELM_4, reportOf, validate } from "../support/checked_chart.ts";

describe("lint", () => {
  /** Fails lint alone: Helm renders it, and no check is about the file of an object. */
  const EXTENSION = "templates/extra.yaml.orig";
  const CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";

  function withTemplate(declared: Declaration = {}): Built {
    const built = build({ chart: chart({ environments: { prod: {} } }), ...declared });
    writeFileSync(join(built.directory, EXTENSION), "");
    return built;
  }

  const places = ({ problems }: Report) => problems.map(({ code, environments }) => [code, environments]);

  test("is not run on the build of a chart whose templates are all the composer's", async () => {
    expect(places(await check(withTemplate(), [HELM_3, HELM_4], "--environment=prod"))).toEqual([]);
  });

  test("is run once for each version on the build of a chart with templates of others", async () => {
    const declared = chart({ environments: { prod: {} }, templated_manifests: ["shop/x.yaml"] });
    const built = withTemplate({ chart: declared, files: { "shop/x.yaml": CONFIG } });
    const report = await check(built, [HELM_3, HELM_4], "--environment=prod");
    expect(places(report)).toEqual([["helm-lint", [""]]]);
    expect(report.problems[0]).toMatchObject({ helms: ["0.0.0", "1.0.0"], what: expect.stringContaining(".orig") });
  });

  test("is always in what `.validate` and `.test` show, with every environment", async () => {
    const built = withTemplate();
    await check(built, [HELM_4], "--environment=prod");
    const lint = await reportOf("lint", built, [HELM_3, HELM_4], ["--environment=prod"]);
    expect(lint.renderings).toEqual([]);
    expect(places(lint)).toEqual([["helm-lint", ["", "prod"]]]);
    const shown = await validate(built, HELM_4, "--format=json");
    expect(shown.exitCode).toBe(1);
    expect(places(JSON.parse(shown.output))).toEqual([["helm-lint", ["", "prod"]]]);
    const again = await validate(built, HELM_4, "--namespace=other", "--format=json");
    expect(places(JSON.parse(again.output))).toEqual([["helm-lint", ["", "prod"]]]);
  });

  test("says nothing more about an environment that does not render", async () => {
    const built = withTemplate();
    writeFileSync(join(built.directory, "values-prod.yaml"), "apps: {shop_api: {replica: 1}}\n");
    await check(built, [HELM_4], "--environment=prod");
    await reportOf("lint", built, [HELM_4], ["--environment=prod"]);
    const { output } = await validate(built, HELM_4, "--format=json");
    expect(places(JSON.parse(output))).toEqual([
      ["helm-template", ["prod"]],
      ["helm-lint", [""]],
    ]);
  });
});
