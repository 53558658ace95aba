/** Environment variables: sources are complete, and no secret stands in the clear. */
import { joinPath, type Problem } from "../problems.ts";
import type { App } from "../types.ts";

const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

export function validateEnvironment(app: App): readonly Problem[] {
  return [...literalSecrets(app), ...incompleteSources(app)];
}

function literalSecrets({ label, env = {} }: App): Problem[] {
  return Object.entries(env)
    .filter(([name, value]) => SECRET_NAME.test(name) && typeof value === "string" && value !== "")
    .map(([name]) => ({
      code: "literal-secret",
      label,
      path: joinPath("env", name),
      what: "looks like a secret in the clear",
      expected: "a reference to a Secret",
      fix: `write \`"${name}": ref.secret("<secret name>", "<key>")\``,
    }));
}

function incompleteSources({ label, env_from = [] }: App): Problem[] {
  return env_from.flatMap((source, index) => {
    const given = [source.secret, source.config_map].filter((name) => name !== undefined);
    if (given.length === 1) return [];
    return {
      code: "invalid-value",
      label,
      path: `env_from[${index}]`,
      what: "does not name exactly one source",
      got: source,
      expected: "either `secret` or `config_map`",
      fix: 'write `{"secret": "<name>"}` or `{"config_map": "<name>"}`',
    };
  });
}
