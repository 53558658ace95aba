/** The app's service account; undefined where its pods act as the namespace's default one. */
import type { App } from "../model/app.gen.ts";
export function resolveServiceAccount({ service_account: own, rbac }: App): Account | undefined {
  if (own === undefined && rbac === undefined) return undefined;
  const { create, name, annotations } = typeof own === "string" ? { name: own } : (own ?? {});
  return {
    // A name alone is that of an account which is there; what belongs to an account makes it the app's own.
    create: create ?? (name === undefined || annotations !== undefined || rbac !== undefined),
    name: name ?? "",
    annotations: annotations ?? {},
  };
}

export interface Account {
  readonly create: boolean;
  /** Empty for the name of the app's objects. */
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}
