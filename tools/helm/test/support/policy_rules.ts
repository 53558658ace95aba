/** The rules in `docs/policies.md`: each a policy, an app that breaks it, and what the build says. */
import { parseYaml } from "../../base/yaml.ts";
import { readText } from "../../system/io.ts";
import type { Attributes } from "./charts.ts";

export interface PolicyRule {
  readonly title: string;
  /** The policy, its binding and its parameters. */
  readonly policy: string;
  readonly app: Attributes;
  readonly output: string;
}

export const POLICIES_PAGE = readText("docs/policies.md");

export const POLICY_RULES: readonly PolicyRule[] = [
  ...POLICIES_PAGE.matchAll(
    /^### (.*)\n\n```yaml\n([\s\S]*?)```\n\n```starlark\n([\s\S]*?)```\n\n```\n([\s\S]*?)\n```/gm,
  ),
].map(([, title = "", policy = "", call = "", output = ""]) => ({ title, policy, app: attributesIn(call), output }));

/** The arguments of a call, one on each line. */
function attributesIn(call: string): Attributes {
  const lines = [...call.matchAll(/^ {4}(\w+) = (.*),$/gm)];
  const values = Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, parseYaml(value).values?.[0]]));
  const { name, ...attributes } = values;
  return { app_name: name, ...attributes };
}
