/** Environment variables: sources are complete, and no secret stands in the clear. */
import { joinPath, type Problem } from "../problems.ts";
import type { App } from "../types.ts";

const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

/** Whether a variable of that name most likely holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

type Environment = Pick<App, "label" | "env" | "env_from">;

export function validateEnvironment(app: Environment): readonly Problem[] {
  return [...literalSecrets(app), ...incompleteSources(app)];
}

function literalSecrets({ label, env = {} }: Environment): Problem[] {
  return Object.entries(env)
    .filter(([name, value]) => isSecretName(name) && typeof value === "string" && value !== "")
    .map(([name]) => ({
      code: "literal-secret",
      label,
      path: joinPath("env", name),
      what: "looks like a secret in the clear",
      expected: "a reference to a Secret",
      fix: `write \`"${name}": ref.secret("<secret name>", "<key>")\``,
    }));
}

function incompleteSources({ label, env_from = [] }: Environment): Problem[] {
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
