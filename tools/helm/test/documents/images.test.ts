/** The table in `docs/images.md`: with its attributes, each image has a user and can write where it has to. */
import { describe, expect, test } from "@jest/globals";
import { majorOf, STOCK_IMAGES, stockImageOf } from "../../facts/stock_images.ts";
import { readText } from "../../system/io.ts";
import { type Attributes, app, chart, filesOf, type KubernetesObject, podOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { renderUmbrella, umbrellasOf } from "../support/umbrella.ts";

const codes = (cell: string) => [...cell.matchAll(/`(.+?)`/g)].map(([, code = ""]) => code);

const ROWS = readText("docs/images.md")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line, index) => {
    const [, images = "", user = "", writes = "", attributes = ""] = line.split("|");
    const [code = ""] = codes(attributes);
    return {
      name: images.trim(),
      images: codes(images),
      user: Number.parseInt(user, 10),
      paths: codes(writes).filter((path) => path.startsWith("/")),
      attributes: JSON.parse(code) as Attributes,
      chart: `image-${index}`,
    };
  });

const CHARTS = ROWS.map(({ chart: chart_name, images, attributes }) => {
  const stock = app({
    app_name: "stock",
    app_type: "stateful-service",
    image: `docker.io/library/${images[0]}`,
    ...attributes,
  });
  return { name: chart_name, files: filesOf({ chart: chart({ chart_name }), apps: [stock] }) };
});

test("has every stock image that the check knows, with its user", () => {
  const users = Object.fromEntries(
    ROWS.flatMap(({ images, user, attributes }) => {
      const { run_as_user = 0 } = attributes["security_context"] as { readonly run_as_user?: number };
      return images.map((image) => [image, { user: Number.isNaN(user) ? run_as_user : user }]);
    }),
  );
  expect(users).toEqual(Object.fromEntries(Object.entries(STOCK_IMAGES).map(([name, { user }]) => [name, { user }])));
});

test.each([
  ["redis", "redis"],
  ["redis:8@sha256:0", "redis"],
  ["docker.io/redis:8", "redis"],
  ["docker.io/library/redis", "redis"],
  ["library/redis:8", "redis"],
  ["ghcr.io/acme/redis:8", undefined],
  ["acme/redis:8", undefined],
  ["redis-stack:8", undefined],
  ["constructor", undefined],
])("%s is the stock image %s", (image, name) => {
  expect(stockImageOf(image)).toBe(name);
});

test.each([
  ["postgres:17.5", 17],
  ["registry.example.com:5000/postgres:9-alpine", 9],
  ["registry.example.com:5000/postgres", undefined],
  ["postgres:alpine", undefined],
])("%s has the major version %s", (image, major) => {
  expect(majorOf(image)).toBe(major);
});

describe.each(HELMS)("%s", (_, helm) => {
  const rendered = new Map(umbrellasOf(CHARTS).flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));

  test.each(ROWS.map((row) => [row.name, row] as const))("%s", (_name, { chart: name, paths, attributes }) => {
    const workload = (rendered.get(name) ?? []).find(({ kind }) => kind === "StatefulSet");
    const { securityContext, containers } = podOf(workload).spec;
    const { run_as_user } = attributes["security_context"] as { readonly run_as_user: number };
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: run_as_user });
    const [{ securityContext: own, volumeMounts }] = containers;
    expect(own.readOnlyRootFilesystem).toBe(true);
    const writable = volumeMounts.filter(({ readOnly }: KubernetesObject) => readOnly !== true);
    const mounted = writable.map(({ mountPath }: KubernetesObject) => mountPath);
    expect(mounted).toEqual(expect.arrayContaining([...paths, "/tmp"]));
  });
});
