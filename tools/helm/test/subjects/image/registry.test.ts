/** `global.imageRegistry`: a registry with copies goes in front of every image, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { FULL } from "../../corpus/full_apps.ts";
import { TYPES } from "../../support/app_types.ts";
import { app, chart, chartOf, filesOf, isWorkload, podOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const MIRROR = "mirror.example.com:5000/copies";
const CONTAINERS = {
  sidecars: { proxy: { image: "registry.example.com/proxy", image_tag: "1.0" } },
  init_containers: { wait: {} },
};

describe.each(HELMS)("%s", (_, helm) => {
  const imagesIn = (directory: string, values = {}): readonly string[] =>
    render(helm, directory, { values })
      .filter(isWorkload)
      .flatMap((workload) => {
        const { containers, initContainers = [] } = podOf(workload).spec;
        return [...containers, ...initContainers].map(({ image }) => image);
      });

  test("each image of each container of each type, and nothing else, comes from the registry", () => {
    const apps = TYPES.map((app_type) =>
      app({ app_name: app_type.replace("-", "_"), app_type, ...FULL[app_type], ...CONTAINERS }),
    );
    const directory = chartOf({ apps });
    const images = imagesIn(directory);
    expect(images.length).toBeGreaterThanOrEqual(3 * TYPES.length);
    const mirrored = imagesIn(directory, { "global.imageRegistry": MIRROR });
    expect(mirrored).toEqual(images.map((image) => `${MIRROR}/${image}`));
  });

  test.each([
    [{ image: "nginx", image_tag: "1.0" }, "nginx:1.0"],
    [{ image: "nginx", image_digest: `sha256:${"0".repeat(64)}` }, `nginx@sha256:${"0".repeat(64)}`],
    // A reference has no port but in its first part.
    [{ image: "registry.example.com:5000/shop/api", image_tag: "1.0" }, "registry.example.com/shop/api:1.0"],
  ])("%j", (attributes, copied) => {
    const directory = chartOf({ apps: [app(attributes)] });
    expect(imagesIn(directory, { "global.imageRegistry": MIRROR })).toEqual([`${MIRROR}/${copied}`]);
  });

  test.each(["https://mirror.example.com", "mirror.example.com/", "Mirror/UPPER", "a b"])(
    "`%s` is refused",
    (registry) => {
      expect(() => imagesIn(chartOf({}), { "global.imageRegistry": registry })).toThrow("imageRegistry");
    },
  );
});

test("the lock file lists the copies that an environment runs, next to the originals", () => {
  const environments = { airgapped: { global: { imageRegistry: MIRROR } } };
  const apps = [app({ image: "registry.example.com:5000/shop", image_tag: "1.0" })];
  const { images } = JSON.parse(String(filesOf({ chart: chart({ environments }), apps }).get("images.lock.json")));
  expect(images).toMatchObject([
    { repository: `${MIRROR}/registry.example.com/shop` },
    { repository: "registry.example.com:5000/shop" },
  ]);
});
