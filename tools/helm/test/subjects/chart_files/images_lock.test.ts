/** images.lock.json, byte for byte: a person reads its diff. */
import { expect, test } from "@jest/globals";
import { app, chart, filesOf } from "../../support/charts.ts";

test("each image once, including those of other containers, and an app version in the form of a tag", () => {
  const proxy = { image: "registry.example.com/proxy", image_tag: "1.0" };
  const apps = [
    app({ app_name: "front_api", image: "registry.example.com/shop", sidecars: { proxy } }),
    app({
      app_name: "back_api",
      image: "registry.example.com/shop",
      init_containers: { wait: proxy },
      sidecars: { proxy },
    }),
  ];
  const files = filesOf({ chart: chart({ app_version: "2026.1.0+b3" }), apps });
  const image = (app: string, name: string, tag: string) => `    {
      "app": "${app}",
      "repository": "registry.example.com/${name}",
      "tag": "${tag}",
      "digest": null
    }`;
  const images = [
    image("back_api", "proxy", "1.0"),
    image("back_api", "shop", "2026.1.0_b3"),
    image("front_api", "proxy", "1.0"),
    image("front_api", "shop", "2026.1.0_b3"),
  ];
  expect(String(files.get("images.lock.json"))).toBe(`{\n  "images": [\n${images.join(",\n")}\n  ]\n}\n`);
});
