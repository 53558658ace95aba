/** Versions that a declaration does not contain: in files, and late ones. */
import { expect, test } from "@jest/globals";
import { formatProblem } from "../../model/problems.ts";
import { withVersions } from "./versions.ts";

const LABEL = "//shop:chart";
const files = new Map([["v.txt", new TextEncoder().encode(" 1.2.3\n")]]);
const status = new Map([
  ["BUILD_EMBED_LABEL", ""],
  ["STABLE_COMMIT", "abc"],
]);

test.each<[string, object, Parameters<typeof withVersions>[1], object]>([
  ["none", { chart_version: "1.0.0" }, { files }, { chart_version: "1.0.0" }],
  ["in a file", { chart_version_file: "v.txt" }, { files }, { chart_version: "1.2.3" }],
  ["of the apps, in a file", { app_version_file: "v.txt" }, { files }, { app_version: "1.2.3" }],
  [
    "late, with a key",
    { chart_version: "1.0.0", app_version_file: "v.txt" },
    { files, status, versions: { chart_version: "2.0.0-{STABLE_COMMIT}" } },
    { chart_version: "2.0.0-abc", app_version: "1.2.3" },
  ],
  [
    "late, instead of a file",
    { chart_version_file: "v.txt" },
    { files, versions: { chart_version: "2" } },
    { chart_version: "2" },
  ],
  // The schema then says what is wrong.
  [
    "braces in a declaration",
    { chart_version: "{STABLE_COMMIT}" },
    { files, status },
    { chart_version: "{STABLE_COMMIT}" },
  ],
])("%s", (_, declaration, sources, value) => {
  expect(withVersions({ label: LABEL, ...declaration }, sources)).toEqual({ value: { label: LABEL, ...value } });
});

test.each([
  [
    "2.0.0-{STABLE_X}",
    'uses `STABLE_X`, which the workspace status does not have (got "2.0.0-{STABLE_X}"); expected one of `STABLE_COMMIT`. Fix: build with `--stamp` and a `--workspace_status_command` that prints it, or use another key.',
  ],
  [
    "{BUILD_EMBED_LABEL}",
    'uses `BUILD_EMBED_LABEL`, which the workspace status does not have (got "{BUILD_EMBED_LABEL}"); expected one of `STABLE_COMMIT`. Fix: build with `--stamp --embed_label=<version>`.',
  ],
])("%s is not known", (chart_version, text) => {
  const { problems = [] } = withVersions({ label: LABEL }, { files, status, versions: { chart_version } });
  expect(problems.map(formatProblem)).toEqual([`${LABEL}: chart_version: ${text} [unknown-status-key]`]);
});
