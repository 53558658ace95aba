/** Policies are named in `checks` as checks are: `policy:<name>`. */

const PREFIX = "policy:";

export function policyCode(name: string): string {
  return `${PREFIX}${name}`;
}

export function isPolicyCode(code: string): boolean {
  return code.startsWith(PREFIX);
}
