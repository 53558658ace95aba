/** The chart contains no private key or token, under any name. */
import { textsOf } from "../objects/texts.ts";
import type { ObjectCheck } from "../types.ts";

/** Shapes that nothing else has, as documented by the issuers. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  "an AWS access key": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  "a GitHub token": /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{82})\b/,
  "a GitLab token": /\bglpat-[0-9A-Za-z_-]{20}/,
  "a Google API key": /\bAIza[0-9A-Za-z_-]{35}/,
  "a JSON web token": /\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}/,
  "an npm token": /\bnpm_[0-9A-Za-z]{36}\b/,
  "a Slack token": /\bxox[abeprs]-[0-9A-Za-z-]{10,}/,
  "a Stripe key": /\b[rs]k_live_[0-9A-Za-z]{24,}/,
};

export const literalToken: ObjectCheck = {
  code: "literal-token",
  severity: "error",
  about: "practice",
  description: "Settings, arguments and annotations contain no private keys or access tokens.",
  source: "Kubernetes: Good practices for Kubernetes Secrets",
  run: (rendering) =>
    textsOf(rendering).flatMap(({ object, path, text }) =>
      Object.entries(SHAPES)
        .filter(([, shape]) => shape.test(text))
        .map(([name]) => ({
          object,
          path,
          what: `contains ${name}, which anyone who can read the chart can use`,
          expected: "a reference to a Secret",
          fix: { app: "revoke it, put a new one into a Secret, and refer to it with `ref.secret` or `secrets`" },
        })),
    ),
};
