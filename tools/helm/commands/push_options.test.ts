import { describe, expect, test } from "@jest/globals";
import { readPushOptions } from "./push_options.ts";

test("ours and Helm's, side by side", () => {
  const args = [
    "--plain-http",
    "--repository",
    "oci://a/b",
    "--ca-file",
    "ca.pem",
    "--output=json",
    "--timeout=1m",
    "--retries=0",
  ];
  expect(readPushOptions(args)).toEqual({
    repository: "oci://a/b",
    isJson: true,
    timeout: 60,
    retries: 0,
    helm: ["--plain-http", "--ca-file", "ca.pem"],
  });
  expect(readPushOptions([])).toEqual({ repository: undefined, isJson: false, timeout: 120, retries: 3, helm: [] });
});

describe("options that are wrong", () => {
  test.each([
    ["--output=yaml", "--output=yaml: expected `json` or `table`"],
    ["--timeout=10", "--timeout=10: expected a time such as 30s, 2m or 1h"],
    ["--timeout=0s", "--timeout=0s: expected a time such as 30s, 2m or 1h"],
    ["--retries=-1", "--retries=-1: expected a number from 0 to 99"],
    [
      "--password=secret",
      "--password: other users of this machine can read it in the list of processes; use `helm registry login --password-stdin` or `docker login`",
    ],
  ])("%s", (argument, message) => {
    expect(() => readPushOptions([argument])).toThrow(message);
  });
});
