/** Environments stay: releases were made of them. */
import type { UpgradeCheck } from "../types.ts";
import { nextBreaking } from "../versions.ts";

export const removedEnvironment: UpgradeCheck = {
  code: "removed-environment",
  description: "Environments stay, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: ({ previous, next }) =>
    previous.environments
      .filter((name) => !next.environments.includes(name))
      .map((name) => ({
        place: `environments.${name}`,
        what: `is no longer there: \`--values values-${name}.yaml\` fails, and nothing tells what becomes of its releases`,
        expected: `the environment, or version ${nextBreaking(previous.version)}`,
        fix: `keep it, or set \`chart_version = "${nextBreaking(previous.version)}"\``,
      })),
};
