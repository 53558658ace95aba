/** Environment variables: sources are complete, no secret is in plain text, and none needs itself. */
import { isSecretName } from "../../facts/secret_names.ts";
import type { ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { circularVariables } from "./circular_variables.ts";

type Variables = Pick<App, "config" | "env" | "env_from" | "label">;

/** Of an app, with those of all apps; of an init container or a sidecar, which has only its own; or of all apps. */
export function validateVariables({ app }: { readonly app: Variables }, model?: ChartFacts): readonly Problem[] {
  return [
    ...literalSecrets(app),
    ...incompleteSources(app),
    ...circularVariables(app.label, app.env ?? {}, model?.chart.env),
  ];
}

function literalSecrets({ label, env = {}, config = {} }: Variables): Problem[] {
  const written = [
    ...Object.entries(env).map(([name, value]) => ["env", name, value] as const),
    ...Object.entries(config).map(([name, value]) => ["config", name, value] as const),
  ];
  return written
    .filter(([, name, value]) => isSecretName(name) && typeof value === "string" && value !== "")
    .map(([attribute, name]) => ({
      code: "literal-secret",
      label,
      path: joinPath(attribute, name),
      what: "looks like a secret in plain text",
      expected: "a reference to a Secret",
      fix: `write \`"${name}": ref.secret("<secret name>", "<key>")\`${attribute === "env" ? "" : " in `env`"}`,
    }));
}

function incompleteSources({ label, env_from = [] }: Variables): Problem[] {
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
