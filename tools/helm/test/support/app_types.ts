/** The app types by what they have, so that what tests say of one holds for a new one too. */
import { APP_TYPES, type AppTypeTraits } from "../../facts/app_types.ts";
import type { AppType } from "../../model/types.ts";

export const TYPES = Object.keys(APP_TYPES) as AppType[];

export function typesWithTrait(trait: keyof AppTypeTraits): readonly AppType[] {
  return TYPES.filter((type) => (APP_TYPES[type][trait] ?? false) !== false);
}

/** What the type of a declaration gets. One that there is not is as the default is. */
export function traitsOfDeclared(app_type: unknown): AppTypeTraits {
  return APP_TYPES[app_type as AppType] ?? APP_TYPES["internal-api"];
}
