/** `deprecated-kind` knows exactly the kinds that Helm knows as deprecated, in every bundled version of Kubernetes. */
import { expect, test } from "@jest/globals";
import catalog from "../../checks/catalog/catalog.gen.jsonl";
import { readCatalog } from "../../checks/catalog/catalog.ts";
import { readRendering } from "../../checks/check.ts";
import { declarationOf } from "../../checks/objects/declaration.ts";
import { deprecatedKind } from "../../checks/practice/deprecated_kind.ts";
import type { Chart } from "../../model/types.ts";
import { chart, filesOf, writtenChart } from "../support/charts.ts";
import { HELMS, lint } from "../support/helm.ts";

const CATALOG = readCatalog(catalog);

const [, HELM_4 = ""] = HELMS.map(([, path]) => path);

test.each(CATALOG.versions)("of Kubernetes %s", (version) => {
  const bodies = CATALOG.kindsIn(version).map(({ apiVersion, kind }) => ({
    ...{ apiVersion, kind },
    metadata: { name: "x", labels: { matchLabels: "" } },
  }));
  const text = bodies.map((body) => `---\n${JSON.stringify(body)}\n`).join("");
  const directory = writtenChart(new Map([...filesOf({}), ["templates/all.yaml", text]]));
  const { messages } = lint(HELM_4, directory, ["--kube-version", version]);
  const deprecated = messages.flatMap((message) => /all\.yaml: (.*) is deprecated in /.exec(message.text)?.[1] ?? []);

  const declaration = declarationOf({
    chart: chart() as unknown as Chart,
    apps: [],
    files: new Map(),
    kubeVersion: version,
  });
  const found = deprecatedKind.run(
    readRendering(
      bodies.map((body) => ({ body })),
      declaration,
    ),
  );
  expect(found.map(({ got }) => got).sort()).toEqual(deprecated.sort());
  expect(found.length).toBeGreaterThan(0);
});
