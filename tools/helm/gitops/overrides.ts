/** Attributes that are different in an environment. */
import { joinPath } from "../model/problems.ts";
import { unknownEnvironment } from "./targets.ts";
import type { Unlabelled } from "./types.ts";

interface Overridable<Attributes> {
  readonly overrides?: Readonly<Record<string, Attributes>>;
}

/** The declaration as it is for an environment. */
export function attributesIn<Declaration extends Overridable<object>>(
  declaration: Declaration,
  environment: string | undefined,
): Declaration {
  const own = environment === undefined ? undefined : declaration.overrides?.[environment];
  return { ...declaration, ...own };
}

export function validateOverrides(
  { overrides = {} }: Overridable<object>,
  environments: readonly string[],
): readonly Unlabelled[] {
  return Object.keys(overrides).flatMap((name) => unknownEnvironment(joinPath("overrides", name), name, environments));
}

/** The declaration for all environments and for each that differs, with the path of its attributes. */
export function eachPart<Attributes extends object>(
  declaration: Attributes & Overridable<Attributes>,
): readonly (readonly [path: string, attributes: Attributes])[] {
  const own = Object.entries(declaration.overrides ?? {});
  return [["", declaration], ...own.map(([name, attributes]) => [joinPath("overrides", name), attributes] as const)];
}
