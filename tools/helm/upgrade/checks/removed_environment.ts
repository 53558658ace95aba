/** Environments stay: releases use them. */
import type { UpgradeCheck } from "../types.ts";
import { nextBreaking } from "../versions.ts";

export const removedEnvironment: UpgradeCheck = {
  code: "removed-environment",
  severity: "error",
  description: "No environment is removed, unless the version allows breaking changes.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: ({ previous, next }) =>
    previous.environments
      .filter((name) => !next.environments.includes(name))
      .map((name) => ({
        place: `environments.${name}`,
        what: `is no longer there: \`--values values-${name}.yaml\` fails, and its releases have no successor`,
        expected: `the environment, or version ${nextBreaking(previous.version)}`,
        fix: `keep it, or set \`chart_version = "${nextBreaking(previous.version)}"\``,
      })),
};
