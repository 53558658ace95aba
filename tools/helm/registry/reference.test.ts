import { describe, expect, test } from "@jest/globals";
import { hostOf, referenceOf, repositoryProblem } from "./reference.ts";

describe("a repository", () => {
  test.each(["oci://registry.example.com", "oci://registry.example.com:5000/charts", "oci://[::1]:5000/a/b_c/d-e.f"])(
    "%s",
    (text) => {
      expect(repositoryProblem(text)).toBeUndefined();
    },
  );

  test.each([
    ["", "no-repository", 'set `repository = "oci://…"` in the chart, or pass `-- --repository=oci://…`'],
    [
      "https://charts.example.com/charts",
      "invalid-repository",
      "write `oci://`; for plain HTTP, also pass `--plain-http`",
    ],
    ["registry.example.com/charts", "invalid-repository", "correct it"],
    ["oci://registry.example.com/Acme", "invalid-repository", "correct it"],
    ["oci://registry.example.com/charts/", "invalid-repository", "correct it"],
    ["oci://registry.example.com/charts:1.0.0", "invalid-repository", "correct it"],
    ["oci://user:password@registry.example.com/charts", "invalid-repository", "correct it"],
  ])("%j is none", (text, code, fix) => {
    expect(repositoryProblem(text)).toMatchObject({ code, fix });
  });
});

test("a version in it has no `+`", () => {
  const chart = { name: "shop", version: "1.2.0+b.1" };
  expect(referenceOf("oci://registry.example.com:5000/charts", chart)).toBe(
    "registry.example.com:5000/charts/shop:1.2.0_b.1",
  );
  expect(hostOf("oci://registry.example.com:5000/charts")).toBe("registry.example.com:5000");
});
